import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { interfaceLanguages } from '#domain/language';
import { localPath } from '~/ui/shell/local-path';

const schema = z.object({ language: z.enum(interfaceLanguages), next: z.string().nullish() });

export const loader = () => redirect('/');

/** Chooses the language of the interface: on this device, and for the person when signed in. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const form = schema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw data({ code: 'invalid' }, { status: 400 });
  const cookie = await context.chooseLanguage(form.data.language);
  return redirect(localPath(form.data.next), { headers: { 'Set-Cookie': cookie } });
};
