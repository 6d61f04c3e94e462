import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { useFormat } from '~/i18n/format';
import { StatusBadge } from '~/ui/status-badge';
import { usePlan } from '../plan/plan-context';
import classes from './cells.module.css';

/** What was reported about an activity: a fact beside the plan, never edited in it. */
export function StatusView({ activity, tabbable }: { activity: ActivitySnapshot; tabbable: boolean }) {
  const { factOf, report } = usePlan();
  const { t } = useTranslation('documents');
  const format = useFormat();
  const fact = factOf(activity.id);
  if (!fact) return null;
  return (
    <span className={classes.fact}>
      {fact.status ? <StatusBadge status={fact.status} /> : null}
      {fact.progress === null ? null : (
        <span className={classes.between}>{format.percent(fact.progress / 100)}</span>
      )}
      {fact.differing > 0 ? (
        <span className={classes.differs}>{t('status.differing', { count: fact.differing })}</span>
      ) : null}
      {fact.canReport && report ? (
        <Button
          size="compact-xs"
          variant={fact.status ? 'subtle' : 'light'}
          data-testid="report-status"
          tabIndex={tabbable ? 0 : -1}
          aria-label={`${t('row.report')}: ${activity.title}`}
          onClick={(event) => {
            event.stopPropagation();
            // In the grid it is the cell that the dialog gives the focus back to.
            event.currentTarget.closest<HTMLElement>('[data-row][data-column]')?.focus();
            report(activity.id);
          }}
        >
          {t('status.report')}
        </Button>
      ) : null}
    </span>
  );
}
