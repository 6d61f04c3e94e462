import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentId } from '#domain/ids';
import { listComments } from '#server/comments/list';
import { createFromImport } from '#server/documents/create-from-import';
import { exportDocument } from '#server/documents/export';
import { importInto, previewImportInto } from '#server/documents/import-into';
import { loadDocumentResource } from '#server/documents/load';
import { importLimits } from '#server/imports/limits';
import { readEntry, zipEntries } from '#server/imports/zip';
import { erasePerson } from '#server/people/erase';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';
import { docx, p, tbl, tc, wordPart, zip } from '#tests/server/imports/office';

const database = useDatabase();
const server = useServer(database, { pages: false });
let network: MadeNetwork;

const PLAN = ['Activité;Date;Responsables', 'Atelier de lancement;mars 2027;UGTT', 'Étude;mai 2027;UMT'].join(
  '\n',
);
const by = (author: string) => `w:id="9" w:author="${author}" w:date="2027-02-01T10:00:00Z"`;
const run = (text: string, tag = 'w:t') => `<w:r><${tag} xml:space="preserve">${text}</${tag}></w:r>`;
const changed = (from: string, to: string, author: string) =>
  `<w:p><w:del ${by(author)}>${run(from, 'w:delText')}</w:del><w:ins ${by(author)}>${run(to)}</w:ins></w:p>`;
const said = '<w:p><w:r><w:t>UGTT</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>';
/** What a member sends back: another title and date, a comment, and a date that the plan had when it was sent. */
const answer = docx(
  tbl(
    ['Activité', 'Date', 'Responsables'].map((text) => tc(p(text))),
    [
      tc(changed('Atelier de lancement', 'Séminaire d’ouverture', 'Salma R.')),
      tc(changed('mars 2027', 'avril 2027', 'Karim T.')),
      tc(said),
    ],
    [tc(p('Étude')), tc(p('juin 2027')), tc(p('UMT'))],
  ),
  wordPart(
    'word/comments.xml',
    'comments',
    `<w:comment w:id="0" w:author="Salma R." w:date="2027-02-02T08:00:00Z">${p('Et l’UMT ?')}</w:comment>`,
  ),
);
const fileName = 'réponse.docx';

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Retours');
  await network.organisation('UGTT', 'union');
});

async function plan(): Promise<DocumentId> {
  const choices = { fileName: 'plan.csv', title: 'Plan', acceptProposals: false, ownerOrganisationId: null };
  const bytes = new TextEncoder().encode(PLAN);
  return (await createFromImport(server().services, network.secretariat, bytes, choices)).id;
}
async function into(id: DocumentId) {
  const resource = await loadDocumentResource(server().services, id, network.networkId);
  if (!resource) throw new Error('no such document');
  return resource;
}
async function preview(id: DocumentId) {
  const { services } = server();
  const file = { fileName, columns: undefined };
  return (await previewImportInto(services, network.secretariat, await into(id), answer, file)).changes;
}

