/** Addresses that lead nowhere: said within the page's frame, in the person's language. */
export const loader = () => {
  throw Response.json({ code: 'not-found' }, { status: 404 });
};

export default function NotFound() {
  return null;
}
