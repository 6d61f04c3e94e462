/** Who somebody is on another's screen. Written by the server from the session, never taken from the client. */
export interface PresentPerson {
  readonly personId: string;
  readonly name: string;
  /** CSS colour; the name the editor's caret reads. */
  readonly color: string;
}

/** The cell of the grid somebody stands in. */
export interface CellPosition {
  readonly row: string;
  readonly column: string;
}

/** One person's presence in a document. The editor's caret adds fields of its own. */
export interface Presence {
  readonly user?: PresentPerson;
  readonly cell?: CellPosition | null;
}

/** Dark enough for white text (WCAG AA). Those of one family are not told apart at a glance. */
const colours = [
  { value: '#1864ab', family: 'blue' },
  { value: '#a61e4d', family: 'red' },
  { value: '#2b6a30', family: 'green' },
  { value: '#862e9c', family: 'purple' },
  { value: '#a63c06', family: 'red' },
  { value: '#0b7285', family: 'blue' },
  { value: '#5f3dc4', family: 'blue' },
  { value: '#7c5a00', family: 'brown' },
  { value: '#c92a2a', family: 'red' },
  { value: '#364fc7', family: 'blue' },
] as const;

/**
 * The same person has the same colour on every screen and, unless somebody there before them has one like it, every day.
 * @param taken of other people who are there: given is one unlike all of these, else one that nobody has, as long as
 * there are any
 */
export function presenceColour(personId: string, taken: ReadonlySet<string> = new Set()): string {
  let hash = 0;
  for (const character of personId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  const own = hash % colours.length;
  const inOrder = [...colours.slice(own), ...colours.slice(0, own)];
  const families = new Set(colours.filter(({ value }) => taken.has(value)).map(({ family }) => family));
  const given =
    inOrder.find(({ family }) => !families.has(family)) ??
    inOrder.find(({ value }) => !taken.has(value)) ??
    inOrder[0];
  return given?.value ?? '#364fc7';
}
