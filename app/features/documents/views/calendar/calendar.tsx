import { ActionIcon, Button, Group, SegmentedControl, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lastDayOf } from '#domain/document/filter';
import { dateIn } from '#domain/period/calendar';
import { overlaps } from '#domain/period/compare';
import { useFormat } from '~/i18n/format';
import { useSignedIn } from '~/routes/layout';
import { readMonth } from '../address';
import { useAddress } from '../use-address';
import { useShown } from '../use-shown';
import classes from './calendar.module.css';
import { byDates, monthsAfter, openingMonth } from './calendar-days';
import { CalendarList } from './calendar-list';
import { MonthGrid } from './month-grid';
import { Strip } from './strip';

/** The activities by date: a month at a time, or as one list. Which one and which month stand in the address. */
export default function Calendar() {
  const { activities } = useShown();
  const { network } = useSignedIn();
  const { params, wanted, set } = useAddress();
  const { t } = useTranslation(['views', 'documents']);
  const format = useFormat();
  const narrow = useMediaQuery('(max-width: 48em)', false);
  const today = dateIn(new Date(), network.timeZone);
  const { dated, undated } = useMemo(() => byDates(activities), [activities]);
  const month = readMonth(params, 'month') ?? openingMonth(dated, today);
  const asList = params.get('as') === 'list';
  const inMonth = useMemo(
    () => dated.filter(({ period }) => overlaps(period, `${month}-01`, lastDayOf(month))),
    [dated, month],
  );
  const go = (to: string) => set('month', to);
  return (
    <section className={classes.calendar} aria-label={t('calendar.label')}>
      <Group justify="space-between" gap="xs">
        {asList ? (
          <span />
        ) : (
          <Group gap={6}>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={t('calendar.previous')}
              onClick={() => go(monthsAfter(month, -1))}
            >
              <IconChevronLeft size={18} className="mirrored" aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={t('calendar.next')}
              onClick={() => go(monthsAfter(month, 1))}
            >
              <IconChevronRight size={18} className="mirrored" aria-hidden />
            </ActionIcon>
            <Title order={2} fz="lg" className={classes.month} aria-live="polite">
              {format.month(month)}
            </Title>
            <Button variant="subtle" size="compact-sm" onClick={() => go(today.slice(0, 7))}>
              {t('calendar.today')}
            </Button>
          </Group>
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('calendar.as')}
          value={wanted.get('as') === 'list' ? 'list' : 'month'}
          onChange={(as) => set('as', as === 'list' ? as : null)}
          data={[
            { value: 'month', label: t('calendar.month') },
            { value: 'list', label: t('calendar.list') },
          ]}
        />
      </Group>
      {asList ? (
        <CalendarList dated={dated} undated={undated} />
      ) : (
        <>
          <MonthGrid dated={dated} month={month} today={today} small={narrow === true} />
          {/* A telephone's day has no room for words. */}
          {narrow ? <CalendarList dated={inMonth} undated={[]} /> : null}
          <Strip label={t('documents:plan.toFix')} activities={undated} undated />
        </>
      )}
    </section>
  );
}
