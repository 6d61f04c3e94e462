import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { newId, type PersonId } from '#domain/ids';
import { rememberErasures } from '#server/database/erasures';
import type { Services } from '#server/services';

/**
 * Forgets a person: the one row that holds the name and the address is blanked, sessions and calendars' addresses end,
 * open sockets close. Logs, facts, comments and frozen reports carry only the id, so nothing else has to change; the
 * erasure itself is kept so that a restored backup forgets again. Throws `conflict` for the last person of the
 * secretariat: nobody could give a right in the network any more.
 */
export async function erasePerson(
  { env, database, audit, sessions, collab, live }: Services,
  actor: Actor,
  input: { personId: string; reason: string },
): Promise<void> {
  const { networkId } = actor;
  // The caller has loaded this person of this network.
  const personId = input.personId as PersonId;
  await database.prisma.$transaction(async (tx) => {
    // Two of the secretariat who erase each other at once would leave nobody.
    await tx.$queryRaw`SELECT 1 FROM "Network" WHERE id = ${networkId}::uuid FOR UPDATE`;
    const others = await tx.membership.count({
      where: {
        networkId,
        role: 'secretariat',
        endedAt: null,
        personId: { not: personId },
        person: { leftAt: null, erasedAt: null },
      },
    });
    if (others === 0) throw new JalonError('conflict', { field: 'secretariat' });
    // A file that was read in may name its author by the very name that is forgotten here.
    await tx.$executeRaw`UPDATE "Suggestion" s SET "authorName" = NULL FROM "Person" p
      WHERE p.id = ${personId}::uuid AND s."networkId" = p."networkId"
        AND lower(btrim(s."authorName")) = lower(btrim(p.name))`;
    await tx.$executeRaw`UPDATE "Comment" c SET "writtenBy" = '' FROM "Person" p
      WHERE p.id = ${personId}::uuid AND c."networkId" = p."networkId"
        AND lower(btrim(c."writtenBy")) = lower(btrim(p.name))`;
    await tx.person.update({
      where: { id: personId, networkId },
      data: { name: null, email: null, passwordHash: null, erasedAt: new Date() },
    });
    await tx.membership.updateMany({
      where: { personId, networkId, endedAt: null },
      data: { endedAt: new Date() },
    });
    await tx.calendarFeed.deleteMany({ where: { personId, networkId } });
    await tx.columnLayout.deleteMany({ where: { personId, networkId } });
    // What one was told is one's own; what one wrote carries the id, and stays.
    await tx.notification.deleteMany({ where: { personId, networkId } });
    await tx.erasure.create({
      data: { id: newId(), networkId, personId, reason: input.reason, erasedById: actor.personId },
    });
    await audit.record(
      {
        networkId,
        actorId: actor.personId,
        action: 'people.erase',
        resourceKind: 'person',
        resourceId: personId,
      },
      tx,
    );
  });
  await rememberErasures(database, env.dataDir);
  await sessions.endAll(personId);
  await collab.recheck({ personId });
  live.publish({ networkId, kind: 'people' });
}
