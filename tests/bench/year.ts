/**
 * A year of work on many plans, written straight into the log, opened, compacted and opened again beside plans of
 * the same content that were made today: `node --import tsx tests/bench/year.ts [documents] [updates]`.
 * One JSON line on standard output; times are medians over all documents, and a ratio to the fresh ones.
 */
import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { writeRichText } from '#domain/document/rich-text';
import { activityText, addActivity, addSection, setActivity, setMeta } from '#domain/document/shape';
import { type ActivityId, type DocumentId, newId, type SectionId } from '#domain/ids';
import { buildDocument } from '#server/collab/check';
import { compactDocument } from '#server/collab/compaction';
import { openContent } from '#server/collab/content';
import { createDocumentLog } from '#server/collab/log';
import { type Database, openDatabase } from '#server/database/client';
import { migrate } from '#server/database/migrate';
import { startScratch } from '#server/database/scratch';
import { makeDocument } from '#tests/server/collab/network';

const DOCUMENTS = Number(process.argv[2] ?? 200);
const UPDATES = Number(process.argv[3] ?? 5_000);
/** So many different years; the documents take them in turns. */
const YEARS = 4;
const SESSION = 20;
const ROWS = 60;

interface Year {
  readonly updates: Uint8Array[];
  readonly final: Y.Doc;
}

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Most of a year is typing in cells; beside it rows are added, and values changed. Each session is a new device. */
function aYear(seed: number): Year {
  const pick = random(seed);
  const updates: Uint8Array[] = [];
  const final = new Y.Doc();
  const sections: SectionId[] = [];
  const activities: ActivityId[] = [];
  while (updates.length < UPDATES) {
    const device = new Y.Doc();
    Y.applyUpdate(device, Y.encodeStateAsUpdate(final), 'join');
    device.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'join') return;
      updates.push(update);
      Y.applyUpdate(final, update);
    });
    const end = Math.min(UPDATES, updates.length + SESSION);
    while (updates.length < end) step(device, pick, sections, activities, updates.length);
    device.destroy();
  }
  return { updates, final };
}

function step(
  doc: Y.Doc,
  pick: (below: number) => number,
  sections: SectionId[],
  activities: ActivityId[],
  nth: number,
): void {
  const activity = activities[pick(activities.length)];
  if (nth === 0) setMeta(doc, { kind: 'action-plan', title: 'Plan', language: 'fr', year: 2020 }, 'seed');
  else if (sections.length < 6 && nth % 200 === 1)
    sections.push(addSection(doc, { parentId: null, title: `Domaine ${nth}` }, 'grid'));
  else if (!activity || (activities.length < ROWS && nth % 60 === 2)) {
    const sectionId = sections[pick(sections.length)] ?? null;
    activities.push(addActivity(doc, { sectionId, title: `Activité ${nth}` }, 'grid'));
  } else if (pick(10) === 0) setActivity(doc, activity, 'title', `Activité ${nth}`, 'grid');
  else if (pick(20) === 0) setActivity(doc, activity, 'quantity', nth, 'grid');
  else typeLetter(doc, activities[nth % 20 < 10 ? 0 : pick(activities.length)] ?? activity, pick);
}

function typeLetter(doc: Y.Doc, activity: ActivityId, pick: (below: number) => number): void {
  const cell = activityText(doc, activity, 'remarks');
  if (!cell) return;
  const paragraph = cell.length > 0 ? cell.get(cell.length - 1) : null;
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (text instanceof Y.XmlText && text.length < 200) {
    // Some of what is typed is taken back.
    if (text.length > 5 && pick(8) === 0) text.delete(text.length - 1, 1);
    else text.insert(text.length, 'abcdefghij klmnop'.charAt(pick(17)));
    return;
  }
  const next = new Y.XmlElement('paragraph');
  next.insert(0, [new Y.XmlText('n')]);
  cell.insert(cell.length, [next]);
}

/** The same content, made today in one go. */
function afresh(final: Y.Doc): Uint8Array {
  const was = readDocument(final);
  const doc = new Y.Doc();
  doc.transact(() => {
    setMeta(doc, { kind: was.kind, title: was.title, language: was.language, year: was.year }, 'seed');
    for (const { id, title } of was.sections) addSection(doc, { parentId: null, title }, 'seed', { id });
    for (const { id, sectionId, title, quantity, remarks } of was.activities)
      addActivity(doc, { sectionId, title, quantity }, 'seed', {
        id,
        texts: { remarks: writeRichText(remarks) },
      });
  });
  return Y.encodeStateAsUpdate(doc);
}

