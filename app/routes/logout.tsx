import { type ActionFunctionArgs, redirect } from '@remix-run/node';

/** Signing out changes something, so it is a form; the address alone does nothing. */
export const loader = () => redirect('/');

export const action = async ({ context }: ActionFunctionArgs) =>
  redirect('/login', { headers: { 'Set-Cookie': await context.signOut() } });
