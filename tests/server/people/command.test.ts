import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase, useDatabase } from '#tests/harness/database';
import { useServer } from '#tests/harness/server';

const running = useDatabase();
const server = useServer(running, { pages: false });
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'jalon-command-'));
const passwordFile = path.join(folder, 'password');
let empty: TestDatabase;
beforeAll(async () => {
  empty = await createDatabase('empty');
  writeFileSync(passwordFile, 'mot de passe du fichier\n');
});
afterAll(async () => {
  await empty.drop();
  rmSync(folder, { recursive: true });
});

function jalon(url: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli.ts', ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'error' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
const network = (url: string, ...more: string[]) =>
  jalon(
    url,
    'network',
    'create',
    '--name',
    'Réseau',
    '--person',
    'Amel',
    '--email',
    'Amel@ici.test',
    '--password-file',
    passwordFile,
    ...more,
  );

describe('the command line', () => {
  it('[N6] makes an empty network on an empty database, and adds people to it', async () => {
    const made = await network(empty.url);
    expect(made).toMatchObject({ code: 0, err: '' });
    const { networkId, personId } = JSON.parse(made.out) as { networkId: string; personId: string };
    const [first] = await empty.prisma.person.findMany({ include: { memberships: true } });
    expect(first).toMatchObject({ id: personId, networkId, email: 'amel@ici.test', name: 'Amel' });
    expect(first?.memberships.map(({ role }) => role)).toEqual(['secretariat']);
    const person = ['user', 'add', '--organisation', 'COPIL', '--name', 'Karim', '--email', 'karim@ici.test'];
    const added = await jalon(empty.url, ...person, '--role', 'copil', '--password-file', passwordFile);
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(await empty.prisma.person.count()).toBe(2);
    const again = await jalon(empty.url, ...person, '--role', 'copil', '--password-file', passwordFile);
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err.trim().split('\n')).toHaveLength(1);
  });

  it('[N6] lets the person it made sign in, without the end of line of the password’s file', async () => {
    expect((await network(running().url)).code).toBe(0);
    const cookie = await server().signIn('amel@ici.test', 'mot de passe du fichier');
    expect((await server().ask('/trpc/document.list', { cookie })).text).toContain('"data":[]');
  });

  it.each([
    ['an unknown role', ['--role', 'admin', '--organisation', 'COPIL']],
    ['an unknown organisation', ['--role', 'copil', '--organisation', 'RIEN']],
    ['no password', ['--role', 'copil', '--organisation', 'COPIL', '--password-file', '/nowhere']],
    ['an unknown network', ['--role', 'copil', '--organisation', 'COPIL', '--network', 'Autre']],
  ])('[N6] refuses %s in one line, exit 2', async (_, more) => {
    const args = ['--name', 'X', '--email', 'x@ici.test', '--password-file', passwordFile, ...more];
    const refused = await jalon(empty.url, 'user', 'add', ...args);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err.trim().split('\n')).toHaveLength(1);
  });
});
