import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#domain/ids';
import { backup } from '#server/database/backup';
import { firstFilledTable, readTables } from '#server/database/catalog';
import { readErasures, rememberErasures } from '#server/database/erasures';
import { migrate, migrationNames } from '#server/database/migrate';
import { restore } from '#server/database/restore';
import { createDatabase, type TestDatabase, useDatabase } from '#tests/harness/database';

const NETWORK = newId();
const PERSON = newId();
const DOCUMENT = newId();
/** Every byte there is, and what text formats like to trip over. */
const BYTES = Uint8Array.from({ length: 256 }, (_, index) => index);
const AWKWARD = `l’union « maghrébine » \\ \\N \t "quoted" {a,b} \n اتحاد 🙂`;

let folder: string;
let target: TestDatabase;
const source = useDatabase();
const file = () => path.join(folder, 'network.jalon');
const filesDir = (name: string) => path.join(folder, name);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jalon-backup-'));
  target = await createDatabase('empty');
  await fill(source());
});

afterEach(async () => {
  await target.drop();
  rmSync(folder, { recursive: true });
  await source().pool.query(
    `TRUNCATE "Network" CASCADE; TRUNCATE "Erasure", "AuditEntry", "DocumentUpdate", "Notification"`,
  );
});

async function fill({ prisma }: TestDatabase): Promise<void> {
  await prisma.network.create({
    data: {
      id: NETWORK,
      names: { fr: AWKWARD },
      timeZone: 'Africa/Tunis',
      language: 'fr',
      settings: { k: 5, none: null },
    },
  });
  await prisma.person.create({
    data: { id: PERSON, networkId: NETWORK, email: 'amina@demo.jalon.test', name: 'Amina', language: 'fr' },
  });
  await prisma.session.create({
    data: { id: 'digest', networkId: NETWORK, personId: PERSON, expiresAt: new Date('2030-01-01') },
  });
  await prisma.document.create({
    data: {
      id: DOCUMENT,
      networkId: NETWORK,
      kind: 'action_plan',
      title: AWKWARD,
      language: 'fr',
      shape: 1,
      createdById: PERSON,
      createdAt: new Date('2020-03-29T01:30:00.123Z'),
    },
  });
  await prisma.documentUpdate.createMany({
    data: Array.from({ length: 25 }, (_, index) => ({
      networkId: NETWORK,
      documentId: DOCUMENT,
      sequence: index + 1,
      epoch: 1,
      update: BYTES.slice(0, index * 10),
      authorId: PERSON,
      origin: 'socket',
    })),
  });
}

/** Somebody told the person something in a comment. */
async function tell({ prisma }: TestDatabase): Promise<void> {
  const [threadId, commentId] = [newId(), newId()];
  const thread = { id: threadId, networkId: NETWORK, documentId: DOCUMENT, createdById: newId() };
  await prisma.commentThread.create({ data: thread });
  await prisma.comment.create({
    data: { id: commentId, networkId: NETWORK, threadId, authorId: newId(), text: AWKWARD },
  });
  await prisma.notification.create({
    data: { id: newId(), networkId: NETWORK, personId: PERSON, kind: 'mention', commentId },
  });
}

function putFile(dir: string, content: string): string {
  const sha256 = createHash('sha256').update(content).digest('hex');
  mkdirSync(path.join(dir, sha256.slice(0, 2)), { recursive: true });
  writeFileSync(path.join(dir, sha256.slice(0, 2), sha256), content);
  return sha256;
}

/** Everything in the database, as text. */
async function contents(database: TestDatabase) {
  const all: Record<string, unknown[]> = {};
  for (const { name } of await readTables(database.pool)) {
    const { rows } = await database.pool.query(
      `SELECT row_to_json(t)::text AS row FROM "${name}" t ORDER BY 1`,
    );
    all[name] = rows;
  }
  return all;
}

const writeBackup = () => backup(source(), filesDir('files'), file());
const restoreIt = () => restore(file(), target, { filesDir: filesDir('restored') });

