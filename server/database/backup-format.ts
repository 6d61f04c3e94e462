import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';

/** Grows when an older release could not read what a newer one writes (docs/decisions/backup-format.md). */
export const FORMAT = 1;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** One line of a backup, in the order in which they come. */
export const lineSchema = z.union([
  z.object({
    jalonBackup: z.number().int(),
    /** The last migration of the database it was made from. */
    migration: z.string(),
    at: z.iso.datetime(),
    postgres: z.string(),
  }),
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  /** A row: each value as PostgreSQL writes it as text, which it reads back exactly. */
  z.array(z.string().nullable()),
  z.object({ endOfTable: z.string(), rows: z.number().int(), sha256: digest }),
  z.object({ sequences: z.record(z.string(), z.string()) }),
  /** A file of the data folder, named by its content's digest; its bytes follow in pieces. */
  z.object({ file: digest, size: z.number().int() }),
  z.object({ bytes: z.base64() }),
  z.object({
    end: z.object({
      tables: z.number().int(),
      rows: z.number().int(),
      files: z.number().int(),
      sha256: digest,
    }),
  }),
]);
export type Line = z.infer<typeof lineSchema>;

export type Head = Extract<Line, { jalonBackup: number }>;

/** A file that is no backup, or no longer the one that was written. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export interface BackupWriter {
  /** Writes a line and waits while the disk is slower than we are. @returns the text, for a table's digest */
  write(line: Line): Promise<string>;
  /** The digest of everything written so far. */
  digest(): string;
  /** Makes the file whole and gives it its name. */
  commit(): Promise<void>;
  /** Throws away what was written. */
  abandon(): Promise<void>;
}

/** Writes beside the wanted name, so that a backup that was cut short is never taken for one. */
export async function createBackupWriter(file: string): Promise<BackupWriter> {
  const aside = `${file}.part`;
  const gzip = createGzip({ level: 6 });
  const out = createWriteStream(aside, { mode: 0o600 });
  const done = finished(gzip.pipe(out));
  // Awaited in commit; without a listener an early failure (no such folder) would end the process.
  done.catch((error) => gzip.destroy(error instanceof Error ? error : undefined));
  gzip.on('error', () => undefined);
  await Promise.race([once(out, 'open'), done]);
  const hash = createHash('sha256');
  return {
    async write(line) {
      const text = `${JSON.stringify(line)}\n`;
      hash.update(text);
      if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), done]);
      return text;
    },
    digest: () => hash.copy().digest('hex'),
    async commit() {
      gzip.end();
      await done;
      const handle = await open(aside, 'r+');
      await handle.sync();
      await handle.close();
      await rename(aside, file);
    },
    async abandon() {
      gzip.destroy();
      out.destroy();
      await done.catch(() => undefined);
      await rm(aside, { force: true });
    },
  };
}

async function* textLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  for await (const chunk of source.pipe(gunzip)) {
    const parts = decoder.write(chunk).split('\n');
    for (const part of parts.slice(0, -1)) {
      yield pieces.join('') + part;
      pieces = [];
    }
    pieces.push(parts.at(-1) ?? '');
  }
  if (pieces.join('') !== '') throw new BackupError('The backup is cut short.');
}

/**
 * Reads a backup line by line and compares every digest as it goes.
 * @throws BackupError as soon as something is not as it was written; the last line is reached only if all is
 */
export async function* readBackup(file: string): AsyncGenerator<Line> {
  const all = createHash('sha256');
  let table: { name: string; rows: number; hash: ReturnType<typeof createHash> } | undefined;
  let content: { name: string; left: number; hash: ReturnType<typeof createHash> } | undefined;
  const seen = { tables: 0, rows: 0, files: 0 };
  let first = true;
  let ended = false;
  const damaged = (what: string) => new BackupError(`The backup is damaged: ${what}.`);
  try {
    for await (const text of textLines(file)) {
      const line = lineSchema.parse(JSON.parse(text));
      if (first !== 'jalonBackup' in line || ended) throw damaged('its lines are out of order');
      first = false;
      if ('end' in line) {
        const { sha256, ...counts } = line.end;
        if (sha256 !== all.digest('hex')) throw damaged('its content is not what was written');
        if (JSON.stringify(counts) !== JSON.stringify(seen)) throw damaged('something is missing');
        ended = true;
        yield line;
        continue;
      }
      all.update(`${text}\n`);
      if (Array.isArray(line)) {
        if (table === undefined) throw damaged('a row belongs to no table');
        table.hash.update(`${text}\n`);
        table.rows += 1;
        seen.rows += 1;
      } else if ('jalonBackup' in line && line.jalonBackup > FORMAT) {
        throw new BackupError(
          'The backup was written by a newer release of Jalon. Restore it with that release.',
        );
      } else if ('table' in line) {
        table = { name: line.table, rows: 0, hash: createHash('sha256') };
        seen.tables += 1;
      } else if ('endOfTable' in line) {
        const whole = table?.rows === line.rows && table.hash.digest('hex') === line.sha256;
        if (!whole) throw damaged(`the table ${line.endOfTable}`);
        table = undefined;
      } else if ('file' in line) {
        content = { name: line.file, left: line.size, hash: createHash('sha256') };
        seen.files += 1;
      } else if ('bytes' in line && content !== undefined) {
        const bytes = Buffer.from(line.bytes, 'base64');
        content.hash.update(bytes);
        content.left -= bytes.byteLength;
      }
      yield line;
      if (content?.left === 0) {
        if (content.hash.digest('hex') !== content.name) throw damaged(`the file ${content.name}`);
        content = undefined;
      }
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (error instanceof z.ZodError || error instanceof SyntaxError) throw damaged('a line cannot be read');
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'Z_BUF_ERROR') throw new BackupError('The backup is cut short.', { cause: error });
    if (code.startsWith('Z_'))
      throw new BackupError('The file is no backup of Jalon, or damaged.', { cause: error });
    throw error;
  }
  if (!ended) throw new BackupError('The backup is cut short.');
}
