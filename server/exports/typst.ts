import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { JalonError } from '#domain/errors';

/** The templates beside this file, by name; what all of them share is in typst/house.typ. */
export type Template = 'document';

/** Far beyond what the longest plan needs. */
const LONGEST_MS = 120_000;
/** Each takes one core; more at once would leave none to the people who are writing. */
const AT_ONCE = 1;
const turn = pLimit(AT_ONCE);

const folder = fileURLToPath(new URL('./typst', import.meta.url));
const { resolve } = createRequire(import.meta.url);

const faces = (manifest: string, ...names: string[]): string[] =>
  names.map((name) => path.join(path.dirname(resolve(manifest)), name));

/** Folders of the interface's letters as files that a PDF can hold: French and English, Arabic. */
export const houseFonts: readonly string[] = [
  ...faces(
    '@expo-google-fonts/source-sans-3/package.json',
    ...['400Regular', '400Regular_Italic', '600SemiBold', '700Bold', '700Bold_Italic'],
  ),
  ...faces('@expo-google-fonts/ibm-plex-sans-arabic/package.json', '400Regular', '600SemiBold', '700Bold'),
];

interface Answer {
  readonly ok: boolean;
  readonly bytes?: Uint8Array;
  readonly why?: string;
}

/**
 * A template with its data as a PDF: tagged, and PDF/UA-1 where the fonts have all of its letters. `data` reaches the
 * template as JSON; nothing in it is read as markup.
 * @param fonts folders that hold them
 * @param at the instant the file says it was made
 * @throws JalonError `unavailable` when it takes too long; an Error when the template does not take the data
 */
export function compile(
  template: Template,
  data: unknown,
  { fonts = houseFonts, at }: { readonly fonts?: readonly string[]; readonly at: Date },
): Promise<Uint8Array> {
  const workerData = {
    folder,
    template,
    data: JSON.stringify(data),
    fonts,
    at: Math.floor(at.getTime() / 1000),
  };
  return turn(() => inWorker(workerData));
}

function inWorker(workerData: object): Promise<Uint8Array> {
  const worker = new Worker(new URL('./typst/worker.mjs', import.meta.url), { workerData, execArgv: [] });
  return new Promise<Uint8Array>((done, failed) => {
    const late = setTimeout(
      () => failed(new JalonError('unavailable', { reason: 'too-long' })),
      LONGEST_MS,
    ).unref();
    // The worker posts exactly one Answer; `message` is untyped in Node.
    worker.once('message', ({ bytes, why }: Answer) =>
      bytes ? done(bytes) : failed(new Error(`The template was not made: ${why}`)),
    );
    worker.once('error', failed);
    worker.once('exit', () => {
      clearTimeout(late);
      failed(new JalonError('unavailable', { reason: 'pdf' }));
    });
  }).finally(() => worker.terminate());
}
