import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { richTextToPlain } from '#domain/document/rich-text';
import { setActivity } from '#domain/document/shape';
import type { DocumentId } from '#domain/ids';
import type { ColumnChoices } from '#domain/import/columns';
import { createFromImport } from '#server/documents/create-from-import';
import { importInto, previewImportInto } from '#server/documents/import-into';
import { loadImported } from '#server/documents/import-revision';
import { loadDocumentResource } from '#server/documents/load';
import type { ImportChanges } from '#server/documents/merge/plan';
import { previewUndoImport, undoImport } from '#server/documents/undo-import';
import { listVersions } from '#server/documents/versions';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';

const database = useDatabase();
const server = useServer(database, { pages: false });
let network: MadeNetwork;
let copil: Actor & { email: string };

const HEADER = 'Axe;Activité;Période;Lieu;Responsables;Remarques';
const PLAN = [
  HEADER,
  '1/ Protéger;Atelier de lancement;Mars 2027;Tunis;UGTT;à préparer',
  '1/ Protéger;Étude sur les retours;Mai 2027;Rabat;UGTT, UMT;',
  '2/ Former;Formation des points focaux;Juin 2027;Dakar;UMT;avec le BIT',
].join('\n');
const ANSWER = [
  HEADER,
  // Other date, one more responsible, other remark.
  '1/ Protéger;Atelier de lancement;Avril 2027;Tunis;UGTT, UMT;tout est prêt',
  // Nothing else but an emptied place.
  '1/ Protéger;Étude sur les retours;Mai 2027;;UGTT, UMT;',
  '3/ Informer;Guide du migrant;A fixer;Tunis;UGTT;',
].join('\n');
const bytes = (text: string) => new TextEncoder().encode(text);

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Réponses');
  await network.organisation('UGTT', 'union');
  await network.organisation('UMT', 'union');
  copil = await network.person('copil-reponses', 'copil', network.copilId);
});

async function plan(): Promise<DocumentId> {
  const choices = { fileName: 'plan.csv', title: 'Plan', acceptProposals: false, ownerOrganisationId: null };
  return (await createFromImport(server().services, network.secretariat, bytes(PLAN), choices)).id;
}
async function into(id: DocumentId) {
  const resource = await loadDocumentResource(server().services, id, network.networkId);
  if (!resource) throw new Error('no such document');
  return resource;
}
const read = async (id: DocumentId) => (await server().services.collab.read(id)).snapshot;
const preview = async (id: DocumentId, text = ANSWER, columns?: ColumnChoices): Promise<ImportChanges> =>
  (
    await previewImportInto(server().services, copil, await into(id), bytes(text), {
      fileName: 'réponse.csv',
      columns,
    })
  ).changes;
async function write(
  id: DocumentId,
  changes: ImportChanges,
  picked: { without?: readonly number[]; removals?: readonly number[]; text?: boolean; file?: string } = {},
) {
  const { without = [], removals = [], text = false, file = ANSWER } = picked;
  return importInto(server().services, copil, await into(id), bytes(file), {
    fileName: 'réponse.csv',
    digest: changes.digest,
    without: new Set(without),
    removals: new Set(removals),
    text,
    as: 'edits',
    comments: false,
  });
}
/** What the page leaves unticked at first. */
const emptied = ({ matched }: ImportChanges) =>
  matched.flatMap(({ changes }) => changes.filter((change) => change.emptied).map(({ n }) => n));
const undoable = async (id: DocumentId) => {
  const document = await loadImported(server().services, id, network.networkId);
  if (!document) throw new Error('no import was kept');
  return document;
};
const edit = (
  id: DocumentId,
  change: Parameters<ReturnType<typeof server>['services']['collab']['edit']>[2],
) => server().services.collab.edit(id, { authorId: network.secretariat.personId, origin: 'socket' }, change);
const outline = async (id: DocumentId) => {
  const { sections, activities } = await read(id);
  return activities.map(({ title, sectionId, period, places, responsibles, remarks }) => [
    sections.find((section) => section.id === sectionId)?.title,
    title,
    period?.text,
    places.map(({ text }) => text).join(', '),
    responsibles.map(({ text }) => text).join(', '),
    richTextToPlain(remarks),
  ]);
};

