import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Outlet, useRouteLoaderData } from '@remix-run/react';
import { unlessOnlySearchChanged } from '~/revalidation';
import { useLiveFacts } from '~/trpc/live';
import { BareErrorPage, ErrorPage } from '~/ui/error-page';
import { Shell } from '~/ui/shell/shell';

/** Who is signed in, for every page; nobody is sent to sign in and comes back to where they wanted to go. */
export const loader = ({ context, request }: LoaderFunctionArgs) => {
  if (!context.signedIn) {
    const { pathname, search } = new URL(request.url);
    const wanted = pathname.replace(/\.data$/, '') + search;
    throw redirect(
      wanted === '/' || wanted === '/_root' ? '/login' : `/login?next=${encodeURIComponent(wanted)}`,
    );
  }
  const { actor, person, network } = context.signedIn;
  return { actor, person: { id: person.id, name: person.name }, network };
};

export const shouldRevalidate = unlessOnlySearchChanged;

/** Who is signed in, anywhere under the layout. */
export function useSignedIn() {
  const signedIn = useRouteLoaderData<typeof loader>('routes/layout');
  if (!signedIn) throw new Error('useSignedIn is for pages under the layout.');
  return signedIn;
}

export default function SignedInLayout() {
  const signedIn = useSignedIn();
  return (
    <Shell signedIn={signedIn}>
      <LiveFacts />
      <Outlet />
    </Shell>
  );
}

function LiveFacts() {
  useLiveFacts();
  return null;
}

/** A page that fails leaves the navigation standing. */
export function ErrorBoundary() {
  const signedIn = useRouteLoaderData<typeof loader>('routes/layout');
  if (!signedIn) return <BareErrorPage />;
  return (
    <Shell signedIn={signedIn}>
      <ErrorPage />
    </Shell>
  );
}
