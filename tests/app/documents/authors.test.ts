import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { addActivity, addSection, deleteNodes, restoreNodes, setActivity } from '#domain/document/shape';
import { documentUndo } from '~/features/documents/connection/document-undo';
import { createAuthors } from '~/features/documents/presence/use-authors';

/** Giulia's page, with Amel's beside it. */
function twoPeople() {
  const [giulia, amel] = [new Y.Doc(), new Y.Doc()];
  const awareness = new Awareness(giulia);
  const meet = (): void => {
    Y.applyUpdate(amel, Y.encodeStateAsUpdate(giulia), 'line');
    Y.applyUpdate(giulia, Y.encodeStateAsUpdate(amel), 'line');
  };
  const change = { added: [amel.clientID], updated: [], removed: [] };
  const arrive = (cell: object | null): void => {
    awareness.states.set(amel.clientID, {
      user: { personId: 'amel', name: 'Amel', color: '#1864ab' },
      cell,
    });
    awareness.emit('change', [change, 'line']);
  };
  const leave = (): void => {
    awareness.states.delete(amel.clientID);
    awareness.emit('change', [{ added: [], updated: [], removed: [amel.clientID] }, 'line']);
  };
  const sectionId = addSection(giulia, { parentId: null, title: 'Axe' }, 'grid');
  const id = addActivity(giulia, { sectionId, title: 'Débat' }, 'grid');
  meet();
  const authors = createAuthors(giulia, awareness);
  authors.watch();
  arrive({ row: id, column: 'title' });
  // The page's own timer would keep the test alive.
  awareness.destroy();
  return { giulia, amel, meet, arrive, leave, sectionId, id, authors };
}

describe('[G12] the author of a value', () => {
  it('is who wrote it, wherever they stand now, and also when they have left', () => {
    const { amel, meet, arrive, leave, id, authors } = twoPeople();
    setActivity(amel, id, 'title', 'Débat public', 'grid');
    meet();
    arrive({ row: 'another', column: 'title' });
    expect(authors.ofValue(id, 'title')).toBe('Amel');
    leave();
    expect(authors.ofValue(id, 'title')).toBe('Amel');
  });

  it('is nobody for what one has written oneself', () => {
    const { giulia, meet, id, authors } = twoPeople();
    setActivity(giulia, id, 'title', 'Débat public', 'grid');
    meet();
    expect(authors.ofValue(id, 'title')).toBe(null);
  });
});

describe('[G10] who deleted a row', () => {
  it('is named, for every row that went with its section', () => {
    const { amel, meet, sectionId, id, authors } = twoPeople();
    expect(authors.ofRemoval(id)).toBe(null);
    deleteNodes(amel, [sectionId], new Date(), 'grid');
    meet();
    expect([sectionId, id].map(authors.ofRemoval)).toEqual([
      { mine: false, name: 'Amel' },
      { mine: false, name: 'Amel' },
    ]);
  });

  it('is oneself for one’s own delete and one’s own undo', () => {
    const { giulia, id, sectionId, authors } = twoPeople();
    deleteNodes(giulia, [id], new Date(), 'grid');
    expect(authors.ofRemoval(id)).toMatchObject({ mine: true });
    const undo = documentUndo(giulia);
    const added = addActivity(giulia, { sectionId }, 'grid');
    undo.undo();
    expect(authors.ofRemoval(added)).toMatchObject({ mine: true });
  });

  it('is somebody else when another’s undo took the row away, and nobody once it is back', () => {
    const { amel, meet, sectionId, id, authors } = twoPeople();
    const undo = documentUndo(amel);
    const added = addActivity(amel, { sectionId }, 'grid');
    meet();
    undo.undo();
    deleteNodes(amel, [id], new Date(), 'grid');
    meet();
    expect(authors.ofRemoval(added)).toEqual({ mine: false, name: null });
    restoreNodes(amel, [id], 'grid');
    meet();
    expect(authors.ofRemoval(id)).toBe(null);
  });
});
