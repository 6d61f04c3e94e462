import { describe, expect, it } from 'vitest';
import type { ColumnId } from '#domain/document/kinds';
import {
  type Cell,
  gridAction,
  type Key,
  type Line,
  landed,
  moveCell,
  standIn,
} from '~/features/documents/grid/keyboard';

const press = (key: string, held: Partial<Key> = {}): Key => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const writing = { direction: 'ltr', writable: true, cell: 'value' } as const;
const reading = { direction: 'ltr', writable: false, cell: 'value' } as const;

describe('the keys of the grid', () => {
  it.each([
    ['Enter', {}, { type: 'edit' }],
    ['F2', {}, { type: 'edit' }],
    ['m', {}, { type: 'type', text: 'm' }],
    ['م', {}, { type: 'type', text: 'م' }],
    ['Delete', {}, { type: 'clear' }],
    ['ArrowUp', { altKey: true }, { type: 'move-row', by: -1 }],
    ['z', { ctrlKey: true }, { type: 'undo' }],
    ['Z', { metaKey: true, shiftKey: true }, { type: 'redo' }],
    ['y', { ctrlKey: true }, { type: 'redo' }],
    ['Enter', { ctrlKey: true }, { type: 'add-below' }],
    ['Enter', { shiftKey: true }, { type: 'open' }],
    ['F2', { shiftKey: true }, { type: 'comment' }],
    ['F10', { shiftKey: true }, { type: 'menu' }],
    ['Home', { ctrlKey: true }, { type: 'move', move: 'first' }],
  ] as const)('%s %o', (key, held, action) => {
    expect(gridAction(press(key, held), writing)).toEqual(action);
  });

  it('goes towards the end of the line with the arrow that points there', () => {
    const arabic = { direction: 'rtl', writable: true, cell: 'value' } as const;
    expect(gridAction(press('ArrowLeft'), arabic)).toEqual({ type: 'move', move: 'forward' });
    expect(gridAction(press('ArrowLeft'), writing)).toEqual({ type: 'move', move: 'back' });
  });

  it('[UG9] changes nothing for who may only read, and proposes with the key that writes', () => {
    expect(gridAction(press('Enter'), reading)).toEqual({ type: 'open' });
    expect(gridAction(press('F2'), reading)).toEqual({ type: 'suggest' });
    expect(gridAction(press('F2', { shiftKey: true }), reading)).toEqual({ type: 'comment' });
    for (const key of [
      press('m'),
      press('Delete'),
      press('z', { ctrlKey: true }),
      press('ArrowUp', { altKey: true }),
    ])
      expect(gridAction(key, reading)).toBeNull();
  });

  it('lets Tab leave the grid, for who writes as for who reads', () => {
    for (const who of [writing, reading]) {
      expect(gridAction(press('Tab'), who)).toBeNull();
      expect(gridAction(press('Tab', { shiftKey: true }), who)).toBeNull();
    }
  });

  it.each(['Enter', 'F2', ' '])(
    'reports a status with %j in the cell of the statuses, whoever reads',
    (key) => {
      for (const who of [writing, reading])
        expect(gridAction(press(key), { ...who, cell: 'status' })).toEqual({ type: 'report' });
    },
  );

  it('writes nothing into a status, which is a fact beside the plan', () => {
    for (const key of ['m', 'Delete', 'Backspace'])
      expect(gridAction(press(key), { ...writing, cell: 'status' })).toBeNull();
    expect(gridAction(press('Enter', { shiftKey: true }), { ...writing, cell: 'status' })).toEqual({
      type: 'open',
    });
  });

  it.each(['Enter', 'F2'])('goes with %s to the two values of a cell that two people wrote', (key) => {
    const between = { ...writing, cell: 'conflict' } as const;
    expect(gridAction(press(key), between)).toEqual({ type: 'choose' });
    // The value that stands there is not written over before the choice.
    for (const other of ['m', 'Delete']) expect(gridAction(press(other), between)).toBeNull();
  });

  it('renames a section on purpose only', () => {
    const onBand = { ...writing, cell: 'band' } as const;
    expect(gridAction(press('m'), onBand)).toBeNull();
    for (const key of ['Enter', 'F2']) expect(gridAction(press(key), onBand)).toEqual({ type: 'edit' });
    expect(gridAction(press('ArrowDown'), onBand)).toEqual({ type: 'move', move: 'down' });
  });

  it('leaves the browser its own shortcuts', () => {
    for (const key of [press('r', { ctrlKey: true }), press('F5'), press('Shift'), press('Escape')])
      expect(gridAction(key, writing)).toBeNull();
  });
});

