import type { KeyboardEvent } from 'react';
import type { Move } from '../grid/keyboard';

/** How an edit ends: whether its value counts, and where to go from there. */
export interface Leave {
  readonly keep: boolean;
  readonly to: Move | 'stay' | 'away';
}

/** Enter keeps and goes down, Tab keeps and goes on, Escape gives up. Null: the key belongs to the editor. */
export function leaveOn(event: KeyboardEvent): Leave | null {
  if (event.nativeEvent.isComposing) return null;
  if (event.key === 'Escape') return { keep: false, to: 'stay' };
  if (event.key === 'Enter' && !event.shiftKey) return { keep: true, to: 'down' };
  if (event.key === 'Tab') return { keep: true, to: event.shiftKey ? 'previous' : 'next' };
  return null;
}
