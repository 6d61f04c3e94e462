import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { appendRichText, plainParagraphs, type RichNode, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection, documentParts, setMeta } from '#domain/document/shape';
import { newId } from '#domain/ids';
import { documentPdf } from '#server/exports/pdf';
import type { Printed } from '#server/exports/plan-table';
import { typeset } from '#server/exports/typeset';
import { compile } from '#server/exports/typst';
import { names } from './plans';
import { readPdf } from './read-pdf';

const stand = {
  sequence: 41,
  at: new Date('2020-03-01T23:30:00Z'),
  network: 'Réseau syndical',
  timeZone: 'Africa/Tunis',
};
const remarks: RichNode = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'le devis',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }],
        },
      ],
    },
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'un point' }] }] },
      ],
    },
  ],
};

function plan(
  language: 'fr' | 'ar',
  rows = 2,
  title = language === 'ar' ? 'خطة عمل' : 'Plan d’actions',
): Printed {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'action-plan', title, language, year: 2020 }, 'seed');
  const domain = addSection(
    doc,
    { parentId: null, number: '1/', title: language === 'ar' ? 'التدريب' : 'Former' },
    'seed',
  );
  addSection(doc, { parentId: null, title: language === 'ar' ? 'فارغ' : 'Sans rien' }, 'seed');
  for (let at = 1; at <= rows; at++) {
    addActivity(
      doc,
      {
        sectionId: domain,
        title: language === 'ar' ? `ورشة ${at}` : `Atelier ${at}`,
        responsibles: { [newId<string>()]: { text: 'UGTT', lead: true } },
      },
      'seed',
      { texts: { remarks: writeRichText(remarks) } },
    );
  }
  appendRichText(documentParts(doc).body, plainParagraphs('#import "x": * $y$ *z* <a> @b \\ _c_'));
  const snapshot = readDocument(doc);
  const done = new Map(snapshot.activities.map(({ id }) => [id as string, 'done' as const]));
  return { snapshot, words: language, names, statuses: done };
}

const pdf = async (printed: Printed) =>
  readPdf(
    await documentPdf(printed, { ...stand, network: printed.words === 'ar' ? 'شبكة نقابية' : stand.network }),
  );

describe('[X8] a document as a PDF', () => {
  it('lies across, says what it is, its language, day and revision, and is tagged', async () => {
    const file = await pdf(plan('fr'));
    expect(file).toMatchObject({ language: 'fr', title: 'Plan d’actions', accessible: true });
    expect(file.pages).toHaveLength(1);
    const [page] = file.pages;
    expect(page && page.width > page.height).toBe(true);
    // The day in the network's zone.
    for (const words of ['Pland’actions', '2mars2020', 'révision41', 'Réseausyndical', 'Former', 'Sansrien'])
      expect(page?.text).toContain(words);
    for (const words of ['Atelier1', 'UGTT', 'Réalisée', 'ledevis', 'unpoint', 'Aucuneactivité'])
      expect(page?.text).toContain(words);
    for (const kind of ['Table', 'TH', 'TD', 'L', 'Link']) expect([...file.structure.keys()]).toContain(kind);
  });

  it('shows the columns’ names and the section on each page, and numbers the pages', async () => {
    const { pages } = await pdf(plan('fr', 60));
    expect(pages.length).toBeGreaterThan(2);
    // The last page has what follows the table too.
    pages.slice(0, -1).forEach(({ text }, index) => {
      for (const words of ['Responsables', 'Former', `${index + 1}/${pages.length}`])
        expect(text).toContain(words);
    });
    const everything = pages.map(({ text }) => text).join('');
    for (let at = 1; at <= 60; at++) expect(everything).toContain(`Atelier${at}`);
  });

  it('runs from the right in Arabic, its letters joined', async () => {
    const file = await pdf(plan('ar'));
    expect(file).toMatchObject({ language: 'ar', title: 'خطة عمل', accessible: true });
    expect(file.pages[0]?.text).toContain('UGTT');
  });

  it('gives Arabic words whole to whoever copies or seeks them, in every weight', async () => {
    const { pages } = await pdf(plan('ar'));
    for (const words of [
      'خطةعمل',
      'النشاط',
      'الفترة',
      'ملاحظات',
      'المسؤولون',
      'التدريب',
      'فارغ',
      'ورشة',
      'شبكة',
    ])
      expect(pages[0]?.text).toContain(words);
  });

  it('reads nothing of what people write as markup', async () => {
    const { pages } = await pdf(plan('fr', 1, '#panic() $x$ *gras* "a"'));
    expect(pages[0]?.text).toContain('#panic()$x$*gras*"a"');
    expect(pages[0]?.text).toContain('#import"x":*$y$*z*<a>@b\\_c_');
  });

  it('is made with signs that no font has too, and then promises less', async () => {
    const file = await pdf(plan('fr', 1, 'Plan 🙂 𓀀'));
    expect(file.title).toBe('Plan 🙂 𓀀');
    expect(file.pages[0]?.text).toContain('Atelier1');
  });

  it('is a text on upright pages when it has no table', async () => {
    const doc = new Y.Doc();
    setMeta(doc, { kind: 'text', title: 'Termes de référence', language: 'fr' }, 'seed');
    appendRichText(documentParts(doc).body, plainParagraphs('Écouter, orienter.'));
    const printed = { snapshot: readDocument(doc), words: 'fr' as const, names, statuses: new Map() };
    const [page] = (await pdf(printed)).pages;
    expect(page && page.width < page.height).toBe(true);
    expect(page?.text).toContain('Écouter,orienter.');
  });

  it('says what is wrong with data that its template does not take', async () => {
    await expect(compile('document', {}, { at: stand.at })).rejects.toThrow(/was not made/);
  });
});

it('[X8] lists stand in the item above them, and French signs stay with their word', () => {
  const item = (text: string, level: number, ordered = false) =>
    ({ type: 'item', level, ordered, runs: [{ text }] }) as const;
  const paragraph = (text: string) => ({ type: 'paragraph', direction: 'ltr', runs: [{ text }] });
  expect(typeset([item('a', 0), item('b', 1, true), item('c', 1, true), item('d', 0)], 'fr')).toEqual([
    {
      type: 'list',
      ordered: false,
      items: [
        [paragraph('a'), { type: 'list', ordered: true, items: [[paragraph('b')], [paragraph('c')]] }],
        [paragraph('d')],
      ],
    },
  ]);
  const runs = [{ text: 'Qui ? « nous » : 5 %' }];
  expect(typeset([{ type: 'paragraph', runs }], 'fr')).toEqual([
    paragraph('Qui\u202F? «\u00A0nous\u00A0»\u00A0: 5\u00A0%'),
  ]);
  expect(typeset([{ type: 'paragraph', runs }], 'en')).toEqual([paragraph('Qui ? « nous » : 5 %')]);
});
