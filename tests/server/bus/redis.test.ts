import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DocumentId, type NetworkId, newId, type PersonId } from '#domain/ids';
import { openRedisBus, type RedisBus } from '#server/bus/redis';
import { createSeal } from '#server/bus/seal';
import { readSecret } from '#server/bus/secret';
import type { Sent } from '#server/bus/signals';
import { startRedis, type TestRedis } from '#tests/harness/redis';
import { makeDataDir } from '#tests/server/collab/processes';
import { until } from '#tests/server/collab/served';

const dataDir = makeDataDir();
const secret = readSecret(dataDir.path);
const buses: RedisBus[] = [];
let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(buses.splice(0).map((bus) => bus.close()));
});
afterAll(async () => {
  await redis.kill();
  dataDir.remove();
});

interface Heard {
  readonly bus: RedisBus;
  readonly signals: Sent[];
  readonly gone: string[];
  readonly log: string[];
  missed: number;
}

async function open(database = 'one', url = redis.url): Promise<Heard> {
  const log: string[] = [];
  const logger = {
    info: (text: string) => void log.push(`info ${text}`),
    warn: (_: object, text: string) => void log.push(`warn ${text}`),
  };
  // pino's functions take more forms than the bus uses.
  const asPino = logger as unknown as Parameters<typeof openRedisBus>[0]['logger'];
  const bus = await openRedisBus({ url, secret, database, logger: asPino, aliveMs: 100 });
  buses.push(bus);
  const heard: Heard = { bus, signals: [], gone: [], log, missed: 0 };
  bus.onSignal((signal) => heard.signals.push(signal));
  bus.onGone((process) => heard.gone.push(process));
  bus.onMissed(() => {
    heard.missed += 1;
  });
  return heard;
}

const fact = (): Sent => ({
  topic: 'live',
  event: { kind: 'report', networkId: newId<NetworkId>() },
});

describe('signals over Redis', () => {
  it('[M4] reach every other process of the database, and neither the sender nor another database', async () => {
    const [sender, receiver, stranger] = await Promise.all([open(), open(), open('another')]);
    const networkId = newId<NetworkId>();
    const signals: Sent[] = [
      fact(),
      { topic: 'live', event: { kind: 'comment', networkId, documentId: newId<DocumentId>() } },
      { topic: 'live', event: { kind: 'notification', networkId, personId: newId<PersonId>() } },
    ];
    for (const signal of signals) sender.bus.publish(signal);
    await until('they were heard', () => receiver.signals.length === signals.length);
    expect(receiver.signals).toEqual(signals);
    expect(sender.signals).toEqual([]);
    expect(stranger.signals).toEqual([]);
  });

  it('[M6] end and begin with Redis, which is said once each, and what was missed is looked for', async () => {
    const [sender, receiver] = await Promise.all([open(), open()]);
    await redis.kill();
    await until('both know', () => [sender, receiver].every(({ bus }) => !bus.figures().connected));
    for (let lost = 0; lost < 20; lost += 1) sender.bus.publish(fact());
    await until('they could not be sent', () => sender.bus.figures().unsent >= 20);
    const before = receiver.missed;
    await redis.start();
    await until('the receiver looks for itself', () => receiver.missed > before);
    await until('both are back', () => [sender, receiver].every(({ bus }) => bus.figures().connected));
    sender.bus.publish(fact());
    await until('signals come again', () => receiver.signals.length > 0);
    expect(sender.log).toEqual([
      'warn Redis is away: what happens in other processes is found in the database, later.',
      'info Redis is back.',
    ]);
  });

  it('[M6] begin when Redis comes later than the process', async () => {
    await redis.kill();
    const [sender, receiver] = await Promise.all([open(), open()]);
    expect(sender.bus.figures().connected).toBe(false);
    await redis.start();
    await until('both are there', () => [sender, receiver].every(({ bus }) => bus.figures().connected));
    sender.bus.publish(fact());
    await until('a signal', () => receiver.signals.length > 0);
  });

  it('[M7] stop of a process is told at once, its silence a little later', async () => {
    const [closing, dying, staying] = await Promise.all([open(), open(), open()]);
    await until('all were heard', () => staying.bus.figures().others === 2);
    await closing.bus.close();
    await until('one has left', () => staying.gone.length === 1, 300);
    // Its lines are cut without a word, as kill -9 does.
    dying.bus.redis.disconnect();
    await until('the other fell silent', () => staying.gone.length === 2);
  });
});

describe('the seal', () => {
  it('[M10] opens what a process with the same secret sealed, once', () => {
    const [ours, theirs] = [createSeal(secret.bytes), createSeal(secret.bytes)];
    const [first, second] = [theirs.seal(Buffer.from('one')), theirs.seal(Buffer.from('two'))];
    expect(ours.open(first)?.plain.toString()).toBe('one');
    expect(ours.open(second)).toEqual({ from: theirs.self, plain: Buffer.from('two') });
    expect(ours.open(second)).toBeNull();
    expect(ours.open(first)).toBeNull();
  });

  it('[M10] opens nothing of another secret, and nothing of which a byte was changed or cut', () => {
    const [ours, theirs] = [createSeal(secret.bytes), createSeal(secret.bytes)];
    expect(ours.open(createSeal(randomBytes(32)).seal(Buffer.from('text')))).toBeNull();
    const sealed = theirs.seal(Buffer.from('text'));
    for (let at = 0; at < sealed.byteLength; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed.at(at) ?? 0) ^ 1, at);
      expect(ours.open(changed)).toBeNull();
      expect(ours.open(sealed.subarray(0, at))).toBeNull();
    }
    expect(ours.open(sealed)?.plain.toString()).toBe('text');
  });

  it('[M10] has one secret for a folder, however many make it at once', () => {
    const folder = makeDataDir();
    const [one, two] = [readSecret(folder.path), readSecret(folder.path)];
    expect(one.bytes).toEqual(two.bytes);
    expect(one.nameOf('x')).not.toBe(secret.nameOf('x'));
    folder.remove();
  });
});
