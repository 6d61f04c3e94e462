import type { Run } from '#domain/import/source';
import { run } from './blocks';
import type { Printed } from './plan-table';
import { wordsOf } from './words';

/** Where the document comes from, each part behind a word of ours in italics. */
export function derivationRuns({ snapshot, words }: Printed): Run[] {
  const { file } = wordsOf(words);
  const { derivedFrom: origin } = snapshot;
  if (!origin) return [];
  const part = (label: string, text: string | undefined): Run[] =>
    text === undefined ? [] : [run(`${label} `, 'italic'), run(text)];
  return [
    ...part(file.derivedFrom, origin.text),
    ...part(` · ${file.adoptedBy}`, origin.adoptedBy),
    ...part(` · ${file.adoptedOn}`, origin.date),
  ];
}
