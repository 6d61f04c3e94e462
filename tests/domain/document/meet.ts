import * as Y from 'yjs';

/** Everyone gets what the others wrote. */
export function meet(...docs: readonly Y.Doc[]): void {
  const states = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const state of states) Y.applyUpdate(doc, state);
}
