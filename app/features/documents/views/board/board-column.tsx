import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityStatus } from '#domain/activities/status';
import type { ActivitySnapshot } from '#domain/document/read';
import { StatusBadge } from '~/ui/status-badge';
import classes from './board.module.css';
import { Card, type CardHandlers } from './card';
import type { CardPlace } from './next-card';

/** One column of a board, of which only the cards in sight are drawn. */
export const BoardColumn = memo(function BoardColumn(props: {
  id: string;
  title: string;
  /** What a card becomes here; null: it is no status that can be reported. */
  status: ActivityStatus | null;
  cards: readonly ActivitySnapshot[];
  active: string | null;
  /** The card that the keyboard goes to; the same object is the same going. */
  goTo: CardPlace | null;
  /** Whether statuses can be reported from this board. */
  reports: boolean;
  /** Whether the card that is on its way may be left here. */
  takes: boolean;
  handlers: CardHandlers;
}) {
  const { id, title, status, cards, active, goTo, reports, takes, handlers } = props;
  const { t } = useTranslation('views');
  const headId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const pending = useRef<string | null>(null);
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 112,
    getItemKey: (index) => cards[index]?.id ?? index,
    overscan: 4,
    gap: 8,
    paddingStart: 2,
    paddingEnd: 8,
  });
  const column = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody goes to a card once, wherever it moves later
  useEffect(() => {
    const index = goTo === null ? -1 : cards.findIndex(({ id: card }) => card === goTo.card);
    if (goTo === null || index < 0) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    pending.current = goTo.card;
  }, [goTo]);
  // A card that is far away is drawn only after scrolling to it: until then the focus waits.
  useEffect(() => {
    if (pending.current !== null && focusCard(column.current, pending.current)) pending.current = null;
  });
  const target = takes && status !== null;
  return (
    <section
      ref={column}
      aria-labelledby={headId}
      className={classes.column}
      data-column-key={id}
      data-target={target || undefined}
      data-over={(over && target) || undefined}
      onDragOver={(event) => {
        if (!target) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (target) handlers.drop(id);
      }}
    >
      <h2 id={headId} className={classes.head}>
        {status === null ? <bdi className={classes.headText}>{title}</bdi> : <StatusBadge status={status} />}
        <Text span fz="sm" c="dimmed">
          {cards.length}
        </Text>
      </h2>
      <div ref={scroller} className={classes.cards}>
        {cards.length === 0 ? (
          <Text fz="sm" c="dimmed" px={4}>
            {t('board.empty')}
          </Text>
        ) : (
          <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const activity = cards[item.index];
              return activity ? (
                <li
                  key={activity.id}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  aria-setsize={cards.length}
                  aria-posinset={item.index + 1}
                  className={classes.place}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <Card
                    activity={activity}
                    column={id}
                    active={active === activity.id}
                    reports={reports}
                    handlers={handlers}
                  />
                </li>
              ) : null;
            })}
          </ul>
        )}
      </div>
    </section>
  );
});

function focusCard(column: HTMLElement | null, id: string): boolean {
  const card = column?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return card !== null && card !== undefined;
}