describe('[IM3] what importing into a document would change', () => {
  it('is told field by field, with new rows, rows the file does not have, and nothing written', async () => {
    const id = await plan();
    const before = await read(id);
    const changes = await preview(id);
    expect(
      changes.matched.map(({ title, by, changes: all }) => [
        title,
        by,
        all.map(({ field, before: was, after, emptied: gone }) => [field, was, after, gone]),
      ]),
    ).toEqual([
      [
        'Atelier de lancement',
        'title',
        [
          ['period', 'Mars 2027', 'Avril 2027', false],
          ['responsibles', 'UGTT', 'UGTT, UMT', false],
          ['remarks', 'à préparer', 'tout est prêt', false],
        ],
      ],
      ['Étude sur les retours', 'title', [['places', 'Rabat', '', true]]],
    ]);
    expect(changes.added).toMatchObject([
      { title: 'Guide du migrant', period: 'A fixer', path: [{ title: 'Informer', isNew: true }] },
    ]);
    expect(changes.missing).toMatchObject([{ title: 'Formation des points focaux' }]);
    expect(changes.same).toBe(0);
    expect(await read(id)).toEqual(before);
  });

  it('is nothing for the same file, and no column that the file does not have is emptied', async () => {
    const id = await plan();
    expect(await preview(id, PLAN)).toMatchObject({ matched: [], added: [], missing: [], same: 3 });
    const few = ['Axe;Activité;Période', '1/ Protéger;Atelier de lancement;Avril 2027'].join('\n');
    const { matched, missing } = await preview(id, few);
    expect(matched.flatMap(({ changes }) => changes.map(({ field }) => field))).toEqual(['period']);
    expect(missing).toHaveLength(2);
  });

  it('finds a row by its number, and by a title that is alike, and says so', async () => {
    const id = await plan();
    const renamed = [
      'Axe;Activité',
      '1/ Protéger;Étude sur les retours volontaires',
      '2/ Former;Formation des points focaux',
    ].join('\n');
    expect((await preview(id, renamed)).matched).toMatchObject([
      { by: 'alike', changes: [{ field: 'title', after: 'Étude sur les retours volontaires' }] },
    ]);
  });

  it('follows what a person says of the columns', async () => {
    const id = await plan();
    const odd = ['Activité;Quand donc ?', 'Atelier de lancement;Avril 2027'].join('\n');
    const fields = async (columns?: ColumnChoices) =>
      (await preview(id, odd, columns)).matched.flatMap(({ changes }) => changes.map(({ field }) => field));
    expect(await fields({ c2: 'place' })).toContain('places');
    expect(await fields({ c2: 'period' })).toContain('period');
  });
});

describe('[IM4] importing into a document', () => {
  it('writes what was ticked and nothing else, in one row of the log, in the person’s name', async () => {
    const id = await plan();
    const changes = await preview(id);
    const remarks = changes.matched[0]?.changes.find(({ field }) => field === 'remarks')?.n ?? 0;
    const { sequence } = await write(id, changes, { without: [...emptied(changes), remarks] });
    expect(await outline(id)).toEqual([
      ['Protéger', 'Atelier de lancement', 'Avril 2027', 'Tunis', 'UGTT, UMT', 'à préparer'],
      ['Protéger', 'Étude sur les retours', 'Mai 2027', 'Rabat', 'UGTT, UMT', ''],
      ['Former', 'Formation des points focaux', 'Juin 2027', 'Dakar', 'UMT', 'avec le BIT'],
      ['Informer', 'Guide du migrant', 'A fixer', 'Tunis', 'UGTT', ''],
    ]);
    const log = await database().prisma.documentUpdate.findMany({ where: { documentId: id, sequence: 2 } });
    expect(log).toMatchObject([{ origin: 'import', authorId: copil.personId }]);
    expect(sequence).toBe(2);
  });

  it('deletes a row only when it was ticked', async () => {
    const id = await plan();
    const changes = await preview(id);
    await write(id, changes, { removals: changes.missing.map(({ n }) => n) });
    expect((await read(id)).activities.map(({ title }) => title)).not.toContain(
      'Formation des points focaux',
    );
  });

  it('writes nothing when something else would be written by now than was shown', async () => {
    const id = await plan();
    const changes = await preview(id);
    const [first] = (await read(id)).activities;
    await edit(id, (doc) => setActivity(doc, first?.id ?? '', 'title', 'Atelier de clôture', 'grid'));
    const before = await read(id);
    await expect(write(id, changes)).rejects.toMatchObject({ code: 'conflict' });
    expect(await read(id)).toEqual(before);
    // What the file says nothing about may change meanwhile.
    const again = await preview(id);
    await edit(id, (doc) => setActivity(doc, first?.id ?? '', 'targetGroup', 'Femmes migrantes', 'grid'));
    await write(id, again);
    expect((await read(id)).activities[0]?.targetGroup).toBe('Femmes migrantes');
  });

  it('refuses when nothing was ticked', async () => {
    const id = await plan();
    const changes = await preview(id, PLAN);
    await expect(write(id, changes, { file: PLAN })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('[IM5] undoing an import into a document', () => {
  it('brings back what was there, in one row of the log, and leaves what colleagues wrote since', async () => {
    const id = await plan();
    const before = await outline(id);
    const changes = await preview(id);
    await write(id, changes, { removals: changes.missing.map(({ n }) => n) });
    const { activities } = await read(id);
    const [workshop, study] = activities;
    await edit(id, (doc) => {
      setActivity(doc, workshop?.id ?? '', 'period', null, 'grid');
      setActivity(doc, study?.id ?? '', 'targetGroup', 'Femmes migrantes', 'grid');
    });
    const { services } = server();
    expect(await previewUndoImport(services, await undoable(id))).toMatchObject({
      activities: 1,
      sections: 1,
      restored: 1,
      // Responsibles and remarks of the first, the place of the second; its period is somebody else's by now.
      fields: 3,
      kept: [{ id: workshop?.id, because: 'changed' }],
    });
    await undoImport(services, copil, await undoable(id));
    const after = await read(id);
    expect(await outline(id)).toEqual(
      before.map((row, at) =>
        at === 0 ? row.map((value, field) => (field === 2 ? undefined : value)) : row,
      ),
    );
    expect(after.activities[1]?.targetGroup).toBe('Femmes migrantes');
    await expect(undoImport(services, copil, await undoable(id))).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
  });

  it('the states before and after are kept as versions, under the name of the file', async () => {
    const id = await plan();
    await write(id, await preview(id));
    const versions = await listVersions(server().services, await into(id));
    expect(versions.map(({ madeFor, name, sequence }) => [madeFor, name, sequence]).sort()).toEqual([
      ['before-import', 'réponse.csv', 1],
      ['import', '', 1],
      ['import', 'réponse.csv', 2],
    ]);
  });
});
