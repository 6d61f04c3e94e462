import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { JalonError } from '#domain/errors';
import type { SharedCounters } from '#server/people/sign-in-limits';

/** How often calendars may be asked for. */
export interface CalendarLimits {
  /** Counts a request for an address that exists; throws `too-many` with the seconds to wait. */
  asked(feedId: string): Promise<void>;
  /** Throws `too-many` for who has tried out too many addresses. */
  refuseWhenExhausted(address: string): Promise<void>;
  /** Counts a try of an address that does not exist. */
  failed(address: string): Promise<void>;
}

const limits = {
  /** Programs ask every quarter of an hour at most; several devices share one address. */
  feed: { points: 60, duration: 15 * 60 },
  guess: { points: 30, duration: 15 * 60 },
};

/** @param shared absent: this process counts alone. While Redis is away each process does. */
export function createCalendarLimits(shared?: SharedCounters): CalendarLimits {
  const limiter = (kind: keyof typeof limits): RateLimiterAbstract => {
    const memory = new RateLimiterMemory({ keyPrefix: `calendar ${kind}`, ...limits[kind] });
    if (!shared) return memory;
    return new RateLimiterRedis({
      storeClient: shared.redis,
      keyPrefix: `jalon:${shared.nameOf(`calendar by ${kind}`)}`,
      rejectIfRedisNotReady: true,
      insuranceLimiter: memory,
      ...limits[kind],
    });
  };
  const counters = { feed: limiter('feed'), guess: limiter('guess') };
  const key = (text: string): string => shared?.nameOf(text) ?? text;
  return {
    asked: async (feedId) => {
      const refused = await consume(counters.feed, key(feedId));
      if (refused) throw tooMany(refused);
    },
    refuseWhenExhausted: async (address) => {
      const state = await counters.guess.get(key(address));
      if (state && state.remainingPoints <= 0) throw tooMany(state);
    },
    failed: async (address) => void (await consume(counters.guess, key(address))),
  };
}

const tooMany = (state: RateLimiterRes): JalonError =>
  new JalonError('too-many', { seconds: Math.ceil(state.msBeforeNext / 1000) });

/** The limiter rejects with its state when the points are used up, which is no error here. */
async function consume(limiter: RateLimiterAbstract, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (state) {
    if (state instanceof RateLimiterRes) return state;
    throw state;
  }
}
