import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { addActivity, addSection, deleteNodes, setMeta } from '#domain/document/shape';
import { gridRows } from '~/features/documents/grid/rows';
import { type Arranged, arrangedRows } from '~/features/documents/views/use-arranged';

function plan() {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'action-plan', title: 'Plan' }, 'seed');
  const domain = addSection(doc, { parentId: null, title: 'Domaine' }, 'seed');
  const theme = addSection(doc, { parentId: domain, title: 'Thème' }, 'seed');
  addActivity(doc, { sectionId: domain, title: 'Sous le domaine' }, 'seed');
  addActivity(doc, { sectionId: theme, title: 'Sous le thème' }, 'seed');
  return { doc, domain, theme };
}
const shown = (doc: Y.Doc, folded: readonly string[] = []) =>
  gridRows(readDocument(doc), new Set(folded)).map((row) =>
    row.kind === 'activity'
      ? row.activity.title
      : row.kind === 'section'
        ? `${row.section.title} (${row.count})`
        : 'sans section',
  );

describe('the lines of the grid', () => {
  it('stand in reading order, each band counting what is under it', () => {
    expect(shown(plan().doc)).toEqual(['Domaine (2)', 'Sous le domaine', 'Thème (1)', 'Sous le thème']);
  });
  it('leave out what is folded away, and still count it', () => {
    const { doc, domain, theme } = plan();
    expect(shown(doc, [theme])).toEqual(['Domaine (2)', 'Sous le domaine', 'Thème (1)']);
    expect(shown(doc, [domain])).toEqual(['Domaine (2)']);
  });
  it('show activities whose section is gone, at the end', () => {
    const { doc, theme } = plan();
    // A colleague offline added one while the section was deleted.
    deleteNodes(doc, [theme], new Date(0), 'grid');
    addActivity(doc, { sectionId: theme, title: 'Écrite hors ligne' }, 'grid');
    expect(shown(doc)).toEqual(['Domaine (1)', 'Sous le domaine', 'sans section', 'Écrite hors ligne']);
  });
  it('need no band in a document without sections', () => {
    const doc = new Y.Doc();
    addActivity(doc, { sectionId: null, title: 'Seule' }, 'seed');
    expect(shown(doc)).toEqual(['Seule']);
  });
  it('[V2] stand in groups, or one after the other, whatever sections they have in the document', () => {
    const { activities } = readDocument(plan().doc);
    const group = { id: 'group-none', key: 'none', title: 'Sans responsable', activities };
    const lines = (arranged: Arranged, folded: readonly string[] = []) =>
      arrangedRows(arranged, new Set(folded)).map((row) =>
        row.kind === 'group' ? `${row.title} (${row.count})` : row.kind,
      );
    const groups: Arranged = { kind: 'groups', groups: [group] };
    expect(lines(groups)).toEqual(['Sans responsable (2)', 'activity', 'activity']);
    expect(lines(groups, [group.id])).toEqual(['Sans responsable (2)']);
    expect(lines({ kind: 'plain', activities })).toEqual(['activity', 'activity']);
  });
});