async function write(database: Database, updates: readonly Uint8Array[]): Promise<DocumentId> {
  const { networkId, documentId } = await makeDocument(database);
  const [author, session] = [newId<string>(), newId<string>()];
  await database.pool.query(
    `INSERT INTO "DocumentUpdate" ("networkId", "documentId", sequence, epoch, "update", "authorId", "sessionId", origin, at)
     SELECT $1, $2, nth, 1, u, $4, $5 || (nth / ${SESSION})::text, 'socket',
       -- A session's updates come ten seconds apart.
       now() - (($6 - nth / ${SESSION} * ${SESSION} + 1)::float / $6) * interval '365 days'
         + (nth % ${SESSION}) * interval '10 s' - interval '1 hour'
     FROM unnest($3::bytea[]) WITH ORDINALITY AS given(u, nth)`,
    [networkId, documentId, updates.map((update) => Buffer.from(update)), author, session, updates.length],
  );
  await database.pool.query(`UPDATE "Document" SET sequence = $2 WHERE id = $1`, [
    documentId,
    updates.length,
  ]);
  return documentId;
}

/** From asking for it to what is sent to who joins; and to a Y.Doc, in which one can write. */
async function opening(
  database: Database,
  ids: readonly DocumentId[],
): Promise<{ join: number; write: number }> {
  const log = createDocumentLog(database.pool);
  const times: { join: number; write: number }[] = [];
  for (const id of ids) {
    const start = performance.now();
    const loaded = await log.load(id);
    openContent(loaded).answer();
    const joined = performance.now();
    buildDocument(loaded).destroy();
    times.push({ join: joined - start, write: performance.now() - start });
  }
  return { join: median(times.map(({ join }) => join)), write: median(times.map((time) => time.write)) };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const rounded = (value: number): number => Math.round(value * 100) / 100;

async function sizes({ pool }: Database): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string; rows: string; bytes: string }>(
    `SELECT 'log' AS name, count(*) AS rows, coalesce(sum(pg_column_size(t.*)), 0) AS bytes FROM "DocumentUpdate" t
     UNION ALL SELECT 'history', count(*), coalesce(sum(pg_column_size(t.*)), 0) FROM "DocumentChange" t
     UNION ALL SELECT 'states', count(*), coalesce(sum(pg_column_size(t.*)), 0) FROM "DocumentSnapshot" t`,
  );
  return Object.fromEntries(
    rows.map(({ name, rows: count, bytes }) => [name, `${count} rows, ${rounded(Number(bytes) / 1e6)} MB`]),
  );
}

const scratch = await startScratch();
try {
  await migrate(scratch.url);
  const database = openDatabase(scratch.url, { warn: () => undefined });
  const years = Array.from({ length: YEARS }, (_, seed) => aYear(seed + 1));
  const [old, fresh]: [DocumentId[], DocumentId[]] = [[], []];
  for (let index = 0; index < DOCUMENTS; index++) {
    const year = years[index % YEARS];
    if (!year) continue;
    old.push(await write(database, year.updates));
    fresh.push(await write(database, [afresh(year.final)]));
  }
  await database.pool.query('ANALYZE');
  const before = { opening: await opening(database, old), sizes: await sizes(database) };

  const client = await database.pool.connect();
  const took: number[] = [];
  for (const id of [...old, ...fresh]) {
    const start = performance.now();
    await compactDocument(client, id);
    took.push(performance.now() - start);
  }
  client.release();
  await database.pool.query('VACUUM ANALYZE');

  // In turns, so that a busy moment of the machine meets both.
  const rounds: { old: { join: number; write: number }; fresh: { join: number; write: number } }[] = [];
  for (let round = 0; round < 6; round++)
    rounds.push({ old: await opening(database, old), fresh: await opening(database, fresh) });
  // The first warms up.
  rounds.shift();
  const of = (which: 'old' | 'fresh', what: 'join' | 'write'): number =>
    rounded(median(rounds.map((round) => round[which][what])));
  const ratio = (what: 'join' | 'write'): number =>
    rounded(median(rounds.map((round) => round.old[what] / round.fresh[what])));
  const result = {
    documents: DOCUMENTS,
    updates: UPDATES,
    before: {
      ...before,
      opening: { join: rounded(before.opening.join), write: rounded(before.opening.write) },
    },
    compactingMsEach: rounded(median(took.slice(0, old.length))),
    after: {
      yearOld: { join: of('old', 'join'), write: of('old', 'write') },
      fresh: { join: of('fresh', 'join'), write: of('fresh', 'write') },
      ratio: { join: ratio('join'), write: ratio('write') },
      sizes: await sizes(database),
    },
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await database.close();
} finally {
  await scratch.destroy();
}
