import type { KeyboardEvent } from 'react';

/** Escape gives up what is being written, and leaves the panel around it open. */
export function onEscape(giveUp: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    giveUp();
  };
}
