import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ReportView } from '~/features/reports/reader/report-view';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.frozen.content.title} – Jalon` : 'Jalon' },
];

const addressSchema = z.object({
  reportId: z.uuid(),
  edition: z.coerce.number().int().positive().optional(),
});

/** The edition comes with the page itself: it is read, printed and kept without any script. */
export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  const edition = new URL(request.url).searchParams.get('edition') ?? undefined;
  const input = addressSchema.safeParse({ reportId: params.reportId, edition });
  if (!input.success) throw new Response(null, { status: 404 });
  return context.api.report.readEdition(input.data);
};

export default function ReadReport() {
  const { frozen, editions } = useLoaderData<typeof loader>();
  return <ReportView frozen={frozen} editions={editions} />;
}
