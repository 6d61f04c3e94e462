import { inflateSync } from 'node:zlib';

/** What a PDF says to programs: of itself, of its structure, and in words, page by page. */
export interface ReadPdf {
  readonly language: string;
  readonly title: string;
  /** PDF/UA: it says of itself that it keeps the standard for readers of the screen. */
  readonly accessible: boolean;
  /** Kinds of structure with how often they occur: Table, TH, TD, L, Link… */
  readonly structure: ReadonlyMap<string, number>;
  /** Width and height in points, and the words as they are read, without spaces; Arabic from its right end on. */
  readonly pages: readonly { readonly width: number; readonly height: number; readonly text: string }[];
}

/** Reads what the tests ask of a PDF that is not encrypted and keeps its objects outside of streams (ISO 32000-1, 7). */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)\bendobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
  const object = (reference: string | undefined): string => objects.get(reference ?? '') ?? '';
  const catalog = [...objects.values()].find((body) => /\/Type\s*\/Catalog/.test(body)) ?? '';
  const structure = new Map<string, number>();
  for (const body of objects.values()) {
    const kind = /\/Type\s*\/StructElem/.test(body) ? /\/S\s*\/(\w+)/.exec(body)?.[1] : undefined;
    if (kind) structure.set(kind, (structure.get(kind) ?? 0) + 1);
  }
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b(?!s)/.test(body));
  return {
    language: /\/Lang\s*\(([^)]*)\)/.exec(catalog)?.[1] ?? '',
    title: utf8(/<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(file)?.[1] ?? ''),
    accessible: /<pdfuaid:part>1</.test(file),
    structure,
    pages: pages.map((page) => {
      const [, , width, height] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(page)?.[1] ?? '').split(' ').map(Number);
      const fonts = new Map(
        [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
          name,
          letters(stream(object(/\/ToUnicode (\d+)/.exec(object(id))?.[1]))),
        ]),
      );
      const content = stream(object(/\/Contents (\d+)/.exec(page)?.[1]));
      return { width: width ?? 0, height: height ?? 0, text: drawn(content, fonts) };
    }),
  };
}

const utf8 = (text: string): string =>
  Buffer.from(text, 'latin1').toString('utf8').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

function stream(body: string): string {
  const [, head = '', data = ''] = /^([\s\S]*?)stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body) ?? [];
  return /FlateDecode/.test(head) ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
}

/** Which letters a glyph stands for (its font's ToUnicode). */
function letters(map: string): ReadonlyMap<string, string> {
  return new Map(
    [...map.matchAll(/<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>/g)].map(([, glyph = '', units = '']) => [
      glyph,
      String.fromCharCode(...(units.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
    ]),
  );
}

function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  const read: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(f\d+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\)])*)\)/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    else {
      const glyphs = Buffer.from(unescaped(shown ?? ''), 'latin1')
        .toString('hex')
        .toUpperCase();
      for (const glyph of glyphs.match(/.{4}/g) ?? []) read.push((font.get(glyph) ?? '').replace(SPACES, ''));
    }
  }
  return fromTheRight(read.filter((letters) => letters !== ''));
}

const SPACES = /[\s\u00A0\u202F]+/g;
const isArabic = (letters: string): boolean => /[\p{Script=Arabic}\p{Mn}،؛؟]/u.test(letters);

/** Glyphs stand from the left; a stretch of Arabic ones is read from the right, the letters of one glyph as they are. */
function fromTheRight(glyphs: readonly string[]): string {
  let [text, stretch] = ['', ''];
  for (const letters of glyphs) {
    if (isArabic(letters)) stretch = letters + stretch;
    else {
      text += stretch + letters;
      stretch = '';
    }
  }
  return text + stretch;
}

const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (named[sign] ?? sign),
  );
}
