import { Parser } from 'htmlparser2';

/** An element of HTML or XML as plain data; text stands between its children. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** Parses markup into one tree; whatever is wrong in it is repaired as a browser would, nothing throws. */
export function parseMarkup(markup: string, xml = false): Element {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const element: Element = { tag, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        open.at(-1)?.children.push(text);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: xml, decodeEntities: true },
  );
  parser.write(markup);
  parser.end();
  return root;
}

export function isElement(node: Element | string): node is Element {
  return typeof node !== 'string';
}
