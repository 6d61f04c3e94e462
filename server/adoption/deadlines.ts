import { remindAt } from '#domain/adoption/outcome';
import { JalonError } from '#domain/errors';
import type { VoteId } from '#domain/ids';
import { documentOf, withDocument } from '#server/documents/load';
import { publishTold } from '#server/notifications/tell';
import { tellOfVote } from '#server/notifications/tell-of-vote';
import type { Services } from '#server/services';
import { closeVote } from './end-vote';
import type { LoadedVote } from './load';
import { membersOf, whoCasts } from './members';
import { toVoter } from './stored';

type Needed = Pick<Services, 'database' | 'audit' | 'live'>;

/** Closes every vote whose deadline is over, in whatever process sees it first. @returns how many this one closed */
export async function closeDue(services: Needed, now = new Date()): Promise<number> {
  const due = await services.database.prisma.adoptionVote.findMany({
    where: { deadline: { lte: now }, steps: { none: {} } },
    include: withDocument,
  });
  let closed = 0;
  for (const row of due) {
    try {
      await closeVote(services, null, loadedOf(row), now);
      closed += 1;
    } catch (error) {
      // Another process was there first.
      if (!(error instanceof JalonError && error.code === 'vote-closed')) throw error;
    }
  }
  return closed;
}

/** Tells those who have a vote and have said nothing that little time is left, once. @returns how many were told */
export async function remindOfVotes(services: Needed, now = new Date()): Promise<number> {
  const { database, live } = services;
  const running = await database.prisma.adoptionVote.findMany({
    where: { deadline: { gt: now }, steps: { none: {} } },
    include: { ...withDocument, voters: { include: { ballots: { select: { id: true } } } } },
  });
  let told = 0;
  for (const row of running) {
    if (now < remindAt(row.openedAt, row.deadline)) continue;
    const vote = loadedOf(row);
    const silent = row.voters.filter(({ ballots }) => ballots.length === 0).map(toVoter);
    const made = await database.prisma.$transaction(async (tx) => {
      const whom = whoCasts(await membersOf(tx, vote), silent);
      return tellOfVote(tx, vote, { voteId: vote.voteId, kind: 'vote-reminder', by: null }, whom);
    });
    publishTold(live, vote.networkId, made);
    told += made.length;
  }
  return told;
}

/** The id was made by newId. */
const loadedOf = (row: { readonly id: string } & Parameters<typeof documentOf>[0]): LoadedVote => ({
  ...documentOf(row),
  voteId: row.id as VoteId,
});

export interface Deadlines {
  /** Resolves when the round under way is over; none begins after it. */
  close(): Promise<void>;
}

const EVERY_MS = 60_000;

/** Looks every minute which votes are over and who is to be reminded. */
export function startDeadlines(services: Needed & Pick<Services, 'logger'>, everyMs = EVERY_MS): Deadlines {
  let running: Promise<void> | null = null;
  async function round(): Promise<void> {
    try {
      await closeDue(services);
      await remindOfVotes(services);
    } catch (error) {
      services.logger.warn(
        { err: error },
        'Votes could not be closed or reminded of now; it is tried again.',
      );
    }
  }
  const look = (): void => {
    running ??= round().finally(() => {
      running = null;
    });
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  // What ended while no server ran.
  look();
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
