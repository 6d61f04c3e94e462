import { type Client, joinAll } from './clients/client';
import { followAll, type Group, gather } from './clients/delivery';
import { createSamples, type Samples } from './samples';
import { type Load, openWindow } from './scenario';
import { cameTrue, onSchedule } from './schedule';
import type { Contender } from './servers/contender';

/** What became of the edits of one measured time. */
export interface Edited extends Load {
  readonly expected: number;
  readonly delivered: number;
  /** Milliseconds from an edit's sending to each reader's reading it. */
  readonly fromSent: Samples;
  /** The same from the moment when the schedule wanted the edit. */
  readonly fromDue: Samples;
}

/** One group of people for each document, the first of each writing; clients are numbered on. */
export async function gatherIn(
  contender: Contender,
  documents: readonly string[],
  people: number,
  writers = 1,
): Promise<Group[]> {
  const places = documents.flatMap((document, position) =>
    Array.from({ length: people }, (_, person) => ({ document, index: position * people + person })),
  );
  const clients = await joinAll(contender, places);
  return documents.map((_, position) =>
    gather(clients.slice(position * people, (position + 1) * people), writers),
  );
}

export const everyone = (groups: readonly Group[]): Client[] => groups.flatMap(({ clients }) => [...clients]);

export const leaveAll = async (clients: readonly Client[]): Promise<void> => {
  await Promise.all(clients.map((client) => client.leave()));
};

const editsOf = ({ authors }: Group): number => authors.reduce((sum, author) => sum + author.edits(), 0);

/**
 * Writes so many edits a second, the authors of all groups in turn, and measures every delivery to everyone
 * else. Waits a moment for those still on their way at the end.
 */
export async function writeEdits(
  contender: Contender,
  groups: readonly Group[],
  options: { readonly perSecond: number; readonly seconds: number; readonly settleMs?: number },
): Promise<Edited> {
  const [fromSent, fromDue] = [createSamples(), createSamples()];
  const authors = groups.flatMap((group) => group.authors);
  followAll(groups, fromSent, fromDue);
  const before = groups.map(editsOf);
  const close = openWindow(contender);
  await onSchedule(options.perSecond, options.seconds, (dueAt, position) =>
    authors[position % authors.length]?.edit(dueAt),
  );
  const expected = groups.reduce(
    (sum, group, position) => sum + (editsOf(group) - (before[position] ?? 0)) * (group.clients.length - 1),
    0,
  );
  await cameTrue(() => fromSent.count() >= expected, options.settleMs ?? 1_500);
  const load = close();
  for (const client of everyone(groups)) client.onUpdate = null;
  return { ...load, expected, delivered: fromSent.count(), fromSent, fromDue };
}
