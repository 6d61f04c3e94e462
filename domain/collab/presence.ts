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

/** Dark enough for white text (WCAG AA), far enough apart to tell neighbours. */
const colours = [
  '#1864ab',
  '#a61e4d',
  '#2b6a30',
  '#862e9c',
  '#a63c06',
  '#0b7285',
  '#5f3dc4',
  '#7c5a00',
  '#c92a2a',
  '#364fc7',
];

/** The same person has the same colour on every screen and every day. */
export function presenceColour(personId: string): string {
  let hash = 0;
  for (const character of personId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return colours[hash % colours.length] ?? '#364fc7';
}
