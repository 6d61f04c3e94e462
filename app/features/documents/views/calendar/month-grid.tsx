import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarMonth } from '#domain/document/filter';
import { partsOf } from '#domain/period/calendar';
import type { CalendarDate } from '#domain/period/period';
import { useFormat } from '~/i18n/format';
import { usePlan } from '../../plan/plan-context';
import classes from './calendar.module.css';
import { type DatedActivity, onCalendar, weeksOf } from './calendar-days';
import { Strip } from './strip';

/** How many a day shows before somebody asks for all. */
const FEW = 3;

/**
 * One month, a week a row. What is not known to the day stands in a strip over it, on no day. `small`: days say only
 * how many activities they have.
 */
export function MonthGrid(props: {
  dated: readonly DatedActivity[];
  month: CalendarMonth;
  today: CalendarDate;
  small: boolean;
}) {
  const { dated, month, today, small } = props;
  const { t } = useTranslation('views');
  const format = useFormat();
  const weeks = useMemo(() => weeksOf(month), [month]);
  const { fuzzy, days } = useMemo(() => onCalendar(dated, month), [dated, month]);
  const [unfolded, setUnfolded] = useState<CalendarDate | null>(null);
  return (
    <>
      <Strip label={t('calendar.fuzzy')} activities={fuzzy.map(({ activity }) => activity)} />
      <table className={classes.grid} data-small={small || undefined}>
        <caption>
          <VisuallyHidden>{format.month(month)}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" abbr={format.weekday(day)}>
                {format.weekday(day, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const entries = days.get(day) ?? [];
                const shown = unfolded === day ? entries : entries.slice(0, FEW);
                return (
                  <td
                    key={day}
                    data-outside={!day.startsWith(month) || undefined}
                    data-today={day === today || undefined}
                    aria-current={day === today ? 'date' : undefined}
                  >
                    <span className={classes.day}>
                      <span aria-hidden>{partsOf(day).day}</span>
                      <VisuallyHidden>{format.date(day)}</VisuallyHidden>
                    </span>
                    {small ? (
                      <Dots count={entries.length} />
                    ) : (
                      <ul className={classes.entries}>
                        {shown.map((each) => (
                          <li key={each.activity.id}>
                            <Entry dated={each} day={day} />
                          </li>
                        ))}
                      </ul>
                    )}
                    {!small && entries.length > FEW ? (
                      <UnstyledButton
                        className={classes.more}
                        aria-expanded={unfolded === day}
                        onClick={() => setUnfolded(unfolded === day ? null : day)}
                      >
                        {unfolded === day
                          ? t('calendar.fewer')
                          : t('calendar.more', { number: entries.length - FEW })}
                      </UnstyledButton>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Entry({ dated, day }: { dated: DatedActivity; day: CalendarDate }) {
  const { open } = usePlan();
  const { t } = useTranslation('documents');
  const { activity, period } = dated;
  return (
    <button
      type="button"
      className={classes.entry}
      data-unconfirmed={!period.confirmed || undefined}
      data-begun={period.start < day || undefined}
      data-goes-on={period.end > day || undefined}
      title={activity.title}
      onClick={() => open(activity.id)}
    >
      <bdi>{activity.title || t('plan.untitled')}</bdi>
    </button>
  );
}

function Dots({ count }: { count: number }) {
  const { t } = useTranslation('views');
  if (count === 0) return null;
  return (
    <Text span className={classes.dots} aria-label={t('calendar.onDay', { number: count })} role="img">
      {count}
    </Text>
  );
}
