import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#server/collab/limits';
import { isLocal, readEnv } from '#server/env';

describe('the settings', () => {
  it('have defaults that start a local demo', () => {
    expect(readEnv({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: undefined,
      demo: true,
      nodeEnv: 'production',
    });
  });

  it('that are written but empty count as absent', () => {
    expect(readEnv({ DATABASE_URL: '', SMTP_URL: ' ', PORT: '' })).toMatchObject({
      databaseUrl: undefined,
      smtpUrl: undefined,
      port: 3000,
    });
  });

  it('refuse the demo where others can reach it', () => {
    expect(readEnv({ PUBLIC_URL: 'https://jalon.example.org/', DEMO: '1' })).toMatchObject({
      publicUrl: 'https://jalon.example.org',
      demo: false,
    });
  });

  it('listening everywhere lead people to an address that works', () => {
    expect(readEnv({ HOST: '0.0.0.0', PORT: '8080' }).publicUrl).toBe('http://127.0.0.1:8080');
    expect(readEnv({ HOST: '::1' }).publicUrl).toBe('http://[::1]:3000');
  });

  it('[C41] bound what shared editing may cost, and the burst follows the rate', () => {
    const { collab } = readEnv({});
    expect(defaultLimits).toMatchObject(collab);
    expect(
      readEnv({
        COLLAB_MESSAGE_BYTES: '200000',
        COLLAB_DOCUMENT_BYTES: '3000000',
        COLLAB_CONNECTIONS: '40',
        COLLAB_CONNECTIONS_PER_PERSON: '5',
        COLLAB_MESSAGES_PER_SECOND: '60',
        COLLAB_UNSENT_BYTES: '700000',
      }).collab,
    ).toEqual({
      messageBytes: 200_000,
      documentBytes: 3_000_000,
      connections: 40,
      connectionsPerPerson: 5,
      messagesPerSecond: 60,
      messagesAtOnce: 600,
      unsentBytes: 700_000,
    });
    expect(() => readEnv({ COLLAB_CONNECTIONS: '0', COLLAB_UNSENT_BYTES: '1 MB' })).toThrow(
      /COLLAB_CONNECTIONS must be a whole number, 1 or more.*COLLAB_UNSENT_BYTES must be a whole number/,
    );
  });

  it('that are wrong are all named, without the passwords they hold', () => {
    const read = () =>
      readEnv({ PORT: 'eighty', DATABASE_URL: 'mysql://jalon:secret@host/db', LOG_LEVEL: 'loud' });
    expect(read).toThrow(
      /PORT must be a number from 1 to 65535.*DATABASE_URL must look like.*LOG_LEVEL must be one of/,
    );
    expect(read).not.toThrow(/secret/);
  });

  it.each([
    ['http://localhost:3000', true],
    ['http://[::1]:3000', true],
    ['http://jalon.localhost', true],
    ['http://192.168.1.10:3000', false],
    ['https://localhost.example.org', false],
  ])('%s is local: %s', (url, local) => {
    expect(isLocal(url)).toBe(local);
  });
});
