import { useEffect, useRef, useState } from 'react';
import { isFocusLost } from '~/ui/focus';

/** One stop of Tab for a long list, in which the arrow keys go up and down. */
export interface Roving {
  /** What Tab reaches; it exists as long as there is anything. */
  readonly active: string | null;
  /** The focus came by itself. */
  focused(id: string): void;
  goTo(id: string): void;
  /** Whether the key was one of the list's. */
  pressed(key: string): boolean;
}

const PAGE = 10;
const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + PAGE,
  PageUp: (index) => index - PAGE,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * @param show brings one into sight and gives what takes its focus; null while it is not drawn yet
 */
export function useRoving(ids: readonly string[], show: (id: string) => HTMLElement | null): Roving {
  const [wanted, setWanted] = useState<string | null>(null);
  const pending = useRef<string | null>(null);
  const place = useRef(0);
  const index = wanted === null ? -1 : ids.indexOf(wanted);
  const active = ids[index >= 0 ? index : Math.min(place.current, ids.length - 1)] ?? null;
  const here = useRef(false);

  // What is far away is drawn only after scrolling to it: until then the focus waits.
  useEffect(() => {
    const waiting = pending.current ?? (here.current && isFocusLost() && index < 0 ? active : null);
    if (waiting === null) return;
    if (focus(show(waiting))) pending.current = null;
  });

  const goTo = (id: string): void => {
    place.current = Math.max(0, ids.indexOf(id));
    pending.current = focus(show(id)) ? null : id;
    setWanted(id);
  };
  return {
    active,
    focused: (id) => {
      here.current = true;
      place.current = Math.max(0, ids.indexOf(id));
      setWanted(id);
    },
    goTo,
    pressed: (key) => {
      const step = steps[key];
      if (!step || active === null) return false;
      const last = ids.length - 1;
      const next = ids[Math.min(Math.max(step(ids.indexOf(active), last), 0), last)];
      if (next !== undefined) goTo(next);
      return true;
    },
  };
}

function focus(element: HTMLElement | null): boolean {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return element !== null;
}
