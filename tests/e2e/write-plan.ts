import * as Y from 'yjs';
import { join, until } from '#tests/server/collab/served';
import type { PersonAtBrowser } from './people';

/** Longer than a slow machine needs for some hundred activities. */
const LONGEST_MS = 120_000;

/** Writes into a document as a browser of this person's would, and ends when others see it. */
export async function writePlan(
  { page }: PersonAtBrowser,
  url: string,
  documentId: string,
  write: (doc: Y.Doc) => void,
): Promise<void> {
  const cookies = await page.context().cookies();
  const enter = () =>
    join(`${url.replace('http', 'ws')}/collab`, documentId, {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      origin: url,
    });
  const [writer, other] = [enter(), enter()];
  try {
    await until(
      'both are in the document',
      () => writer.provider.synced && other.provider.synced,
      LONGEST_MS,
    );
    write(writer.doc);
    // What another sees is committed. The count of saved messages would begin anew if the line broke meanwhile.
    const isSeen = () => Y.equalSnapshots(Y.snapshot(writer.doc), Y.snapshot(other.doc));
    await until('others see what was written', isSeen, LONGEST_MS);
  } finally {
    writer.leave();
    other.leave();
  }
}
