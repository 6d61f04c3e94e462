import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { type RichNode, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection, setMeta } from '#domain/document/shape';
import { addOutcome } from '#domain/document/workshop';
import { newId, type PersonId } from '#domain/ids';
import { documentCsv } from '#server/exports/csv';
import { documentWord } from '#server/exports/docx';
import { documentJson } from '#server/exports/json';
import type { Printed } from '#server/exports/plan-table';
import { documentWorkbook } from '#server/exports/xlsx';
import { importLimits } from '#server/imports/limits';
import { readImport } from '#server/imports/read';
import { readEntry, zipEntries } from '#server/imports/zip';
import { directory, names } from './plans';
import { written } from './round-trip';

const marked = (text: string, ...types: string[]): RichNode => ({
  type: 'text',
  text,
  marks: types.map((type) =>
    type === 'link' ? { type, attrs: { href: 'https://example.org/' } } : { type },
  ),
});
const remarks: RichNode = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [marked('gras', 'bold'), marked(' et '), marked('barré', 'strike')] },
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [marked('un lien', 'link')] }] },
        { type: 'listItem', content: [{ type: 'paragraph', content: [marked('souligné', 'underline')] }] },
      ],
    },
  ],
};

function plan(language: 'fr' | 'ar'): Printed {
  const doc = new Y.Doc();
  const title = language === 'ar' ? 'خطة عمل 2020' : 'Plan d’actions 2020';
  setMeta(doc, { kind: 'action-plan', title, language, year: 2020 }, 'seed');
  const domain = addSection(
    doc,
    { parentId: null, number: '1/', title: language === 'ar' ? 'التدريب' : 'Former' },
    'seed',
  );
  const theme = addSection(doc, { parentId: domain, title: 'Thème' }, 'seed');
  for (const name of [language === 'ar' ? 'ورشة عمل مع UGTT' : 'Atelier', '=SOMME(A1:A9)']) {
    addActivity(
      doc,
      {
        sectionId: theme,
        title: name,
        responsibles: { [newId<string>()]: { text: 'UGTT', lead: true } },
        period: { text: 'Mars', start: '2020-03-01', end: '2020-03-31', precision: 'month', confirmed: true },
      },
      'seed',
      { texts: { remarks: writeRichText(remarks) } },
    );
  }
  return { snapshot: readDocument(doc), words: language, names, statuses: new Map() };
}

function parts(bytes: Uint8Array): Map<string, string> {
  return new Map(
    zipEntries(bytes, importLimits).map((entry) => [
      entry.name,
      new TextDecoder().decode(readEntry(bytes, entry)),
    ]),
  );
}

describe('[X3] the Word file', () => {
  it('lies across, repeats its header, merges its sections, keeps its widths, and has styles with names', async () => {
    const files = parts(await documentWord(plan('fr')));
    const body = files.get('word/document.xml') ?? '';
    expect(body).toMatch(/<w:pgSz [^>]*w:orient="landscape"/);
    expect(body).toMatch(/w:w="16838"[^>]*w:h="11906"|w:h="11906"[^>]*w:w="16838"/);
    expect(body.match(/<w:tblHeader\b/g)).toHaveLength(1);
    expect(body.match(/<w:vMerge w:val="restart"/g)).toHaveLength(2);
    expect(body).toContain('<w:tblLayout w:type="fixed"/>');
    const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(7);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(16838 - 2 * 850);
    expect(body).not.toContain('w:bidiVisual');
    const styles = files.get('word/styles.xml') ?? '';
    for (const name of ['Jalon Header', 'Jalon Cell', 'Jalon Section'])
      expect(styles).toContain(`w:val="${name}"`);
  });
  it('runs from the right in Arabic, words of other letters inside it not', async () => {
    const body = parts(await documentWord(plan('ar'))).get('word/document.xml') ?? '';
    expect(body).toContain('<w:bidiVisual');
    const workshop = /<w:p>(?:(?!<\/w:p>).)*ورشة(?:(?!<\/w:p>).)*<\/w:p>/.exec(body)?.[0] ?? '';
    expect(workshop).toContain('<w:bidi/>');
    expect(workshop).toMatch(/<w:rtl\/>.*ورشة/);
    expect(/<w:r>(?:(?!<w:r>).)*UGTT/.exec(workshop)?.[0]).not.toContain('<w:rtl/>');
  });
  it('shows another reader its marks, lists, links and merged cells', async () => {
    const bytes = Buffer.from(await documentWord(plan('fr')));
    const { value } = await mammoth.convertToHtml({ buffer: bytes }, { styleMap: ['u => u'] });
    expect(value).toContain('<strong>gras</strong> et <s>barré</s>');
    expect(value).toContain(
      '<ul><li><a href="https://example.org/">un lien</a></li><li><u>souligné</u></li></ul>',
    );
    expect(value).toMatch(/<td rowspan="2"><p><strong>1\/<\/strong> Former<\/p><\/td>/);
    expect(value).toContain('<thead>');
  });
});

