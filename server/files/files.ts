import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Where bytes lie, by content. Rows of File say whose they are and what they are called. */
export interface Files {
  /** The folder, for backup. */
  readonly folder: string;
  /** Stores bytes, safely on disk when it returns; the same bytes are stored once. */
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  has(sha256: string): Promise<boolean>;
  read(sha256: string): Readable;
  /** Removes bytes that no row refers to any more. */
  remove(sha256: string): Promise<void>;
}

const digestPattern = /^[0-9a-f]{64}$/;

/** Files in the data folder: `files/ab/abcdef…`. */
export function createFiles(dataDir: string): Files {
  const folder = path.join(dataDir, 'files');
  const place = (sha256: string): string => {
    if (!digestPattern.test(sha256)) throw new Error('a file is named by its SHA-256');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };
  const has = async (sha256: string): Promise<boolean> => {
    try {
      return (await stat(place(sha256))).isFile();
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
  };
  return {
    folder,
    has,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const target = place(sha256);
      if (!(await has(sha256))) {
        await mkdir(path.dirname(target), { recursive: true });
        // Written aside, flushed, then renamed: a crash leaves no half file under its digest.
        const aside = `${target}.${randomBytes(6).toString('hex')}.part`;
        const handle = await open(aside, 'wx', 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(aside, target);
      }
      return { sha256, size: bytes.byteLength };
    },
    read: (sha256) => createReadStream(place(sha256)),
    remove: (sha256) => rm(place(sha256), { force: true }),
  };
}
