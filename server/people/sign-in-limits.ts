import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { JalonError } from '#domain/errors';

/** Failures to sign in, counted for one account from one address, and for the address. */
export interface SignInLimits {
  /** Throws `too-many` with the seconds to wait. */
  refuseWhenExhausted(account: string, address: string): Promise<void>;
  failed(account: string, address: string): Promise<void>;
  /** The right password clears what the account's owner mistyped. */
  forget(account: string, address: string): Promise<void>;
}

/** Where processes count together, and how keys are named there: addresses of people have no place in Redis. */
export interface SharedCounters {
  readonly redis: Redis;
  nameOf(text: string): string;
}

const limits = {
  account: { points: 10, duration: 15 * 60 },
  address: { points: 50, duration: 15 * 60 },
};

/** @param shared absent: this process counts alone. While Redis is away each process does. */
export function createSignInLimits(shared?: SharedCounters): SignInLimits {
  const limiter = (kind: keyof typeof limits): RateLimiterAbstract => {
    const memory = new RateLimiterMemory({ keyPrefix: kind, ...limits[kind] });
    if (!shared) return memory;
    return new RateLimiterRedis({
      storeClient: shared.redis,
      keyPrefix: `jalon:${shared.nameOf(`sign-in by ${kind}`)}`,
      rejectIfRedisNotReady: true,
      insuranceLimiter: memory,
      ...limits[kind],
    });
  };
  const failures = { account: limiter('account'), address: limiter('address') };
  const key = (text: string): string => shared?.nameOf(text) ?? text;
  const keys = (account: string, address: string) => ({
    account: key(`${address} ${account}`),
    address: key(address),
  });

  return {
    refuseWhenExhausted: async (account, address) => {
      const of = keys(account, address);
      await refuse(failures.account, of.account);
      await refuse(failures.address, of.address);
    },
    failed: async (account, address) => {
      const of = keys(account, address);
      await Promise.all([consume(failures.account, of.account), consume(failures.address, of.address)]);
    },
    forget: async (account, address) => {
      await failures.account.delete(keys(account, address).account);
    },
  };
}

async function refuse(limiter: RateLimiterAbstract, key: string): Promise<void> {
  const state = await limiter.get(key);
  if (state && state.remainingPoints <= 0) {
    throw new JalonError('too-many', { seconds: Math.ceil(state.msBeforeNext / 1000) });
  }
}

/** Counts a failure; the limiter rejects with its state when the points are used up, which is no error here. */
async function consume(limiter: RateLimiterAbstract, key: string): Promise<void> {
  await limiter.consume(key).catch((state: unknown) => {
    if (!(state instanceof RateLimiterRes)) throw state;
  });
}
