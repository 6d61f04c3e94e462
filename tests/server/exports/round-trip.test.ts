import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { appendRichText, plainParagraphs } from '#domain/document/rich-text';
import { activityText, addActivity, addSection, setActivity, setMeta } from '#domain/document/shape';
import { interfaceLanguages } from '#domain/language';
import { parsePeriod } from '#domain/period/parse';
import { documentWord } from '#server/exports/docx';
import { documentJson } from '#server/exports/json';
import type { Printed } from '#server/exports/plan-table';
import { documentWorkbook } from '#server/exports/xlsx';
import { directory, known, type MadePlan, names, plans } from './plans';
import { understand, written } from './round-trip';
import { type Fineness, same } from './same';

const formats: readonly {
  readonly name: string;
  readonly fineness: Fineness;
  readonly make: (printed: Printed) => Promise<Uint8Array> | Uint8Array;
}[] = [
  { name: 'plan.docx', fineness: 'word', make: documentWord },
  { name: 'plan.xlsx', fineness: 'sheet', make: (printed) => documentWorkbook(printed) },
  {
    name: 'plan.json',
    fineness: 'data',
    make: (printed) => documentJson(printed, { documentId: 'd', sequence: 1 }),
  },
];
const statusesIn = ({ snapshot, statuses }: MadePlan) =>
  snapshot.activities.map(({ id }) => statuses.get(id) ?? null);

describe.each(formats)('[X1] export to $name, then import', ({ name, fineness, make }) => {
  it('gives the same document', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.constantFrom(...interfaceLanguages), async (plan, words) => {
        const bytes = await make({ ...plan, words, names });
        const made = written(await understand(bytes, name, known), directory);
        expect(same(made.snapshot, names, fineness)).toEqual(same(plan.snapshot, names, fineness));
        const found = new Map(made.statuses.map(({ activityId, status }) => [activityId as string, status]));
        expect(statusesIn({ snapshot: made.snapshot, statuses: found })).toEqual(statusesIn(plan));
      }),
      { numRuns: Number(process.env.ROUND_TRIPS ?? 60) },
    );
  });
});

it('[X1] a workbook of one sheet a section gives the same document', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const bytes = await documentWorkbook({ ...plan, words: 'fr', names }, { split: true });
      const made = written(await understand(bytes, 'plan.xlsx', known), directory);
      expect(same(made.snapshot, names, 'sheet')).toEqual(same(plan.snapshot, names, 'sheet'));
    }),
    { numRuns: 15 },
  );
});

it('[X1] a section whose words Excel refuses as the name of a sheet, cut or whole, has its sheet', async () => {
  for (const title of [
    "insécable : oui (3) l'accord",
    "'entre quotes'",
    "' '",
    'History',
    `${'x'.repeat(30)}🙂`,
  ]) {
    const doc = new Y.Doc();
    setMeta(doc, { kind: 'roadmap', title: 'Plan', language: 'fr' }, 'seed');
    addSection(doc, { parentId: null, number: 'AXE 1:', title }, 'seed');
    addSection(doc, { parentId: null, title }, 'seed');
    const snapshot = readDocument(doc);
    const bytes = await documentWorkbook(
      { snapshot, words: 'fr', names, statuses: new Map() },
      { split: true },
    );
    const again = written(await understand(bytes, 'plan.xlsx', known), directory);
    expect(same(again.snapshot, names, 'sheet')).toEqual(same(snapshot, names, 'sheet'));
  }
});

it.each(formats)(
  '[X1] $name keeps characters beyond the basic plane whole, wherever its writer cuts',
  async ({ name, fineness, make }) => {
    for (const before of ['', 'x']) {
      const doc = new Y.Doc();
      setMeta(doc, { kind: 'action-plan', title: 'Plan', language: 'fr' }, 'seed');
      // Longer than the 16,384 units in which a zip's writer cuts a text.
      addActivity(doc, { sectionId: null, title: before + '🙂'.repeat(9_000) }, 'seed');
      const snapshot = readDocument(doc);
      const bytes = await make({ snapshot, words: 'fr', names, statuses: new Map() });
      const again = written(await understand(bytes, name, known), directory);
      expect(same(again.snapshot, names, fineness)).toEqual(same(snapshot, names, fineness));
    }
  },
);

// The network's own files stand beside the repository, where they are at hand.
const INPUTS = new URL('../../../../shared/inputs/', import.meta.url);
test
  .runIf(existsSync(INPUTS))
  .each(['plan-actions-2020.docx', 'amem-activites-2019.docx', 'feuille-de-route-2017-2018.docx'])(
  '[X2] %s, imported, edited and exported, comes back the same',
  async (file) => {
    const first = written(await understand(readFileSync(new URL(file, INPUTS)), file, known), directory);
    const [one, two] = first.snapshot.activities;
    if (!one || !two) throw new Error('nothing was imported');
    setActivity(first.doc, one.id, 'title', `${one.title} – revu`, 'grid');
    setActivity(first.doc, two.id, 'period', parsePeriod('12-14 mai 2020', { language: 'fr' }), 'grid');
    const remarks = activityText(first.doc, two.id, 'remarks');
    if (remarks) appendRichText(remarks, plainParagraphs('À voir avec le COPIL'));
    const snapshot = readDocument(first.doc);
    for (const { name, fineness, make } of formats) {
      const bytes = await make({ snapshot, words: 'fr', names, statuses: new Map() });
      const again = written(await understand(bytes, name, known), directory);
      expect(same(again.snapshot, names, fineness)).toEqual(same(snapshot, names, fineness));
    }
  },
);
