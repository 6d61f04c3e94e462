/** Somebody named in a comment. An organisation stands for its people. */
export interface Mention {
  readonly kind: 'person' | 'organisation';
  readonly id: string;
}
/** What a writer sees of a mention: `@name`. Names of one comment differ. */
export interface Named {
  readonly name: string;
  readonly mention: Mention;
}
export type Part = string | Mention;

const token = /@\[(person|organisation):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;

/** A stored text in order: words, and whom it names by id, so that a name is always today's, or blank. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: whole, 1: kind, 2: id, index } of text.matchAll(token)) {
    if (index > from) parts.push(text.slice(from, index));
    // The pattern has these two groups in every match.
    parts.push({ kind: kind === 'person' ? 'person' : 'organisation', id: id ?? '' });
    from = index + whole.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Whom a stored text names, each once. */
export function mentionsIn(text: string): Mention[] {
  const named = partsOf(text).filter((part) => typeof part !== 'string');
  return [...new Map(named.map((mention) => [stored(mention), mention])).values()];
}

function stored({ kind, id }: Mention): string {
  return `@[${kind}:${id}]`;
}

/** A stored text as its writer sees it. */
export function toWritten(text: string, nameOf: (mention: Mention) => string): string {
  return partsOf(text)
    .map((part) => (typeof part === 'string' ? part : `@${nameOf(part)}`))
    .join('');
}

/** What a writer wrote as it is stored: `@name` becomes the id, where the name does not go on. */
export function toStored(written: string, names: readonly Named[]): string {
  const longestFirst = [...names].sort((one, other) => other.name.length - one.name.length);
  let text = '';
  for (let index = 0; index < written.length; ) {
    const rest = written.slice(index + 1);
    const found =
      written.charAt(index) === '@'
        ? longestFirst.find(({ name }) => name !== '' && rest.startsWith(name) && endsThere(rest, name))
        : undefined;
    text += found ? stored(found.mention) : written.charAt(index);
    index += found ? found.name.length + 1 : 1;
  }
  return text;
}

function endsThere(rest: string, name: string): boolean {
  return !/^[\p{L}\p{N}]/u.test(rest.slice(name.length));
}

/** The name that is being written before the caret: from its `@` on. Null: none is. */
export function nameBefore(written: string, caret: number): { from: number; words: string } | null {
  const found = /(?:^|[\s(«"'])@([^\s@][^@\n]{0,40})?$/u.exec(written.slice(0, caret));
  if (!found) return null;
  const words = found[1] ?? '';
  return { from: caret - words.length - 1, words };
}

/** The beginning of a stored text, for a line that tells of it; a mention is never cut. */
export function beginningOf(text: string, length: number): string {
  let begun = '';
  let counted = 0;
  for (const part of partsOf(text)) {
    const room = length - counted;
    if (room <= 0) return `${begun}…`;
    if (typeof part !== 'string') {
      begun += stored(part);
      counted += 20;
    } else if (part.length > room) return `${begun}${part.slice(0, room).trimEnd()}…`;
    else {
      begun += part;
      counted += part.length;
    }
  }
  return begun;
}