const lines: readonly Line[] = [
  { id: 'domain', band: true },
  { id: 'a', band: false },
  { id: 'b', band: false },
  { id: 'theme', band: true },
  { id: 'c', band: false },
];

describe('moving in the grid', () => {
  const columns: readonly ColumnId[] = ['title', 'period', 'places'];
  const from = (row: string, column: ColumnId): Cell => ({ row, column });

  it('goes by Tab to the next cell and over bands to the next activity', () => {
    expect(moveCell(from('a', 'period'), 'next', lines, columns)).toEqual(from('a', 'places'));
    expect(moveCell(from('b', 'places'), 'next', lines, columns)).toEqual(from('c', 'title'));
    expect(moveCell(from('c', 'title'), 'previous', lines, columns)).toEqual(from('b', 'places'));
  });
  it('lets Tab leave at the ends', () => {
    expect(moveCell(from('c', 'places'), 'next', lines, columns)).toBeNull();
    expect(moveCell(from('a', 'title'), 'previous', lines, columns)).toBeNull();
  });
  it('keeps the column on the way over a band', () => {
    const onBand = moveCell(from('b', 'places'), 'down', lines, columns);
    expect(onBand).toEqual(from('theme', 'places'));
    expect(onBand && moveCell(onBand, 'down', lines, columns)).toEqual(from('c', 'places'));
  });
  it('keeps the column when the focus follows onto the one cell of a band', () => {
    expect(landed(from('theme', 'title'), from('b', 'places'), lines)).toEqual(from('theme', 'places'));
    expect(landed(from('a', 'period'), from('b', 'places'), lines)).toEqual(from('a', 'period'));
    expect(landed(from('theme', 'title'), null, lines)).toEqual(from('theme', 'title'));
  });
  it('stays inside at the borders', () => {
    expect(moveCell(from('domain', 'title'), 'up', lines, columns)).toEqual(from('domain', 'title'));
    expect(moveCell(from('c', 'places'), 'forward', lines, columns)).toEqual(from('c', 'places'));
    expect(moveCell(from('a', 'title'), 'page-down', lines, columns)).toEqual(from('c', 'title'));
  });
  it('begins at the top when its row is gone', () => {
    expect(moveCell(from('gone', 'title'), 'down', lines, columns)).toEqual(from('a', 'title'));
  });
});

describe('a row that vanishes under somebody', () => {
  const without = (...gone: string[]): Line[] => lines.filter(({ id }) => !gone.includes(id));
  const standing = (row: string, ...gone: string[]): Cell | null =>
    standIn({ row, column: 'period' }, lines, without(...gone));

  it('leaves them in the same column of the next row', () => {
    expect(standing('a', 'a')).toEqual({ row: 'b', column: 'period' });
  });
  it('leaves them in the previous row where the section ends', () => {
    expect(standing('b', 'b')).toEqual({ row: 'a', column: 'period' });
  });
  it('leaves them on a band when nothing else is near', () => {
    expect(standing('c', 'c')).toEqual({ row: 'theme', column: 'period' });
    expect(standing('c', 'theme', 'c', 'b', 'a')).toEqual({ row: 'domain', column: 'period' });
  });
  it('moves nobody whose row is there, or is still to come', () => {
    expect(standing('a', 'b')).toBeNull();
    expect(standing('new')).toBeNull();
    expect(standing('a', 'domain', 'a', 'b', 'theme', 'c')).toBeNull();
  });
});
