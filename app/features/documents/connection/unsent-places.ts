import * as Y from 'yjs';
import { type HistoryPart, WHOLE_ROW } from '#domain/document/history';
import { documentParts } from '#domain/document/shape';

/** A field of a row; of the document itself and its text, no row. */
export interface EditedPlace {
  readonly part: HistoryPart;
  readonly nodeId: string | null;
  readonly field: string;
}

/** Remembers which fields edits touched: the ones that `counts` lets through, since the last `clear`. */
export function watchPlaces(
  doc: Y.Doc,
  counts: (origin: unknown) => boolean,
): { places(): readonly EditedPlace[]; clear(): void } {
  const places = new Map<string, EditedPlace>();
  const add = (part: HistoryPart, nodeId: string | null, field: string): void => {
    places.set(JSON.stringify([part, nodeId, field]), { part, nodeId, field });
  };
  const parts = documentParts(doc);
  for (const part of ['sections', 'activities'] as const) {
    parts[part].observeDeep((events, { origin }) => {
      if (!counts(origin)) return;
      for (const event of events) {
        // Row, field, and what the field is made of.
        const [nodeId, field] = event.path.map(String);
        if (nodeId === undefined) for (const row of keysOf(event)) add(part, row, WHOLE_ROW);
        else if (field === undefined) for (const key of keysOf(event)) add(part, nodeId, key);
        else add(part, nodeId, field);
      }
    });
  }
  parts.meta.observe((event, { origin }) => {
    if (counts(origin)) for (const key of event.keysChanged) add('meta', null, key);
  });
  parts.body.observeDeep((_events, { origin }) => {
    if (counts(origin)) add('body', null, 'body');
  });
  return { places: () => [...places.values()], clear: () => places.clear() };
}

const keysOf = (event: Y.YEvent<Y.AbstractType<unknown>>): Iterable<string> =>
  event instanceof Y.YMapEvent ? event.keysChanged : [];
