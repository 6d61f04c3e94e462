import type { KeyboardEvent } from 'react';
import { usePlan } from '../../plan/plan-context';
import type { Roving } from '../use-roving';
import type { MovePeriod } from './use-write-period';

/**
 * The keyboard of the timeline: up and down go from bar to bar, left and right move the bar one step of its
 * precision along the line as it is read; Enter, which the bar as a button hears itself, opens the activity.
 */
export function useTimelineKeys(parts: {
  roving: Roving;
  direction: 'ltr' | 'rtl';
  movePeriod: MovePeriod;
}): (event: KeyboardEvent) => void {
  const { roving, direction, movePeriod } = parts;
  const { writable, undoManager } = usePlan();
  return (event) => {
    const bar = event.target instanceof HTMLElement ? event.target.dataset.bar : undefined;
    if (bar === undefined || event.altKey) return;
    const { key } = event;
    if (event.ctrlKey || event.metaKey) {
      const undo = key.toLowerCase() === 'z' && !event.shiftKey;
      const redo = key.toLowerCase() === 'y' || (key.toLowerCase() === 'z' && event.shiftKey);
      if (!writable || (!undo && !redo)) return;
      if (undo) undoManager.undo();
      else undoManager.redo();
    } else if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const later = (key === 'ArrowRight') === (direction === 'ltr');
      movePeriod(bar, () => (later ? 1 : -1));
    } else if (!roving.pressed(key)) return;
    event.preventDefault();
  };
}
