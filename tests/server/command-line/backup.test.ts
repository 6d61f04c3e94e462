import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#domain/ids';
import { createFiles } from '#server/files/files';
import { createDatabase, type TestDatabase, useDatabase } from '#tests/harness/database';
import { startServer } from '#tests/harness/server';
import { jalon } from './jalon';

const release = path.resolve(import.meta.dirname, '../../fixtures/releases/0.1.0.backup');
const rebuilt = z.object({ documents: z.number(), differences: z.array(z.unknown()) });

/** How many rows each table has, sessions apart. */
async function counts({ pool }: TestDatabase): Promise<Record<string, number>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  const counted: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${name}"`);
    counted[name] = rows[0]?.count ?? 0;
  }
  return counted;
}

async function check(database: TestDatabase, dataDir: string): Promise<z.infer<typeof rebuilt>> {
  const ran = await jalon(['rebuild', '--check'], { DATABASE_URL: database.url, DATA_DIR: dataDir });
  expect(ran.error).toBe('');
  expect(ran.exit).toBe(0);
  return rebuilt.parse(JSON.parse(ran.out));
}

describe('a whole network on the command line', () => {
  const database = useDatabase();
  const folders = mkdtempSync(path.join(tmpdir(), 'jalon-cli-'));
  const backup = path.join(folders, 'network.backup');
  const evidence = Buffer.from('a list of those who came');
  let dataDir: string;
  let restored: TestDatabase;

  beforeAll(async () => {
    dataDir = path.join(folders, 'first');
    const server = await startServer(database(), { pages: false, env: { demo: true, dataDir } });
    await server.signIn('ugtt@demo.jalon.test', 'jalon-demo-2020');
    const { services } = server;
    const person = await services.database.prisma.person.findFirstOrThrow({
      where: { email: 'ugtt@demo.jalon.test' },
      include: { memberships: true },
    });
    const stored = await services.files.put(evidence);
    await services.database.prisma.file.create({
      data: {
        id: newId<string>(),
        networkId: person.networkId,
        ...stored,
        mediaType: 'application/pdf',
        name: 'liste.pdf',
        ownerOrganisationId: person.memberships[0]?.organisationId,
        purpose: 'evidence',
        uploadedById: person.id,
      },
    });
    await server.close();
    restored = await createDatabase('empty');
  });
  afterAll(async () => {
    await restored?.drop();
    rmSync(folders, { recursive: true, force: true });
  });

  it('has rows that are the documents’', async () => {
    const { documents, differences } = await check(database(), dataDir);
    expect(documents).toBeGreaterThanOrEqual(5);
    expect(differences).toEqual([]);
  });

  it('comes back from a backup in a new, empty place: rows, documents, facts, files, and no session', async () => {
    const made = await jalon(['backup', backup], { DATABASE_URL: database().url, DATA_DIR: dataDir });
    expect(made).toMatchObject({ exit: 0, error: '' });
    const elsewhere = path.join(folders, 'second');
    const back = await jalon(['restore', backup], { DATABASE_URL: restored.url, DATA_DIR: elsewhere });
    expect(back).toMatchObject({ exit: 0, error: '' });

    const before = await counts(database());
    expect(before.Session).toBeGreaterThan(0);
    expect(before.StatusReport).toBeGreaterThan(0);
    expect(await counts(restored)).toEqual({ ...before, Session: 0 });
    expect((await check(restored, elsewhere)).differences).toEqual([]);
    const file = await restored.prisma.file.findFirstOrThrow();
    expect(await createFiles(elsewhere).has(file.sha256)).toBe(true);
  });

  it('is not restored over another', async () => {
    const over = await jalon(['restore', backup], { DATABASE_URL: restored.url, DATA_DIR: dataDir });
    expect(over.exit).toBe(2);
    expect(over.error.trim().split('\n')).toHaveLength(1);
  });
});

describe('the state that release 0.1.0 left', () => {
  it('is brought forward by restoring it: migrations run, every document reads, rows are equal', async () => {
    const database = await createDatabase('empty');
    const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-release-'));
    try {
      const back = await jalon(['restore', release], { DATABASE_URL: database.url, DATA_DIR: dataDir });
      expect(back).toMatchObject({ exit: 0, error: '' });
      const { documents, differences } = await check(database, dataDir);
      expect(documents).toBe(5);
      expect(differences).toEqual([]);
      expect(await database.prisma.activity.count({ where: { deletedAt: null } })).toBe(53);
    } finally {
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

describe('an empty network', () => {
  const database = useDatabase();

  it('is made with its first person, who can add another; passwords come from a file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'jalon-cli-'));
    const password = path.join(folder, 'password');
    writeFileSync(password, 'a password long enough\n');
    const env = { DATABASE_URL: database().url, DATA_DIR: folder };
    const person = ['--email', 'Amina@Example.org', '--password-file', password];
    const made = await jalon(
      ['network', 'create', '--name', 'Réseau', '--person', 'Amina B.', ...person],
      env,
    );
    expect(made).toMatchObject({ exit: 0, error: '' });
    const other = ['--name', 'Karim', '--email', 'karim@example.org', '--password-file', password];
    const added = await jalon(['user', 'add', '--organisation', 'COPIL', '--role', 'copil', ...other], env);
    expect(added).toMatchObject({ exit: 0, error: '' });
    expect(
      await database().prisma.person.findMany({ select: { email: true }, orderBy: { email: 'asc' } }),
    ).toEqual([{ email: 'amina@example.org' }, { email: 'karim@example.org' }]);
    const twice = await jalon(['user', 'add', '--organisation', 'COPIL', '--role', 'copil', ...other], env);
    expect(twice).toMatchObject({ exit: 2, out: '', error: 'conflict\n' });
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what is wrong in one line, and what there is', async () => {
    expect(await jalon(['fly'])).toMatchObject({ exit: 2, out: '' });
    expect((await jalon(['--help'])).out).toContain('restore FILE');
  });
});
