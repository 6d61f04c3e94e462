import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ReportPage } from '~/features/reports/editor/report-page';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  const id = z.uuid().safeParse(params.reportId);
  // An address that no report can have reads like one that none has.
  if (!id.success) throw new Response(null, { status: 404 });
  const input = { reportId: id.data };
  const { queries } = context;
  const state = await context.prefetch([
    queries.report.get.queryOptions(input),
    queries.report.preview.queryOptions(input),
  ]);
  return { ...state, reportId: id.data };
};

export default function ReportRoute() {
  const { reportId } = useLoaderData<typeof loader>();
  return <ReportPage key={reportId} reportId={reportId} />;
}
