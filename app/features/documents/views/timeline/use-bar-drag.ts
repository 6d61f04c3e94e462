import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** A bar on its way. */
export interface DraggedBar {
  readonly id: string;
  /** Towards later, in months. */
  readonly months: number;
  /** Where the pointer is on the line, in months from its beginning. */
  readonly at: number;
}

export interface BarDrag {
  readonly dragged: DraggedBar | null;
  down(id: string, event: PointerEvent): void;
  move(event: PointerEvent): void;
  up(): void;
  cancel(): void;
  /** Whether the click that follows ends a drag and means nothing else. */
  endsClick(): boolean;
}

/** Pixels before a press becomes a drag. */
const SLACK = 4;

/**
 * Dragging a bar along the line of time with a mouse or a pen. A finger scrolls the line instead: it has the
 * activity's panel. Escape lets go of it without moving. What has no date is dragged from its lane the same way.
 */
export function useBarDrag(parts: {
  monthWidth: number;
  direction: 'ltr' | 'rtl';
  onMove: (dragged: DraggedBar) => void;
}): BarDrag {
  const { monthWidth, direction, onMove } = parts;
  const [dragged, setDragged] = useState<DraggedBar | null>(null);
  // Where it is, known before it is drawn: a slow machine draws the last move after the button was let go.
  const latest = useRef<DraggedBar | null>(null);
  const from = useRef<{ readonly id: string; readonly x: number; readonly line: Element } | null>(null);
  const ended = useRef(false);
  const put = (bar: DraggedBar | null): void => {
    latest.current = bar;
    setDragged(bar);
  };
  const end = (): void => {
    from.current = null;
    put(null);
  };
  const isDragged = dragged !== null;
  useEffect(() => {
    if (!isDragged) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      ended.current = true;
      from.current = null;
      latest.current = null;
      setDragged(null);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [isDragged]);
  return {
    dragged,
    down(id, event) {
      ended.current = false;
      const line = event.currentTarget.parentElement;
      if (event.button !== 0 || event.pointerType === 'touch' || !line) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { id, x: event.clientX, line };
    },
    move(event) {
      if (!from.current) return;
      const pixels = (event.clientX - from.current.x) * (direction === 'rtl' ? -1 : 1);
      if (latest.current === null && Math.abs(pixels) < SLACK) return;
      // Asked each time: the line may have been scrolled meanwhile.
      const { left, right } = from.current.line.getBoundingClientRect();
      const fromStart = direction === 'rtl' ? right - event.clientX : event.clientX - left;
      put({ id: from.current.id, months: pixels / monthWidth, at: fromStart / monthWidth });
    },
    up() {
      const bar = latest.current;
      end();
      if (bar === null) return;
      ended.current = true;
      onMove(bar);
    },
    cancel: end,
    endsClick: () => {
      const ends = ended.current;
      ended.current = false;
      return ends;
    },
  };
}
