import type { KeyboardEvent } from 'react';
import type { Move } from '../grid/keyboard';

/** How an edit ends: whether its value counts, and where to go from there. */
export interface Leave {
  readonly keep: boolean;
  /** `add`: to a new row below. */
  readonly to: Move | 'stay' | 'away' | 'add';
}

/**
 * Enter keeps and goes down, with Ctrl to a new row; Tab keeps and goes on, Escape gives up. Null: the key belongs to
 * the editor.
 */
export function leaveOn(event: KeyboardEvent): Leave | null {
  if (event.nativeEvent.isComposing) return null;
  if (event.key === 'Escape') return { keep: false, to: 'stay' };
  if (event.key === 'Enter' && !event.shiftKey)
    return { keep: true, to: event.ctrlKey || event.metaKey ? 'add' : 'down' };
  if (event.key === 'Tab') return { keep: true, to: event.shiftKey ? 'previous' : 'next' };
  return null;
}

/** The keys of an editor in a cell: those that end the edit do so, and none is the grid's. */
export function leaveByKeys(leave: (how: Leave) => void): (event: KeyboardEvent) => void {
  return (event) => {
    event.stopPropagation();
    const how = leaveOn(event);
    if (!how) return;
    event.preventDefault();
    leave(how);
  };
}
