import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { firstScreen } from '~/ui/shell/navigation';

/** Everyone begins where their work is. */
export const loader = ({ context }: LoaderFunctionArgs) => {
  throw redirect(context.signedIn ? firstScreen(context.signedIn.actor) : '/login');
};
