import { useDirection, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateIn } from '#domain/period/calendar';
import { isDated } from '#domain/period/period';
import { shiftPeriod } from '#domain/period/shift';
import { useSignedIn } from '~/routes/layout';
import { useSteady } from '../../grid/use-steady';
import { usePlan } from '../../plan/plan-context';
import { useRoving } from '../use-roving';
import { useShown } from '../use-shown';
import { Legend } from './legend';
import { beginning, monthAt, scaleOf, unitsOf } from './scale';
import classes from './timeline.module.css';
import { TimelineBand } from './timeline-band';
import { TimelineHead } from './timeline-head';
import { type BarHandlers, TimelineRow } from './timeline-row';
import { hasDates, timelineRows } from './timeline-rows';
import { useBarDrag } from './use-bar-drag';
import { useTimelineKeys } from './use-timeline-keys';
import { useWritePeriod } from './use-write-period';

const heights = { wide: { activity: 46, band: 32 }, narrow: { activity: 68, band: 34 } };

/**
 * The activities on a line of time, in their sections; what has no date yet stands in a lane of its own, and is dragged
 * from there onto a month.
 */
export default function Timeline() {
  const { snapshot, writable, open } = usePlan();
  const { sections, activities } = useShown();
  const { network } = useSignedIn();
  const { t } = useTranslation('views');
  const { dir } = useDirection();
  const narrow = useMediaQuery('(max-width: 48em)', false);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => timelineRows({ sections, activities }), [sections, activities]);
  const today = dateIn(new Date(), network.timeZone);
  const scale = useMemo(() => {
    const periods = activities.flatMap(({ period }) => (period && isDated(period) ? [period] : []));
    return scaleOf(periods, snapshot.year, today);
  }, [activities, snapshot.year, today]);

  const height = heights[narrow ? 'narrow' : 'wide'];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => height[rows[index]?.kind === 'activity' ? 'activity' : 'band'],
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
    scrollPaddingStart: 60,
    scrollPaddingEnd: 16,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are as high as the width lets them
  useEffect(() => virtual.measure(), [narrow]);

  const ids = useMemo(() => rows.flatMap((row) => (row.kind === 'activity' ? [row.id] : [])), [rows]);
  const roving = useRoving(ids, (id) => {
    virtual.scrollToIndex(
      rows.findIndex((row) => row.id === id),
      { align: 'auto' },
    );
    return scroller.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(id)}"]`) ?? null;
  });
  const [moved, setMoved] = useState('');
  const periods = useWritePeriod(setMoved);
  const drag = useBarDrag({
    monthWidth: scale.monthWidth,
    direction: dir,
    onMove: ({ id, months, at }) => {
      const dated = activities.some((activity) => activity.id === id && hasDates(activity));
      if (dated) periods.move(id, (period) => unitsOf(period, months));
      else periods.give(id, (language) => monthAt(scale, at, language));
    },
  });
  const pressed = useTimelineKeys({ roving, direction: dir, movePeriod: periods.move });
  const handlers: BarHandlers = useSteady({
    open: (id: string) => {
      if (!drag.endsClick()) open(id);
    },
    focused: roving.focused,
    down: drag.down,
    move: drag.move,
    up: drag.up,
    cancel: drag.cancel,
  });

  const begins = useRef(false);
  useEffect(() => {
    // Once: where today is, else where the plan begins.
    if (begins.current || !scroller.current) return;
    begins.current = true;
    const at = (beginning(today) - scale.first) * scale.monthWidth;
    if (at < 0 || at > scale.months * scale.monthWidth) return;
    scroller.current.scrollLeft = (at - 120) * (dir === 'rtl' ? -1 : 1);
  });

  const todayAt = beginning(today) - scale.first;
  const hasToday = todayAt >= 0 && todayAt <= scale.months;
  const style: CSSProperties & Record<'--month' | '--months' | '--today', string | number> = {
    '--month': `${scale.monthWidth}px`,
    '--months': scale.months,
    '--today': todayAt,
  };
  return (
    <>
      <Legend />
      <div ref={scroller} className={classes.scroller} style={style}>
        {/* biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot */}
        <div
          role="grid"
          tabIndex={-1}
          aria-label={t('timeline.label')}
          aria-rowcount={rows.length + 1}
          aria-readonly={!writable}
          className={classes.whole}
          onKeyDown={pressed}
        >
          <TimelineHead scale={scale} hasToday={hasToday} />
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
            {hasToday ? <div className={classes.today} aria-hidden /> : null}
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <div
                  key={row.id}
                  role="presentation"
                  className={classes.place}
                  style={{ height: item.size, insetBlockStart: item.start }}
                >
                  {row.kind === 'activity' ? (
                    <TimelineRow
                      activity={row.activity}
                      period={shownPeriod(row.activity)}
                      index={item.index}
                      scale={scale}
                      active={roving.active === row.id}
                      dragged={drag.dragged?.id === row.id}
                      movable={writable}
                      handlers={handlers}
                    />
                  ) : (
                    <TimelineBand row={row} index={item.index} />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <VisuallyHidden role="status">{moved}</VisuallyHidden>
    </>
  );

  /** While it is dragged, a bar stands where it would be left. */
  function shownPeriod({ id, period }: (typeof activities)[number]): typeof period {
    if (drag.dragged?.id !== id) return period;
    if (!period || !isDated(period)) return monthAt(scale, drag.dragged.at, 'fr');
    return shiftPeriod(period, unitsOf(period, drag.dragged.months), 'fr');
  }
}
