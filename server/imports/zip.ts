import { inflateRawSync } from 'node:zlib';
import { JalonError } from '#domain/errors';
import type { ImportLimits } from './limits';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly expanded: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Whether a file begins as a zip does: with a local header (PKWARE APPNOTE 4.3.7). An empty one does not. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * The entries that a zip's central directory names (PKWARE APPNOTE 4.3.12), nothing unpacked yet.
 * Throws `file-unreadable` for a broken or a ZIP64 file: office files of a permitted size need none.
 */
export function zipEntries(bytes: Uint8Array, limits: ImportLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const earliest = Math.max(0, end - 0xffff);
  while (end >= earliest && view.getUint32(end, true) !== END) end -= 1;
  if (end < earliest) throw new JalonError('file-unreadable');
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw new JalonError('too-large', { limit: limits.zipEntries });
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw new JalonError('file-unreadable');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      expanded: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Refuses what says of itself that it unpacks to too much. Cheap: it may be asked before any worker starts. */
export function checkExpansion(bytes: Uint8Array, entries: readonly ZipEntry[], limits: ImportLimits): void {
  const expanded = entries.reduce((sum, entry) => sum + entry.expanded, 0);
  if (expanded > limits.expandedBytes || expanded > bytes.length * limits.expansion) {
    throw new JalonError('too-large', { limit: Math.round(limits.expandedBytes / 1024 / 1024) });
  }
}

/** Unpacks one entry, never further than it said: a directory that lies is refused, not believed. */
export function readEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) {
    throw new JalonError('file-unreadable');
  }
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new JalonError('file-unreadable');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.expanded, 1) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new JalonError(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'file-unreadable');
  }
}
