import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { noFilter } from '#domain/document/filter';
import { EmptyState } from '~/ui/empty-state';
import { TableLoading } from '~/ui/loading';
import { PlanGrid } from '../grid/plan-grid';
import { usePlan } from '../plan/plan-context';
import { readView, type ViewName, writeFilter } from './address';
import { useAddress } from './use-address';
import { useShown } from './use-shown';
import { ViewBar } from './view-bar';
import { ViewBoundary } from './view-boundary';

/** Loaded when somebody looks at them: most people only ever see the table. */
const views = {
  timeline: lazy(() => import('./timeline/timeline')),
  board: lazy(() => import('./board/board')),
  calendar: lazy(() => import('./calendar/calendar')),
  text: lazy(() => import('./prose/prose')),
} satisfies Record<Exclude<ViewName, 'table'>, unknown>;

/** The rows of a plan in the view that was chosen. `begun`: see PlanGrid. */
export function PlanViews({ begun }: { begun: string | null }) {
  const { snapshot } = usePlan();
  const { params } = useAddress();
  const view = readView(params, snapshot.kind);
  return (
    <>
      <ViewBar view={view} />
      {view === 'table' ? <PlanGrid begun={begun} /> : <Lazy view={view} />}
    </>
  );
}

function Lazy({ view }: { view: Exclude<ViewName, 'table'> }) {
  const { activities } = useShown();
  const { change } = useAddress();
  const { t } = useTranslation('views');
  // The text says more than its activities.
  if (activities.length === 0 && view !== 'text') {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('filter.noneMatch')}
        action={
          <Button variant="light" onClick={() => change((before) => writeFilter(before, noFilter))}>
            {t('filter.clear')}
          </Button>
        }
      />
    );
  }
  const View = views[view];
  return (
    <ViewBoundary key={view} message={t('view.failed')}>
      <Suspense fallback={<TableLoading lines={12} />}>
        <View />
      </Suspense>
    </ViewBoundary>
  );
}
