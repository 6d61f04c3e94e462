import { describe, expect, test } from 'vitest';
import { readImport } from '#server/imports/read';
import { docx, p, tbl, tc, wordPart } from './office';

const run = (text: string, tag = 'w:t') => `<w:r><${tag} xml:space="preserve">${text}</${tag}></w:r>`;
const by = (author: string) => `w:id="9" w:author="${author}" w:date="2027-02-01T10:00:00Z"`;
const ins = (text: string, author = 'Amina B.') => `<w:ins ${by(author)}>${run(text)}</w:ins>`;
const del = (text: string, author = 'Amina B.') => `<w:del ${by(author)}>${run(text, 'w:delText')}</w:del>`;
const said = (id: number) =>
  `<w:commentRangeStart w:id="${id}"/><w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
const par = (...inside: string[]) => `<w:p>${inside.join('')}</w:p>`;
const tracked = (row: string[], tag: 'w:ins' | 'w:del') =>
  tbl(row)
    .replace('<w:tbl><w:tr>', `<w:tr><w:trPr><${tag} ${by('Youssef')}/></w:trPr>`)
    .replace('</w:tbl>', '');

const header = ['Activité', 'Date', 'Responsables'].map((text) => tc(p(text)));
const rows = tbl(
  header,
  [
    tc(par(run('Atelier de '), del('lancement'), ins('clôture'))),
    tc(par(del('mars'), ins('avril 2027', 'Youssef'))),
    tc(par(run('UGTT'), said(0))),
  ],
  [tc(p('Étude')), tc(p('mai 2027')), tc(p('UMT'))],
).replace(
  '</w:tbl>',
  `${tracked([tc(p('Guide')), tc(p('juin 2027')), tc(p('UGTT'))], 'w:ins')}${tracked(
    [tc(p('Voyage')), tc(p('juin 2027')), tc(p('UGTT'))],
    'w:del',
  )}</w:tbl>`,
);
const answer = docx(
  p("Plan d'actions 2027", '', 'Titre') + rows,
  wordPart(
    'word/comments.xml',
    'comments',
    `<w:comment w:id="0" w:author="Amina B." w:date="2027-02-02T08:00:00Z">${p('Avec l’UMT aussi ?')}</w:comment>`,
  ),
);

describe('[IM6] a Word file with tracked changes and comments', () => {
  test('is understood as its final text; a row knows how it was called, and which row went', async () => {
    const { activities, deletedRows, leftover } = await readImport(answer, 'réponse.docx');
    expect(activities.map(({ title, period, was }) => [title, period.text, was?.title])).toEqual([
      ['Atelier de clôture', 'avril 2027', 'Atelier de lancement'],
      ['Étude', 'mai 2027', 'Étude'],
      ['Guide', 'juin 2027', undefined],
    ]);
    expect(deletedRows).toEqual([{ number: '', title: 'Voyage' }]);
    expect(leftover).toEqual([]);
  });

  test('keeps every change and comment with its author as written, at the field where it stands', async () => {
    const { activities, revisions } = await readImport(answer, 'réponse.docx');
    const at = (row: number, field: string) =>
      (activities[row]?.at ?? [])
        .filter((place) => place.field === field)
        .flatMap(({ id }) =>
          [...(revisions?.changes ?? []), ...(revisions?.comments ?? [])].filter((each) => each.id === id),
        )
        .map(({ author, text }) => [author, text]);
    expect(at(0, 'title')).toEqual([
      ['Amina B.', 'lancement'],
      ['Amina B.', 'clôture'],
    ]);
    expect(at(0, 'period')).toEqual([
      ['Amina B.', 'mars'],
      ['Youssef', 'avril 2027'],
    ]);
    expect(at(0, 'responsible')).toEqual([['Amina B.', 'Avec l’UMT aussi ?']]);
    expect(at(1, 'title')).toEqual([]);
    expect(at(2, 'title')).toMatchObject([['Youssef', expect.stringContaining('Guide')]]);
    expect(revisions?.comments).toEqual([
      { id: 'comment-0', author: 'Amina B.', at: '2027-02-02T08:00:00.000Z', text: 'Avec l’UMT aussi ?' },
    ]);
  });

  test('one in which nothing was tracked says nothing of it', async () => {
    const { revisions } = await readImport(
      docx(p('Plan') + tbl(header, [tc(p('A')), tc(p('')), tc(p(''))])),
      'a.docx',
    );
    expect(revisions).toBeUndefined();
  });
});
