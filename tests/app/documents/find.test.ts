import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ColumnId } from '#domain/document/kinds';
import { readDocument } from '#domain/document/read';
import { addActivity, addSection, setMeta } from '#domain/document/shape';
import { bandsOver, countHidden, findMatches, nearest, saidOf } from '~/features/documents/grid/find/matches';
import { gridRows } from '~/features/documents/grid/rows';

const doc = new Y.Doc();
setMeta(doc, { kind: 'action-plan', title: 'Plan' }, 'seed');
const domain = addSection(doc, { parentId: null, number: '1/', title: 'Former les délégués' }, 'seed');
const theme = addSection(doc, { parentId: domain, title: 'Thème' }, 'seed');
const other = addSection(doc, { parentId: null, title: 'Suite' }, 'seed');
const first = addActivity(doc, { sectionId: theme, title: 'Étude à Sfax', targetGroup: 'délégués' }, 'seed');
const second = addActivity(doc, { sectionId: other, title: 'أعمال', targetGroup: 'Élus de SFAX' }, 'seed');
const snapshot = readDocument(doc);
const rows = gridRows(snapshot, new Set());
const columns: ColumnId[] = ['title', 'targetGroup'];
const said = saidOf((activity, column) => String(activity[column === 'title' ? 'title' : 'targetGroup']));
const found = (text: string) => findMatches(rows, columns, text, said);

describe('[G5] what is looked for', () => {
  it('is found cell by cell as it is read, in the bands too, whatever its accents and case', () => {
    expect(found('delegues')).toEqual([
      { row: domain, column: 'title' },
      { row: first, column: 'targetGroup' },
    ]);
    expect(found('sfax')).toEqual([
      { row: first, column: 'title' },
      { row: second, column: 'targetGroup' },
    ]);
    expect(found('اعمال')).toEqual([{ row: second, column: 'title' }]);
    expect(found('1/')).toEqual([{ row: domain, column: 'title' }]);
    expect(found('  ')).toEqual([]);
  });

  it('begins from where somebody stands', () => {
    const matches = found('sfax');
    expect(nearest(matches, rows, other)).toBe(1);
    expect(nearest(matches, rows, first)).toBe(0);
    expect(nearest(matches, rows, null)).toBe(0);
    expect(nearest([], rows, first)).toBe(0);
  });

  it('knows under which bands it is folded away', () => {
    expect(bandsOver(rows, first)).toEqual([domain, theme]);
    expect(bandsOver(rows, theme)).toEqual([domain]);
    expect(bandsOver(rows, second)).toEqual([other]);
  });

  it('counts what the filter leaves out, and does not show it', () => {
    const shown = new Set<string>([second]);
    expect(countHidden(snapshot.activities, shown, columns, 'sfax', said)).toBe(1);
    expect(countHidden(snapshot.activities, shown, columns, '', said)).toBe(0);
  });
});
