import * as Y from 'yjs';
import { copyOf } from '#domain/document/state';
import { JalonError } from '#domain/errors';
import type { LiveDocument } from './live-document';

/** What the server's own edits need of a live document. */
interface Edited extends Pick<LiveDocument, 'settled' | 'submit' | 'sequence'> {
  atRest<T>(use: () => T): Promise<T>;
}

/** The server's own changes: each on what the last one left, through the same door as everyone's. */
export function createServerEdits(document: Edited): Pick<LiveDocument, 'edit'> {
  const { settled, submit, atRest } = document;
  let last: Promise<unknown> = Promise.resolve();

  const edit: LiveDocument['edit'] = (by, change) => {
    const work = async (): Promise<{ sequence: number }> => {
      const update = await settled((state) => changeOf(state.doc, change));
      if (!update) return atRest(() => ({ sequence: document.sequence() }));
      return new Promise((resolve, reject) => {
        submit({ update, whole: false, by, source: {} }, (outcome) => {
          if (outcome.kind === 'committed') resolve({ sequence: outcome.sequence });
          else if (outcome.kind === 'nothing-new') resolve({ sequence: document.sequence() });
          else reject(new JalonError(outcome.reason === 'document-too-large' ? 'too-large' : 'unavailable'));
        });
      });
    };
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return { edit };
}

/** What a change does to a copy of the document, as one update; null when it does nothing. */
function changeOf(doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array | null {
  const copy = copyOf(doc);
  const updates: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array) => updates.push(update));
  change(copy);
  copy.destroy();
  return updates.length === 0 ? null : Y.mergeUpdates(updates);
}