describe('a backup', () => {
  it('brings back every row of every table but the sessions, and every file', async () => {
    const small = putFile(filesDir('files'), 'a list of participants');
    const large = putFile(filesDir('files'), AWKWARD.repeat(20_000));
    const empty = putFile(filesDir('files'), '');
    const made = await writeBackup();
    const restored = await restoreIt();
    const before = await contents(source());
    expect(before.Session).toHaveLength(1);
    expect(await contents(target)).toEqual({ ...before, Session: [] });
    expect(made).toMatchObject({ files: 3, rows: { DocumentUpdate: 25, Network: 1 } });
    expect(restored).toMatchObject({ files: 3, rows: 28, erasedAgain: 0 });
    for (const sha256 of [small, large, empty]) {
      const place = path.join(sha256.slice(0, 2), sha256);
      const original = readFileSync(path.join(filesDir('files'), place));
      expect(original.equals(readFileSync(path.join(filesDir('restored'), place)))).toBe(true);
    }
  });

  it('keeps the rules of the tables in force after restoring', async () => {
    await writeBackup();
    await restoreIt();
    const orphan = {
      id: newId(),
      networkId: NETWORK,
      personId: newId(),
      organisationId: newId(),
      role: 'donor' as const,
    };
    await expect(target.prisma.membership.create({ data: orphan })).rejects.toThrow(/[Ff]oreign key/);
  });

  it('shows one moment, whatever is written while it is made', async () => {
    // Tables come by name: held up at Document, it has yet to read the updates that are deleted meanwhile.
    const holder = await source().pool.connect();
    await holder.query('BEGIN; LOCK TABLE "Document" IN ACCESS EXCLUSIVE MODE');
    const writing = writeBackup();
    const waiting = `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = '"Document"'::regclass`;
    await expect.poll(async () => (await holder.query(waiting)).rows[0]?.n).toBe(1);
    await source().pool.query('DELETE FROM "DocumentUpdate" WHERE sequence > 20');
    await holder.query('COMMIT');
    holder.release();
    expect((await writing).rows.DocumentUpdate).toBe(25);
  });

  it('can be restored onto tables that are migrated and empty', async () => {
    await writeBackup();
    const migrated = await createDatabase('migrated');
    await restore(file(), migrated, { filesDir: filesDir('restored') });
    expect(await migrated.prisma.documentUpdate.count()).toBe(25);
    await migrated.drop();
  });

  it('is readable by its owner only and leaves nothing half-written', async () => {
    await writeBackup();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['network.jalon']);
    await expect(backup(source(), filesDir('files'), path.join(folder, 'no-folder', 'x'))).rejects.toThrow(
      /ENOENT/,
    );
    expect(readdirSync(folder)).toEqual(['network.jalon']);
  });

  it('is not restored over rows that are there', async () => {
    await writeBackup();
    const before = await contents(source());
    await expect(restore(file(), source(), { filesDir: filesDir('restored') })).rejects.toThrow(
      /not empty \(Document/,
    );
    expect(await contents(source())).toEqual(before);
  });
});

describe('a damaged backup is refused and leaves the database empty:', () => {
  const rewrite = (change: (lines: string[]) => string[]) => {
    const lines = gunzipSync(readFileSync(file())).toString('utf8').trimEnd().split('\n');
    writeFileSync(file(), gzipSync(`${change(lines).join('\n')}\n`));
  };
  const damages: [string, () => void][] = [
    ['cut short', () => truncateSync(file(), statSync(file()).size - 200)],
    ['without its last line', () => rewrite((lines) => lines.slice(0, -1))],
    [
      'a byte changed in the file',
      () => {
        const bytes = readFileSync(file());
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
        writeFileSync(file(), bytes);
      },
    ],
    [
      'a value changed',
      () => rewrite((lines) => lines.map((line) => line.replace('Africa/Tunis', 'Africa/Cairo'))),
    ],
    ['a row taken out', () => rewrite((lines) => lines.filter((line) => !line.includes('Africa/Tunis')))],
    [
      'a file changed',
      () => rewrite((lines) => lines.map((line) => line.replace(/"bytes":"./, '"bytes":"Z'))),
    ],
    ['something else altogether', () => writeFileSync(file(), 'not a backup')],
    [
      'of a newer format',
      () => rewrite((lines) => lines.map((line) => line.replace('"jalonBackup":1', '"jalonBackup":2'))),
    ],
  ];

  it.each(damages)('%s', async (_, damage) => {
    putFile(filesDir('files'), 'a list of participants');
    await writeBackup();
    damage();
    await expect(restoreIt()).rejects.toThrow(/backup/);
    expect(await firstFilledTable(target.pool)).toBeUndefined();
    expect(existsSync(filesDir('restored'))).toBe(false);
  });
});

describe('a person erased after the backup', () => {
  const erasure = {
    id: newId(),
    networkId: NETWORK,
    personId: PERSON,
    reason: 'asked',
    erasedById: PERSON,
  };

  it('is forgotten again when it is restored', async () => {
    await tell(source());
    await source().prisma.columnLayout.create({
      data: { networkId: NETWORK, personId: PERSON, kind: 'tracker', layout: {}, at: new Date() },
    });
    await writeBackup();
    await source().prisma.erasure.create({ data: erasure });
    await rememberErasures(source(), folder);
    await rememberErasures(source(), folder);
    expect(readErasures(folder)).toMatchObject([erasure]);
    const restored = await restore(file(), target, {
      filesDir: filesDir('restored'),
      erasures: readErasures(folder),
    });
    expect(restored.erasedAgain).toBe(1);
    expect(await target.prisma.person.findUnique({ where: { id: PERSON } })).toMatchObject({
      name: null,
      email: null,
    });
    expect(await target.prisma.erasure.count()).toBe(1);
    // What the person was told is theirs; what was said is not.
    expect(await target.prisma.notification.count()).toBe(0);
    expect(await target.prisma.columnLayout.count()).toBe(0);
    expect(await target.prisma.comment.count()).toBe(1);
  });

  it('is forgotten again though the backup is of the first release, which knew less of a person', async () => {
    const [first] = migrationNames();
    const old = await createDatabase('empty');
    await migrate(old.url, { upTo: first ?? '' });
    await old.pool.query(
      `INSERT INTO "Network" (id, names, "timeZone", language, settings) VALUES ($1, '{}', 'UTC', 'fr', '{}')`,
      [NETWORK],
    );
    await old.pool.query(
      `INSERT INTO "Person" (id, "networkId", name, language) VALUES ($1, $2, 'Amina', 'fr')`,
      [PERSON, NETWORK],
    );
    await backup(old, filesDir('files'), file());
    await old.drop();
    const erasures = [{ ...erasure, at: new Date() }];
    const restored = await restore(file(), target, { filesDir: filesDir('restored'), erasures });
    expect(restored.erasedAgain).toBe(1);
    expect(await target.prisma.person.findMany()).toMatchObject([{ name: null }]);
  });
});
