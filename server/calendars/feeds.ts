import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { newId } from '#domain/ids';
import { type InterfaceLanguage, interfaceLanguages } from '#domain/language';
import { loadDocumentResource } from '#server/documents/load';
import { toActor } from '#server/people/actor';
import type { Services } from '#server/services';
import { type MadeCalendar, makeCalendar } from './calendar';

/** 256 bits: nobody tries them out, so a plain hash keeps them. */
const SECRET_BYTES = 32;

export interface CalendarFeed {
  readonly id: string;
  /** Null: the activities of one's own organisations. */
  readonly documentId: string | null;
  /** ISO instants. */
  readonly createdAt: string;
  readonly readAt: string | null;
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The addresses a person has made and not taken back. What they are is known to nobody any more. */
export async function listFeeds(
  { database }: Pick<Services, 'database'>,
  { networkId, personId }: Actor,
): Promise<CalendarFeed[]> {
  const rows = await database.prisma.calendarFeed.findMany({
    where: { networkId, personId },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ id, documentId, createdAt, readAt }) => ({
    id,
    documentId,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }));
}

/**
 * Makes an address for a document, or for one's own activities; an older one for the same ends. The right to what it
 * shows was asked before, and is asked again at each request.
 * @returns the path with the secret in it, told this once
 */
export async function createFeed(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
  { networkId, personId }: Actor,
  { documentId, language }: { documentId: string | null; language: InterfaceLanguage },
): Promise<{ path: string }> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const id = newId<string>();
  await database.prisma.$transaction(async (tx) => {
    // Of two made at once the later one stands.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`calendar:${personId}`}, 0))`;
    await tx.calendarFeed.deleteMany({ where: { networkId, personId, documentId } });
    await tx.calendarFeed.create({
      data: { id, networkId, personId, documentId, language, secretHash: digest(secret) },
    });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'calendar.create',
        resourceKind: documentId === null ? 'person' : 'document',
        resourceId: documentId ?? personId,
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'calendar' });
  return { path: `/calendars/${secret}.ics` };
}

/** Takes back an address of one's own; one that is not there is taken back already. */
export async function revokeFeed(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
  { networkId, personId }: Actor,
  feedId: string,
): Promise<{ revoked: boolean }> {
  const revoked = await database.prisma.$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { id: feedId, networkId, personId } });
    if (count === 0) return false;
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'calendar.revoke',
        resourceKind: 'calendar',
        resourceId: feedId,
      },
      tx,
    );
    return true;
  });
  if (revoked) live.publish({ networkId, kind: 'calendar' });
  return { revoked };
}

/**
 * What an address shows now: what its maker may see at this moment. Null when there is no such address, its maker has
 * left, or may not see it any more: from outside these are the same.
 */
export async function readFeed(
  services: Pick<Services, 'database' | 'env'>,
  secret: string,
): Promise<{ feedId: string; read: () => Promise<MadeCalendar | null> } | null> {
  const { prisma } = services.database;
  const feed = await prisma.calendarFeed.findUnique({ where: { secretHash: digest(secret) } });
  if (!feed) return null;
  return {
    feedId: feed.id,
    async read() {
      const person = await prisma.person.findFirst({
        where: { id: feed.personId, networkId: feed.networkId, leftAt: null, erasedAt: null },
        include: { memberships: { where: { endedAt: null } } },
      });
      if (!person) return null;
      const actor = toActor(person);
      const words = interfaceLanguages.find((each) => each === feed.language) ?? 'fr';
      const { documentId } = feed;
      if (documentId === null) {
        if (!can(actor, 'activity.list', { networkId: actor.networkId })) return null;
        return makeCalendar(services, actor, { mine: true }, words);
      }
      const resource = await loadDocumentResource(services, documentId, actor.networkId);
      if (!resource || !can(actor, 'document.export', resource)) return null;
      return makeCalendar(services, actor, { documentId }, words);
    },
  };
}

/** Remembers that an address was read, so that its maker sees whether it is in use. */
export async function countRead({ database }: Pick<Services, 'database'>, feedId: string): Promise<void> {
  await database.prisma.calendarFeed.updateMany({
    where: { id: feedId },
    data: { readAt: new Date(), reads: { increment: 1 } },
  });
}
