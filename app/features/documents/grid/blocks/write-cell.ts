import type * as Y from 'yjs';
import { type ActivityKind, activityKinds, type ColumnId } from '#domain/document/kinds';
import { appendRichText, plainParagraphs, type RichNode, readRichText } from '#domain/document/rich-text';
import { activityMap, activityText, setActivity, setEntries } from '#domain/document/shape';
import { newId, type OrganisationId } from '#domain/ids';
import { directory, splitResponsibles } from '#domain/import/organisations';
import { splitPlaces } from '#domain/import/places';
import { fold } from '#domain/import/words';
import { type EntriesColumn, type Entry, fromWords, isEntries, toMap } from '../../cells/entries';
import type { Choices } from '../../plan/plan-context';
import { textFieldOf } from '../columns';
import { fromText, type ReadingContext } from '../read-scalar';
import { isTyped } from '../scalars';
import type { BlockCell } from './block';

/** What is needed to understand a cell that comes from elsewhere. */
export interface Reading {
  readonly context: ReadingContext;
  readonly choices: Choices;
  /** What a kind of activity is called in the person's language. */
  readonly kindName: (kind: ActivityKind) => string;
}

/** `fact`: a status is reported and not written. `not-read`: the words mean nothing in this column. */
export type Outcome = 'written' | 'not-read' | 'fact';

/** Puts a cell's content into another activity; what stood there goes, and one step of undo brings it back. */
export function writeCell(
  doc: Y.Doc,
  activityId: string,
  column: ColumnId,
  cell: BlockCell,
  reading: Reading,
): Outcome {
  const field = textFieldOf(column);
  if (field) {
    const text = activityText(doc, activityId, field);
    if (text) replaceText(text, cell.rich ?? plainParagraphs(cell.text));
    return 'written';
  }
  if (isEntries(column)) return writeEntries(doc, activityId, column, cell, reading);
  if (column === 'kind') {
    const kind = kindOf(cell.text, reading);
    if (kind === undefined) return 'not-read';
    setActivity(doc, activityId, 'kind', kind, 'grid');
    return 'written';
  }
  if (!isTyped(column)) return 'fact';
  const read = fromText(column, cell.text, reading.context);
  if (!read) return 'not-read';
  setActivity(doc, activityId, column, read.value, 'grid');
  return 'written';
}

function replaceText(text: Y.XmlFragment, rich: RichNode): void {
  if (JSON.stringify(readRichText(text)) === JSON.stringify(rich)) return;
  text.delete(0, text.length);
  appendRichText(text, rich);
}

function kindOf(text: string, { kindName }: Reading): ActivityKind | null | undefined {
  const wanted = fold(text);
  if (wanted === '') return null;
  return activityKinds.find((kind) => kind === wanted || fold(kindName(kind)) === wanted);
}

function writeEntries(
  doc: Y.Doc,
  activityId: string,
  column: EntriesColumn,
  cell: BlockCell,
  reading: Reading,
): Outcome {
  const read =
    cell.entries?.column === column
      ? { entries: cell.entries.values.map((value) => withOwnKey(column, value)) }
      : entriesFrom(column, cell.text, reading);
  if (!read) return 'not-read';
  const there = activityMap(doc, activityId, column);
  const after = toMap(column, read.entries);
  if (there && sameValues([...there.values()], Object.values(after))) return 'written';
  setEntries(doc, activityId, column, after, 'grid');
  if (read.mode) setActivity(doc, activityId, 'placesMode', read.mode, 'grid');
  return 'written';
}

/** Two activities must not share the key of a place or a responsible; projects and indicators are their keys. */
function withOwnKey(column: EntriesColumn, entry: Entry): Entry {
  return column === 'projects' || column === 'indicators' ? entry : { ...entry, key: newId() };
}

function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  const text = (values: readonly unknown[]): string =>
    values
      .map((value) => JSON.stringify(value))
      .sort()
      .join();
  return text(a) === text(b);
}

function entriesFrom(
  column: EntriesColumn,
  text: string,
  { choices }: Reading,
): { entries: Entry[]; mode?: 'any' | 'all' } | null {
  if (column === 'places') {
    const { places, placesMode } = splitPlaces(text);
    return { entries: places.map((place) => fromWords(place.text)), mode: placesMode };
  }
  if (column === 'projects' || column === 'indicators') {
    const named = text.split(/\s*[,;\n،؛]\s*/u).filter((part) => part !== '');
    const found = named.map((part) => choices[column].find((each) => names(each, part)));
    // Half of what was copied would look like all of it.
    if (found.some((each) => each === undefined)) return null;
    return { entries: found.flatMap((each) => (each ? [{ key: each.id, text: '' }] : [])) };
  }
  const known = choices.organisations.map(({ code, name }) => ({ code, names: [code, name] }));
  const { responsibles } = splitResponsibles(text, directory(known));
  return {
    entries: responsibles.map(({ text: written, organisation, proposed }): Entry => {
      const meant = choices.organisations.find(({ code }) => code === organisation);
      return {
        key: newId(),
        text: written,
        // Organisations' ids were made by newId.
        ...(meant ? { organisationId: meant.id as OrganisationId } : {}),
        ...(proposed && column === 'responsibles' ? { proposed } : {}),
      };
    }),
  };
}

/** "IND-1", "Cases received" and "IND-1 Cases received" all name it. */
function names(choice: { readonly code: string; readonly name: string }, text: string): boolean {
  const said = fold(text);
  return [choice.code, choice.name, `${choice.code} ${choice.name}`].some((name) => fold(name) === said);
}
