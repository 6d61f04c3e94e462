import { useMediaQuery } from '@mantine/hooks';
import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { type ColumnId, kindDefinitions } from '#domain/document/kinds';
import { usePlan } from '../plan/plan-context';
import type { ShownColumn } from './activity-row';
import { columnShapes } from './columns';
import { useLayout } from './use-layout';

const narrowTitle = 172;
const WIDEST = 720;

export interface Columns {
  /** Every column of the kind, in this person's order. */
  readonly all: readonly { readonly id: ColumnId; readonly visible: boolean }[];
  show(id: ColumnId, visible: boolean): void;
  readonly ids: readonly ColumnId[];
  readonly shown: readonly ShownColumn[];
  readonly widening: Widening;
  /** For `grid-template-columns`: widths at least as they were set, the long texts take what is left. */
  readonly template: string;
  /** The last column that stays in sight while the others pass. */
  readonly frozen: ColumnId | null;
  freeze(upTo: ColumnId | null): void;
  /** Puts a column one place nearer to the start or to the end. */
  move(id: ColumnId, by: -1 | 1): void;
  /** How wide the columns are together that stay in sight. */
  readonly stuck: number;
  /** The least width of all columns together; what the page has more is shared out. */
  readonly width: number;
}

/** How the border of a column is dragged. */
export interface Widening {
  /** Whose border is held. */
  readonly held: ColumnId | null;
  hold(id: ColumnId, event: PointerEvent<HTMLElement>, direction: 'ltr' | 'rtl'): void;
  drag(event: PointerEvent<HTMLElement>): void;
  letGo(): void;
  /** Gives it the width that it had at the start. */
  reset(id: ColumnId): void;
}

/**
 * The kind's columns as this person has arranged them: which are shown, in which order, how wide, and
 * which stay in sight; on a narrow screen the title alone does.
 */
export function useColumns(): Columns {
  const { snapshot } = usePlan();
  const narrow = useMediaQuery('(max-width: 48em)', false);
  const [layout, change] = useLayout(snapshot.kind);
  const columns = inOrder(kindDefinitions[snapshot.kind].columns, layout.order);
  // On a narrow screen the title leads: it is what stays while the others pass.
  const ordered = narrow ? ['title' as const, ...columns.filter((id) => id !== 'title')] : columns;
  const widthOf = (id: ColumnId): number => {
    const { width, minWidth } = columnShapes[id];
    const first = id === 'title' && narrow ? narrowTitle : width;
    return Math.min(Math.max((narrow ? undefined : layout.widths[id]) ?? first, minWidth), WIDEST);
  };
  const all = ordered.map((id) => ({ id, visible: layout.visible[id] ?? true }));
  const shape = all
    .filter(({ visible }) => visible)
    .map(({ id }) => `${id}:${widthOf(id)}`)
    .join(' ');
  const widening = useWidening(widthOf, (id, width) =>
    change(({ widths: { [id]: _, ...others } }) => ({
      widths: width === null ? others : { ...others, [id]: width },
    })),
  );
  const frozen = narrow ? 'title' : layout.frozen;
  // As text it is the same at every drawing.
  const laidOut = useMemo(() => layOut(shape, frozen), [shape, frozen]);
  return {
    all,
    show: (id, visible) => change((before) => ({ visible: { ...before.visible, [id]: visible } })),
    widening,
    frozen,
    freeze: (upTo) => change(() => ({ frozen: upTo })),
    move: (id, by) =>
      change(({ order }) => {
        const ids = inOrder(kindDefinitions[snapshot.kind].columns, order);
        const from = ids.indexOf(id);
        const other = ids[from + by];
        if (other === undefined) return {};
        ids[from + by] = id;
        ids[from] = other;
        return { order: ids };
      }),
    ...laidOut,
  };
}

/** `set` with null: as at the start. */
function useWidening(
  widthOf: (id: ColumnId) => number,
  set: (id: ColumnId, width: number | null) => void,
): Widening {
  const from = useRef({ x: 0, width: 0, sign: 1 });
  const [held, setHeld] = useState<ColumnId | null>(null);
  return {
    held,
    hold: (id, event, direction) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, width: widthOf(id), sign: direction === 'ltr' ? 1 : -1 };
      setHeld(id);
    },
    drag: ({ clientX }) => {
      const { x, width, sign } = from.current;
      if (held) set(held, Math.max(Math.round(width + (clientX - x) * sign), 0));
    },
    letGo: () => setHeld(null),
    reset: (id) => set(id, null),
  };
}

/** The kind's columns in a person's order; one that is newer than the order stands at its end. */
function inOrder(columns: readonly ColumnId[], order: readonly string[]): ColumnId[] {
  const place = (id: ColumnId): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...columns].sort((a, b) => place(a) - place(b));
}

function layOut(
  shape: string,
  frozen: ColumnId | null,
): Pick<Columns, 'stuck' | 'width' | 'ids' | 'shown' | 'template'> {
  const columns = shape.split(' ').map((each) => {
    const [id, width] = each.split(':');
    // The text above has no other ids.
    return { id: id as ColumnId, width: Number(width) };
  });
  const at = (id: ColumnId | null): number => columns.findIndex((column) => column.id === id);
  // One that is hidden holds nothing; the title is always there.
  const last = frozen !== null && at(frozen) < 0 ? at('title') : at(frozen);
  let inset = 0;
  const shown = columns.map(({ id, width }, index): ShownColumn => {
    const at = inset;
    inset += width;
    return { id, inset: index <= last ? at : null, lastSticky: index === last };
  });
  const template = columns.map(({ id, width }, index) => {
    // What sticks must be exactly as wide as the insets say; only the last of it may grow.
    if (index < last) return `${width}px`;
    if (id === 'title') return `minmax(${width}px, 0.6fr)`;
    const grows = id === 'remarks' || id === 'expectedResult';
    return grows ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  const stuck = columns.slice(0, last + 1).reduce((sum, { width }) => sum + width, 0);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return { stuck, width, ids: columns.map(({ id }) => id), shown, template: template.join(' ') };
}
