import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { kindDefinitions } from '#domain/document/kinds';
import { choiceLists } from '~/features/documents/plan/choice-lists';
import { PlanPage, type PlanSlots } from '~/features/documents/plan/plan-page';
import { unlessOnlySearchChanged } from '~/revalidation';
import { useTRPC } from '~/trpc/client';
import { later, laterPart } from '~/ui/later';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Jalon` }];

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { documentId = '' } = params;
  const { api, queries, signedIn } = context;
  const head = await api.document.get({ documentId });
  const lists = signedIn ? choiceLists(signedIn.actor, head.kind) : new Set();
  const state = await context.prefetch([
    queries.document.get.queryOptions({ documentId }),
    // What the cells name: otherwise they show an ellipsis until it comes.
    ...(lists.has('organisations') ? [queries.organisation.list.queryOptions()] : []),
    ...(lists.has('projects') ? [queries.project.list.queryOptions()] : []),
    ...(lists.has('indicators') ? [queries.indicator.list.queryOptions()] : []),
    // Else the columns move under the eyes of who opens it on another device.
    ...(kindDefinitions[head.kind].columns.length > 0
      ? [queries.people.columnLayout.queryOptions({ kind: head.kind })]
      : []),
  ]);
  return { ...state, title: head.title };
};

/** Opening a panel and filtering change the address only; what the loader gave is still true. */
export const shouldRevalidate = unlessOnlySearchChanged;

export default function PlanRoute() {
  const { documentId = '' } = useParams();
  const trpc = useTRPC();
  const { data: head } = useSuspenseQuery(trpc.document.get.queryOptions({ documentId }));
  return <PlanPage key={documentId} head={head} slots={slots} />;
}

/** Loaded when a panel or the dialog first opens. */
const ReportStatus = laterPart(
  later(() => import('~/features/activities/report-status')),
  (part) => part.ReportStatus,
);
const StatusHistory = laterPart(
  later(() => import('~/features/activities/status-history')),
  (part) => part.StatusHistory,
  null,
);

const slots: PlanSlots = {
  reportStatus: (props) => <ReportStatus {...props} />,
  statusHistory: (props) => <StatusHistory {...props} />,
};
