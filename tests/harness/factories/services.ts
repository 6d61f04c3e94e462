import pino from 'pino';
import type { Actor } from '#domain/access/actor';
import { createAudit } from '#server/audit/audit';
import type { Database } from '#server/database/client';
import { createLive } from '#server/live';
import type { Services } from '#server/services';
import { createLockJobs } from '#server/statistics/lock-jobs';
import { createCaller } from '#server/trpc/router';

/** The parts of a server that every command needs, and those a test adds. What it reaches for besides fails at once. */
export function makeServices(database: Database, parts: Partial<Services> = {}): Services {
  const needed = {
    database,
    audit: createAudit(database),
    live: createLive(),
    logger: pino({ level: 'silent' }),
  };
  const lockJobs = createLockJobs(needed);
  // Incomplete on purpose: a command that needs a part its test did not give is to be noticed.
  return { ...needed, lockJobs, ...parts } as Services;
}

/** The calls of somebody who is signed in. Nothing of the session, name and network is stored. */
export function callAs(services: Services, actor: Actor): ReturnType<typeof createCaller> {
  const { personId, networkId } = actor;
  return createCaller({
    services,
    signedIn: {
      sessionId: personId,
      expiresAt: new Date('2100-01-01'),
      actor,
      person: { id: personId, name: 'Une personne', email: 'personne@jalon.test', language: 'fr' },
      network: { id: networkId, names: { fr: 'Réseau' }, timeZone: 'Africa/Tunis' },
    },
  });
}
