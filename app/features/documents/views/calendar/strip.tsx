import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { usePlan } from '../../plan/plan-context';
import { usePeriodWords } from '../use-period-words';
import classes from './calendar.module.css';

/** How many are shown before somebody asks for all. */
const FEW = 8;

/** Activities that are on no day: known to the month or less, or not dated at all. */
export function Strip(props: { label: string; activities: readonly ActivitySnapshot[]; undated?: boolean }) {
  const { label, activities, undated = false } = props;
  const { t } = useTranslation('views');
  const [all, setAll] = useState(false);
  const labelId = useId();
  if (activities.length === 0) return null;
  const shown = all ? activities : activities.slice(0, FEW);
  return (
    <section className={classes.strip} aria-labelledby={labelId} data-undated={undated || undefined}>
      <h2 id={labelId} className={classes.stripLabel}>
        {label}
      </h2>
      <ul className={classes.chips}>
        {shown.map((activity) => (
          <li key={activity.id}>
            <Chip activity={activity} />
          </li>
        ))}
      </ul>
      {activities.length > FEW ? (
        <Button size="compact-xs" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('calendar.fewer') : t('calendar.more', { number: activities.length - FEW })}
        </Button>
      ) : null}
    </section>
  );
}

function Chip({ activity }: { activity: ActivitySnapshot }) {
  const { open } = usePlan();
  const { t } = useTranslation('documents');
  const when = usePeriodWords(activity.period);
  return (
    <button
      type="button"
      className={classes.chip}
      data-unconfirmed={activity.period?.confirmed === false || undefined}
      onClick={() => open(activity.id)}
    >
      <bdi className={classes.chipTitle}>{activity.title || t('plan.untitled')}</bdi>{' '}
      <bdi className={classes.when}>{when}</bdi>
    </button>
  );
}