describe('[IM6] an answer in Word', () => {
  it('tells who changed what; what differs without having been changed there is by nobody', async () => {
    const { matched, answer: found } = await preview(await plan());
    expect(
      matched.map(({ title, changes }) => [
        title,
        changes.map(({ field, after, by: who }) => [field, after, who?.author]),
      ]),
    ).toEqual([
      [
        'Atelier de lancement',
        [
          ['title', 'Séminaire d’ouverture', 'Salma R.'],
          ['period', 'avril 2027', 'Karim T.'],
        ],
      ],
      ['Étude', [['period', 'juin 2027', undefined]]],
    ]);
    expect(found).toMatchObject({ changes: 4, comments: [{ author: 'Salma R.', text: 'Et l’UMT ?' }] });
  });

  it('written in the very file that was sent out differs in what was changed there, and in nothing else', async () => {
    const { services } = server();
    const id = await plan();
    const sent = await exportDocument(services, network.secretariat, await into(id), 'docx', {
      language: 'fr',
      sheets: 'one',
      part: 'document',
    });
    const bytes = new Uint8Array(sent.bytes);
    const back = zip(
      zipEntries(bytes, importLimits).map((entry) => {
        const content = readEntry(bytes, entry);
        if (entry.name !== 'word/document.xml') return { name: entry.name, content };
        const text = new TextDecoder().decode(content);
        const run = /<w:r>(?:(?!<\/w:r>).)*mars 2027(?:(?!<\/w:r>).)*<\/w:r>/s.exec(text)?.[0] ?? '';
        expect(run).not.toBe('');
        const gone = run.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ');
        const tracked = `<w:del ${by('Karim T.')}>${gone}</w:del><w:ins ${by('Karim T.')}>${run.replace('mars', 'avril')}</w:ins>`;
        return { name: entry.name, content: text.replace(run, tracked) };
      }),
    );
    const { changes } = await previewImportInto(services, network.secretariat, await into(id), back, {
      fileName,
    });
    expect(changes).toMatchObject({ same: 1, added: [], missing: [] });
    expect(changes.matched).toMatchObject([
      {
        title: 'Atelier de lancement',
        changes: [{ field: 'period', before: 'mars 2027', after: 'avril 2027', by: { author: 'Karim T.' } }],
      },
    ]);
  });

  it('becomes suggestions and comments under the names in the file; the document stays as it is', async () => {
    const { services } = server();
    const id = await plan();
    const before = (await services.collab.read(id)).snapshot;
    const changes = await preview(id);
    const nobodys = changes.matched.flatMap((row) => row.changes.filter(({ by: who }) => who === null));
    const { sequence } = await importInto(services, network.secretariat, await into(id), answer, {
      ...{ fileName, columns: undefined, digest: changes.digest, removals: undefined, text: false },
      without: new Set(nobodys.map(({ n }) => n)),
      as: 'suggestions',
      comments: true,
    });
    expect(sequence).toBeNull();
    expect((await services.collab.read(id)).snapshot).toEqual(before);
    const rows = await database().prisma.suggestion.findMany({
      where: { documentId: id },
      orderBy: { authorName: 'desc' },
    });
    const [workshop] = before.activities;
    expect(
      rows.map(({ proposal, authorName, origin, writtenAt }) => [proposal, authorName, origin, writtenAt]),
    ).toEqual([
      [
        { kind: 'field', activityId: workshop?.id, field: 'title', value: 'Séminaire d’ouverture' },
        'Salma R.',
        'import',
        new Date('2027-02-01T10:00:00Z'),
      ],
      [
        expect.objectContaining({ field: 'period', value: expect.objectContaining({ start: '2027-04-01' }) }),
        'Karim T.',
        'import',
        new Date('2027-02-01T10:00:00Z'),
      ],
    ]);
    const { threads } = await listComments(services, network.secretariat, await into(id));
    expect(threads).toMatchObject([
      {
        about: { kind: 'field', activityId: workshop?.id, field: 'responsibles' },
        comments: [{ writtenBy: 'Salma R.', text: 'Et l’UMT ?', authorId: network.secretariat.personId }],
      },
    ]);
  });

  it('may be written at once instead', async () => {
    const { services } = server();
    const id = await plan();
    const { digest } = await preview(id);
    await importInto(services, network.secretariat, await into(id), answer, {
      ...{ fileName, columns: undefined, digest, without: undefined, removals: undefined, text: false },
      as: 'edits',
      comments: false,
    });
    const { snapshot } = await services.collab.read(id);
    expect(snapshot.activities.map(({ title, period }) => [title, period?.text])).toEqual([
      ['Séminaire d’ouverture', 'avril 2027'],
      ['Étude', 'juin 2027'],
    ]);
  });

  it('without a plan it answers gives a new document of its final text, with its comments on the new rows', async () => {
    const { services } = server();
    const { id } = await createFromImport(services, network.secretariat, answer, {
      ...{ fileName, title: 'Nouveau', acceptProposals: false, ownerOrganisationId: null },
      comments: true,
    });
    const { snapshot } = await services.collab.read(id);
    const [first] = snapshot.activities;
    expect(first?.title).toBe('Séminaire d’ouverture');
    const { threads } = await listComments(services, network.secretariat, await into(id));
    expect(threads).toMatchObject([
      { about: { activityId: first?.id }, comments: [{ writtenBy: 'Salma R.' }] },
    ]);
  });

  it('the name in a file is blanked when the person of that name is erased', async () => {
    const { services } = server();
    const id = await plan();
    const { digest } = await preview(id);
    await importInto(services, network.secretariat, await into(id), answer, {
      ...{ fileName, columns: undefined, digest, without: undefined, removals: undefined, text: false },
      as: 'edits',
      comments: true,
    });
    const salma = await network.person('salma', 'copil', network.copilId);
    await database().prisma.person.update({ where: { id: salma.personId }, data: { name: 'salma r.' } });
    await erasePerson(services, network.secretariat, { personId: salma.personId, reason: 'demande' });
    const { threads } = await listComments(services, network.secretariat, await into(id));
    expect(threads[0]?.comments[0]?.writtenBy).toBe('');
  });
});
