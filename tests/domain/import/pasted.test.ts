import { describe, expect, it } from 'vitest';
import { readPasted } from '#domain/import/pasted';
import { richText } from '#domain/import/rich';
import { type Cell, cellText } from '#domain/import/source';
import { calc, excel, excelText, word, writer, writerOfDocx } from './clipboards';

const texts = (rows: readonly (readonly Cell[])[]) => rows.map((row) => row.map(cellText));
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

describe('[G2] what is on a clipboard', () => {
  it.each([
    ['Word', word],
    ['LibreOffice Writer', writer],
    ['a .docx opened in LibreOffice Writer', writerOfDocx],
  ])('is read from %s: cells, what is merged, lists, marks and links', (_, html) => {
    const { rows, table } = readPasted({ html, text: '' });
    expect(table).toBe(true);
    expect(texts(rows)).toEqual([
      ['Atelier de formation des points focaux', 'Mars-Avril', 'À préparer :\nla salle\nles invités'],
      ['Étude', 'Mars-Avril', ''],
    ]);
    const invited = {
      type: 'text',
      text: 'invités',
      marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }],
    };
    expect(richText(rows[0]?.[2]?.blocks ?? [])).toEqual([
      paragraph(
        { type: 'text', text: 'À ' },
        { type: 'text', text: 'préparer', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' :' },
      ),
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph({ type: 'text', text: 'la salle' }),
              {
                type: 'orderedList',
                content: [
                  { type: 'listItem', content: [paragraph({ type: 'text', text: 'les ' }, invited)] },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('is read from LibreOffice Calc as it is shown there', () => {
    const { rows } = readPasted({ html: calc, text: '' });
    expect(texts(rows)).toEqual([['Atelier', '15/03/2026', '2', 'Tunis ou Casa', 'UGTT / UMT']]);
  });

  it.each([
    ['its page', { html: excel, text: excelText }],
    ['its text alone', { html: '', text: excelText }],
  ])('is read from Excel, from %s: lines of a cell that begin with a bullet are a list', (_, clipboard) => {
    const { rows } = readPasted(clipboard);
    expect(texts(rows)).toEqual([['Atelier', '15/03/2026', 'la salle\nles invités']]);
    expect(rows[0]?.[2]?.blocks.map((block) => block.type)).toEqual(['item', 'item']);
  });

  it('is one row a line when it is no table, and still a whole text', () => {
    const html = '<ul><li>Former</li><li>Publier un <b>guide</b></li></ul><p>Suivre</p>';
    const { rows, table, blocks } = readPasted({ html, text: 'Former\nPublier un guide\nSuivre' });
    expect(table).toBe(false);
    expect(texts(rows)).toEqual([['Former'], ['Publier un guide'], ['Suivre']]);
    expect(richText(blocks).map(({ type }) => type)).toEqual(['bulletList', 'paragraph']);
  });

  it('keeps a quotation mark of a text, empty rows between others, and rows of unequal length', () => {
    expect(texts(readPasted({ html: '', text: '"Migrer" en 2026\nsuite' }).rows)).toEqual([
      ['"Migrer" en 2026'],
      ['suite'],
    ]);
    expect(texts(readPasted({ html: '', text: 'a\tb\n\nc' }).rows)).toEqual([
      ['a', 'b'],
      ['', ''],
      ['c', ''],
    ]);
  });

  it('is nothing when the clipboard holds a picture alone', () => {
    expect(readPasted({ html: '<img src="x.png">', text: '' }).rows).toEqual([]);
    expect(readPasted({ html: '', text: '' }).rows).toEqual([]);
  });
});
