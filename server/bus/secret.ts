import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BYTES = 32;

/** The secret that processes which share a DATA_DIR share, and what is derived from it. */
export interface Secret {
  readonly bytes: Buffer;
  /** A name that says nothing of what it was made from. */
  nameOf(text: string): string;
  /** A number from 0 to 2³¹ - 1 by which processes with another secret are told apart. */
  readonly mark: number;
}

/**
 * Reads `<dataDir>/processes.key`, or makes it (mode 600).
 * @throws Error when the file is there and is no key
 */
export function readSecret(dataDir: string): Secret {
  const file = path.join(dataDir, 'processes.key');
  if (!existsSync(file)) make(dataDir, file);
  const bytes = readFileSync(file);
  if (bytes.byteLength !== BYTES) throw new Error(`${file} is damaged: stop all processes and remove it.`);
  const digest = (text: string) => createHmac('sha256', bytes).update(text).digest();
  return {
    bytes,
    nameOf: (text) => digest(text).toString('hex').slice(0, 32),
    mark: digest('mark').readUInt32BE() >>> 1,
  };
}

/** Whole or not at all, and by one of several that begin at once. */
function make(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true });
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, randomBytes(BYTES), { mode: 0o600 });
  try {
    linkSync(aside, file);
  } catch (error) {
    // Another process was first: its key counts.
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
