import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { useFormat } from '~/i18n/format';
import { StatusBadge } from '~/ui/status-badge';
import { entriesOf, nameOf } from '../../cells/entries';
import { usePlan } from '../../plan/plan-context';
import { usePeriodWords } from '../use-period-words';
import classes from './calendar.module.css';
import type { DatedActivity } from './calendar-days';

/** The activities in the order of their dates, each in the month in which it begins; those without a date last. */
export function CalendarList(props: {
  dated: readonly DatedActivity[];
  undated: readonly ActivitySnapshot[];
}) {
  const { dated, undated } = props;
  const { t } = useTranslation('documents');
  const format = useFormat();
  const months = useMemo(() => {
    const found = new Map<string, ActivitySnapshot[]>();
    for (const { activity, period } of dated) {
      const month = period.start.slice(0, 7);
      const list = found.get(month) ?? [];
      list.push(activity);
      found.set(month, list);
    }
    return [...found];
  }, [dated]);
  return (
    <div className={classes.months}>
      {months.map(([month, list]) => (
        <Month key={month} title={format.month(month)} activities={list} />
      ))}
      {undated.length > 0 ? <Month title={t('plan.toFix')} activities={undated} /> : null}
    </div>
  );
}

function Month({ title, activities }: { title: string; activities: readonly ActivitySnapshot[] }) {
  return (
    <section aria-label={title}>
      <h2 className={classes.monthName}>{title}</h2>
      <ul className={classes.list}>
        {activities.map((activity) => (
          <Line key={activity.id} activity={activity} />
        ))}
      </ul>
    </section>
  );
}

function Line({ activity }: { activity: ActivitySnapshot }) {
  const { open, factOf, choices } = usePlan();
  const { t } = useTranslation('documents');
  const when = usePeriodWords(activity.period);
  const status = factOf(activity.id)?.status;
  const who = entriesOf(activity, 'responsibles').map((entry) => nameOf('responsibles', entry, choices));
  return (
    <li className={classes.line} data-unconfirmed={activity.period?.confirmed === false || undefined}>
      <bdi className={classes.lineWhen}>{when}</bdi>
      <span className={classes.lineWhat}>
        <button type="button" className={classes.open} dir="auto" onClick={() => open(activity.id)}>
          {activity.title || t('plan.untitled')}
        </button>
        <bdi className={classes.when}>{who.join(', ')}</bdi>
      </span>
      {status ? <StatusBadge status={status} /> : null}
    </li>
  );
}
