import type { Logger } from 'pino';
import { type CalendarLimits, createCalendarLimits } from '#server/calendars/limits';
import type { Database } from '#server/database/client';
import { identityOf } from '#server/database/only-process';
import { createSignInLimits, type SignInLimits } from '#server/people/sign-in-limits';
import { aloneBus, type Bus } from './bus';
import { openRedisBus } from './redis';
import type { Secret } from './secret';
import { withUrgentWay } from './urgent';

/** What the processes of one database have in common beside it. */
export interface Together {
  readonly bus: Bus;
  readonly signInLimits: SignInLimits;
  readonly calendarLimits: CalendarLimits;
}

/** @param shared absent: this process has the database for itself */
export async function openTogether(
  database: Pick<Database, 'pool' | 'url'>,
  logger: Pick<Logger, 'info' | 'warn'>,
  shared?: { readonly redisUrl: string; readonly secret: Secret },
): Promise<Together> {
  if (!shared) {
    return {
      bus: aloneBus(),
      signInLimits: createSignInLimits(),
      calendarLimits: createCalendarLimits(),
    };
  }
  const { redisUrl, secret } = shared;
  const bus = await openRedisBus({
    url: redisUrl,
    secret,
    database: await identityOf(database.pool),
    logger,
  });
  const counters = { redis: bus.redis, nameOf: secret.nameOf };
  return {
    bus: await withUrgentWay(bus, { database, secret, logger }),
    signInLimits: createSignInLimits(counters),
    calendarLimits: createCalendarLimits(counters),
  };
}
