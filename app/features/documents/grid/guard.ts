import type { GridAction } from './keyboard';

/**
 * What the keys may do in the cell where somebody stands without having gone there, because a colleague deleted the
 * row they were in. `typed`: letters came that were meant for that row.
 */
export type Guard = 'open' | 'fresh' | 'typed';

/**
 * Whoever types does not look: nothing is written before a cell was chosen by an arrow, a click or Enter. The Enter
 * that ends what was meant for the row that is gone chooses nothing.
 */
export function throughGuard(action: GridAction, guard: Guard): { readonly passes: boolean; guard: Guard } {
  if (guard === 'open') return { passes: true, guard };
  switch (action.type) {
    case 'type':
    case 'clear':
    case 'fill-down':
    case 'move-row':
      return { passes: false, guard: 'typed' };
    case 'edit':
    case 'report':
    case 'choose':
      return guard === 'typed' ? { passes: false, guard: 'fresh' } : { passes: true, guard: 'open' };
    case 'undo':
    case 'redo':
      return { passes: true, guard };
    default:
      return { passes: true, guard: 'open' };
  }
}
