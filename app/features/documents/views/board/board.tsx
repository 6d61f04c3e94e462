import { SegmentedControl, useDirection } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activityStatuses } from '#domain/activities/status';
import { groupByResponsible, groupByStatus } from '#domain/document/arrange-rows';
import { isFocusLost } from '~/ui/focus';
import { useSteady } from '../../grid/use-steady';
import { usePlan } from '../../plan/plan-context';
import { useAddress } from '../use-address';
import { useNames } from '../use-names';
import { useShown } from '../use-shown';
import classes from './board.module.css';
import { BoardColumn } from './board-column';
import type { CardHandlers } from './card';
import { type CardPlace, nextCard } from './next-card';

/**
 * The activities as cards: by the status last reported, or by who is responsible. A card that is dragged to another
 * status opens the report of it: a fact, which the plan does not hold. By responsible nothing is dragged.
 */
export default function Board() {
  const { open, report, factOf, choices } = usePlan();
  const { activities, known } = useShown();
  const { params, wanted: asked, set } = useAddress();
  const { t } = useTranslation('views');
  const { dir } = useDirection();
  const names = useNames();
  const byStatus = params.get('by') !== 'union';
  const columns = useMemo(
    () =>
      byStatus
        ? groupByStatus(activities, known.statusOf)
        : groupByResponsible(
            activities,
            'all',
            choices.organisations.map(({ id }) => id),
          ),
    [byStatus, activities, known, choices],
  );
  const [wanted, setWanted] = useState<CardPlace | null>(null);
  const active = useMemo(() => standing(wanted, columns), [wanted, columns]);
  const [dragged, setDragged] = useState<string | null>(null);
  const [going, setGoing] = useState<CardPlace | null>(null);
  const here = useRef(false);

  // The card went to another column, where it was reported to: the keyboard goes with it.
  useEffect(() => {
    if (active && here.current && isFocusLost()) setGoing({ ...active });
  }, [active]);

  const goTo = (place: CardPlace): void => {
    setWanted(place);
    setGoing({ ...place });
  };
  const handlers: CardHandlers = useSteady({
    open,
    focused: (place: CardPlace) => {
      here.current = true;
      setWanted(place);
    },
    report: (card: string, status: (typeof activityStatuses)[number]) => report?.(card, status),
    dragStart: setDragged,
    dragEnd: () => setDragged(null),
    drop: (column: string) => {
      const card = dragged;
      setDragged(null);
      const status = activityStatuses.find((each) => each === column);
      if (card === null || status === undefined || known.statusOf(card) === status) return;
      if (report && factOf(card)?.canReport) report(card, status);
    },
  });
  return (
    <>
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label={t('board.by')}
        value={asked.get('by') === 'union' ? 'union' : 'status'}
        onChange={(by) => set('by', by === 'union' ? by : null)}
        data={[
          { value: 'status', label: t('board.byStatus') },
          { value: 'union', label: t('board.byUnion') },
        ]}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the controls of a form */}
      <div
        role="group"
        aria-label={t('board.label')}
        className={classes.board}
        onKeyDown={(event) => {
          const place = placeOf(event.target);
          const next = place && nextCard(event.key, place, columns, dir);
          if (!next) return;
          event.preventDefault();
          goTo(next);
        }}
        onDragEnd={handlers.dragEnd}
      >
        {columns.map(({ key, activities: cards }) => (
          <BoardColumn
            key={key}
            id={key}
            title={byStatus ? names.status(key) : names.responsible(key)}
            status={byStatus ? (activityStatuses.find((each) => each === key) ?? null) : null}
            cards={cards}
            active={active?.column === key ? active.card : null}
            goTo={going?.column === key ? going : null}
            reports={byStatus && report !== undefined}
            // A card is at home where it comes from.
            takes={dragged !== null && !cards.some(({ id }) => id === dragged)}
            handlers={handlers}
          />
        ))}
      </div>
    </>
  );
}

/** The card that Tab reaches: the wanted one, wherever it stands by now; else the first. */
function standing(
  wanted: CardPlace | null,
  columns: readonly { readonly key: string; readonly activities: readonly { readonly id: string }[] }[],
): CardPlace | null {
  const holds = (column: (typeof columns)[number]) => column.activities.some(({ id }) => id === wanted?.card);
  const column =
    columns.find((each) => each.key === wanted?.column && holds(each)) ?? columns.find((each) => holds(each));
  if (wanted && column) return { column: column.key, card: wanted.card };
  const first = columns.find(({ activities }) => activities.length > 0);
  return first?.activities[0] ? { column: first.key, card: first.activities[0].id } : null;
}

/** The card whose title has the focus; its menu keeps its keys to itself. */
function placeOf(target: EventTarget): CardPlace | null {
  if (!(target instanceof HTMLElement)) return null;
  const { card } = target.dataset;
  const column = target.closest<HTMLElement>('[data-column-key]')?.dataset.columnKey;
  return card !== undefined && column !== undefined ? { column, card } : null;
}
