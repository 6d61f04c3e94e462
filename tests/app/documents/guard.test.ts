import { expect, it } from 'vitest';
import { type Guard, throughGuard } from '~/features/documents/grid/guard';
import type { GridAction } from '~/features/documents/grid/keyboard';

/** What of these keys does something, from the moment in which a colleague's delete moved somebody elsewhere. */
function done(...actions: readonly GridAction[]): GridAction['type'][] {
  let guard: Guard = 'fresh';
  return actions.flatMap((action) => {
    const through = throughGuard(action, guard);
    guard = through.guard;
    return through.passes ? [action.type] : [];
  });
}
const type = (text: string): GridAction => ({ type: 'type', text });
const edit: GridAction = { type: 'edit' };
const down: GridAction = { type: 'move', move: 'down' };

it('[G10] letters, emptying and moving meant for a row that is gone do nothing to the one beside it', () => {
  expect(
    done(type('a'), { type: 'clear' }, { type: 'fill-down' }, { type: 'move-row', by: 1 }, type('b')),
  ).toEqual([]);
});

it('[G10] the Enter that ends those letters opens nothing, and what is typed on after it goes nowhere', () => {
  expect(done(type('a'), edit, type('b'), edit)).toEqual([]);
});

it('[G10] whoever goes to a cell, or opens the one where they stand, writes as ever', () => {
  expect(done(down, type('a'))).toEqual(['move', 'type']);
  expect(done(edit, type('a'))).toEqual(['edit', 'type']);
  expect(done(type('a'), down, type('b'))).toEqual(['move', 'type']);
  expect(done(type('a'), edit, edit, type('b'))).toEqual(['edit', 'type']);
});

it('[G10] an undo chooses no cell', () => {
  expect(done({ type: 'undo' }, type('a'))).toEqual(['undo']);
});
