import { IconStarFilled } from '@tabler/icons-react';
import { Fragment, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { activityNumber } from '#domain/import/numbers';
import { useFormat } from '~/i18n/format';
import { usePlan } from '../plan/plan-context';
import { isBlank, RichView } from '../text/rich-view';
import classes from './cells.module.css';
import { type EntriesColumn, entriesOf, nameOf } from './entries';
import { PeriodView } from './period-view';
import { ProposedEntry } from './proposed-entry';
import { StatusView } from './status-view';

/** What a cell shows while nobody writes in it. */
export const CellView = memo(function CellView(props: {
  activity: ActivitySnapshot;
  column: ColumnId;
  /** Whether Tab reaches what can be pressed in it; in the grid the cell's own keys do. */
  tabbable?: boolean;
}) {
  const { activity, column, tabbable = false } = props;
  const { t } = useTranslation('documents');
  const format = useFormat();
  switch (column) {
    case 'title':
      return activity.title === '' ? (
        <span className={classes.untitled}>{t('plan.untitled')}</span>
      ) : (
        <span className={classes.title} dir="auto">
          {activity.title}
        </span>
      );
    case 'number':
      return (
        <bdi dir="ltr" title={activity.number}>
          {shortNumber(activity.number)}
        </bdi>
      );
    case 'kind':
      return activity.kind === null ? null : t(`activityKind.${activity.kind}`);
    case 'period':
      return <PeriodView period={activity.period} />;
    case 'quantity':
      return activity.quantity === null ? null : format.number(activity.quantity);
    case 'minutes':
      return activity.minutes === null ? null : t('cell.minutes', { count: activity.minutes });
    case 'startsAt':
      return <bdi dir="ltr">{activity.startsAt}</bdi>;
    case 'targetGroup':
      return <span dir="auto">{activity.targetGroup}</span>;
    case 'remarks':
    case 'expectedResult':
      return isBlank(activity[column]) ? null : (
        <div className={classes.clamp}>
          <RichView node={activity[column]} />
        </div>
      );
    case 'status':
      return <StatusView activity={activity} tabbable={tabbable} />;
    default:
      return <EntriesView activity={activity} column={column} />;
  }
});

function EntriesView({ activity, column }: { activity: ActivitySnapshot; column: EntriesColumn }) {
  const { choices } = usePlan();
  const { t } = useTranslation('documents');
  const entries = entriesOf(activity, column);
  const alternatives = column === 'places' && activity.placesMode === 'any';
  return (
    <span className={classes.chips}>
      {entries.map((entry, index) => (
        <Fragment key={entry.key}>
          {alternatives && index > 0 ? <span className={classes.between}>{t('plan.or')}</span> : null}
          {entry.proposed && !entry.organisationId ? (
            <ProposedEntry activity={activity} entry={entry} />
          ) : (
            <span
              className={classes.chip}
              data-known={entry.organisationId ? true : undefined}
              data-lead={entry.lead || undefined}
            >
              {entry.lead ? <IconStarFilled size={11} aria-label={t('cell.lead')} /> : null}
              <bdi>{nameOf(column, entry, choices)}</bdi>
            </span>
          )}
        </Fragment>
      ))}
    </span>
  );
}

/** "Activité.3. 1." reads 3.1; what was written is kept and shows when edited. */
function shortNumber(written: string): string {
  return activityNumber(`${written} .`).number ?? written;
}