it('[X4] office files say nothing that cannot be seen: no comment, no hidden sheet, no data beside the text', async () => {
  const word = parts(await documentWord(plan('fr')));
  expect([...word.keys()].filter((name) => /customXml/i.test(name))).toEqual([]);
  expect(word.get('docProps/custom.xml') ?? '').not.toContain('<property ');
  expect(word.get('word/document.xml')).not.toContain('<w:vanish');
  expect(word.get('docProps/core.xml')).toContain('jalon-1 kind:action-plan language:fr year:2020 words:fr');
  const book = parts(await documentWorkbook(plan('fr')));
  expect(book.get('xl/workbook.xml')).not.toMatch(/state="(very)?hidden"/i);
});

describe('[X5] the CSV', () => {
  it('names its encoding, and makes no formula of what people wrote', () => {
    const bytes = documentCsv(plan('fr'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain("'=SOMME");
    expect(text).not.toMatch(/(^|;|\n)"?[=+@-]/);
  });
  it('is understood by the importer', async () => {
    const { activities, sections } = await readImport(documentCsv(plan('fr')), 'plan.csv');
    expect(activities.map(({ title }) => title)).toEqual(['Atelier', "'=SOMME(A1:A9)"]);
    expect(activities[0]?.period.text).toBe('Mars');
    expect(sections.map(({ title }) => title)).toEqual(['Former', 'Thème']);
  });
});

describe('[X7] data', () => {
  const refusal = (text: string) =>
    readImport(new TextEncoder().encode(text), 'plan.json').then(
      () => 'read',
      (error: { code: string }) => error.code,
    );
  it('of another format, of a later version, or broken is refused', async () => {
    expect(await refusal('{"a": 1}')).toBe('file-type');
    expect(await refusal('{"format": "jalon-document", "version": 3}')).toBe('file-type');
    for (const version of [1, 2])
      expect(await refusal(`{"format": "jalon-document", "version": ${version}}`)).toBe('file-unreadable');
    expect(await refusal('{"format": ')).toBe('file-unreadable');
    expect(await refusal(`${'['.repeat(50_000)}`)).toBe('file-unreadable');
  });
  it('of the first version, which had no decisions, is read as it was written', async () => {
    const text = new TextDecoder().decode(documentJson(plan('fr'), { documentId: 'd', sequence: 1 }));
    const { outcomes, ...older } = JSON.parse(text);
    expect(outcomes).toEqual([]);
    const bytes = new TextEncoder().encode(JSON.stringify({ ...older, version: 1 }));
    const read = await readImport(bytes, 'plan.json');
    expect(read).toEqual(await readImport(new TextEncoder().encode(text), 'plan.json'));
  });
  it('loses no decision: as another kind of document they are text, and of a stranger nobody is made', async () => {
    const doc = new Y.Doc();
    setMeta(doc, { kind: 'agenda', title: 'Atelier', language: 'fr' }, 'seed');
    const personId = newId<PersonId>();
    addOutcome(doc, { kind: 'decision', what: 'Ouvrir une permanence' }, 'seed', {
      who: { [personId]: { text: '', personId }, ONM: { text: 'ONM' } },
    });
    const printed = { snapshot: readDocument(doc), words: 'fr' as const, names, statuses: new Map() };
    const bytes = documentJson(printed, { documentId: 'd', sequence: 1 });
    const asText = await readImport(bytes, 'plan.json', { kind: 'text' });
    expect([asText.outcomes, asText.leftover]).toEqual([undefined, ['Ouvrir une permanence']]);
    const { snapshot } = written(await readImport(bytes, 'plan.json'), directory);
    expect(snapshot.workshop.outcomes).toMatchObject([{ kind: 'decision', who: [{ text: 'ONM' }] }]);
  });
  it('brings into a text only what its editors know, and no character that cannot be stored', async () => {
    const { snapshot } = plan('fr');
    const [first] = snapshot.activities;
    if (!first) throw new Error('the plan has no activity');
    const foreign: RichNode = {
      type: 'doc',
      content: [
        { type: 'iframe', attrs: { src: 'x' }, content: [{ type: 'text', text: 'dedans' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'clic', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
          ],
        },
      ],
    };
    const evil = {
      ...snapshot,
      activities: [{ ...first, title: 'Ate\u0000lier \ud800', remarks: foreign }],
    };
    const bytes = documentJson(
      { snapshot: evil, names, statuses: new Map() },
      { documentId: 'd', sequence: 1 },
    );
    const { activities } = await readImport(bytes, 'plan.json');
    expect(activities[0]?.title).toBe('Atelier \ufffd');
    expect(JSON.stringify(activities[0]?.remarksRich)).not.toMatch(/iframe|javascript/);
    expect(activities[0]?.remarks).toContain('dedans');
  });
});
