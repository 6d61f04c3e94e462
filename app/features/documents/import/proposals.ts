import type { ImportResult } from '#domain/import/result';

export interface Proposal {
  readonly text: string;
  readonly proposed: string;
  /** How often the word stands in the file. */
  readonly count: number;
}

/** The words for which something else was proposed, each once: one yes is for all of them. */
export function proposalsOf({ activities }: Pick<ImportResult, 'activities'>): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  for (const { text, proposed } of activities.flatMap((activity) => activity.responsibles)) {
    if (proposed === undefined) continue;
    const key = `${text}\n${proposed}`;
    found.set(key, { text, proposed, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}
