import { fromBase64, toBase64 } from 'lib0/buffer';
import * as z from 'zod/mini';
import { JalonError } from '#domain/errors';

/** What a code is stretched by; OWASP's number of rounds for PBKDF2 with SHA-256. */
const rounds = 600_000;
/** A file that asks for more would keep the page busy for minutes; one that asks for less protects nothing. */
const mostRounds = 10_000_000;
const formatVersion = 1;
/** The size of what is kept tells the number of cases only roughly. */
const PADDED_TO = 4096;
const SPACE = 0x20;

/** How a key is made of a code, in every version of the format. */
interface KeyRecipe {
  readonly rounds: number;
  readonly salt: string;
}

/**
 * A text under a code, as the device keeps it and as a file carries it: PBKDF2-SHA-256 makes the key, AES-GCM-256 the
 * rest. Bytes are in base64. The digest is of all the other fields: a file that was damaged on its way is told apart
 * from a wrong code.
 */
export interface Sealed {
  readonly format: 'jalon-journal';
  readonly version: typeof formatVersion;
  readonly kdf: KeyRecipe & { readonly name: 'PBKDF2-SHA-256' };
  readonly iv: string;
  readonly ciphertext: string;
  readonly digest: string;
}

/** A key in memory, and how it is made again from the code. It cannot be read out of it. */
export interface JournalKey {
  readonly key: CryptoKey;
  readonly recipe: KeyRecipe;
}

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const sealedSchema = z.strictObject({
  format: z.literal('jalon-journal'),
  version: z.literal(formatVersion),
  kdf: z.strictObject({
    name: z.literal('PBKDF2-SHA-256'),
    rounds: z.int().check(z.minimum(rounds), z.maximum(mostRounds)),
    salt: base64,
  }),
  iv: base64,
  ciphertext: base64,
  digest: base64,
});
const headSchema = z.object({ format: z.literal('jalon-journal'), version: z.int() });

const unreadable = (reason: 'no-journal' | 'other-version' | 'damaged' | 'wrong-code') =>
  new JalonError('file-unreadable', { reason });
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

/** The key of a code that was just chosen, under a salt of its own. */
export function newKey(code: string): Promise<JournalKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return keyOf(code, { rounds, salt: toBase64(salt) });
}

/** The key that a code gives under a recipe; a wrong code gives a key too, which opens nothing. */
export async function keyOf(code: string, { rounds, salt }: KeyRecipe): Promise<JournalKey> {
  // Keyboards of other systems write the same letters in other bytes.
  const secret = bytesOf(code.normalize('NFKC').trim());
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', iterations: rounds, salt: fromBase64(salt) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  return { key, recipe: { rounds, salt } };
}

/** A text under a key, with an IV that was never used before. */
export async function seal(text: string, { key, recipe }: JournalKey): Promise<Sealed> {
  const plain = bytesOf(text);
  const padded = new Uint8Array(Math.ceil((plain.length + 1) / PADDED_TO) * PADDED_TO).fill(SPACE);
  padded.set(plain);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const head = {
    format: 'jalon-journal',
    version: formatVersion,
    kdf: { name: 'PBKDF2-SHA-256', ...recipe },
  } as const;
  const bytes = await crypto.subtle.encrypt(parameters(head, iv), key, padded);
  const body = { ...head, iv: toBase64(iv), ciphertext: toBase64(new Uint8Array(bytes)) };
  return { ...body, digest: await digestOf(body) };
}

/** The text under a key, as it was sealed. @throws JalonError `file-unreadable` { reason: 'damaged' | 'wrong-code' }. */
export async function unseal(sealed: Sealed, { key }: JournalKey): Promise<string> {
  if ((await digestOf(sealed)) !== sealed.digest) throw unreadable('damaged');
  let padded: ArrayBuffer;
  try {
    padded = await crypto.subtle.decrypt(
      parameters(sealed, fromBase64(sealed.iv)),
      key,
      fromBase64(sealed.ciphertext),
    );
  } catch {
    throw unreadable('wrong-code');
  }
  return new TextDecoder().decode(padded).trimEnd();
}

/** The head is bound to what it stands over: neither can be put beside another one. */
function parameters({ format, version, kdf }: Pick<Sealed, 'format' | 'version' | 'kdf'>, iv: BufferSource) {
  const additionalData = bytesOf(JSON.stringify([format, version, kdf.name, kdf.rounds, kdf.salt]));
  return { name: 'AES-GCM', iv, additionalData };
}

async function digestOf({ format, version, kdf, iv, ciphertext }: Omit<Sealed, 'digest'>): Promise<string> {
  const all = JSON.stringify([format, version, kdf.name, kdf.rounds, kdf.salt, iv, ciphertext]);
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(all))));
}

/** A file of cases as text. */
export const writeSealed = (sealed: Sealed): string => JSON.stringify(sealed);

/**
 * Reads the text of a file of cases, or what a device kept.
 * @throws JalonError `file-unreadable` { reason: 'no-journal' | 'other-version' | 'damaged' }.
 */
export function readSealed(text: string): Sealed {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    // What was cut off still begins like one.
    throw unreadable(text.includes('"jalon-journal"') ? 'damaged' : 'no-journal');
  }
  const head = headSchema.safeParse(written);
  if (!head.success) throw unreadable('no-journal');
  if (head.data.version !== formatVersion) throw unreadable('other-version');
  const sealed = sealedSchema.safeParse(written);
  if (!sealed.success) throw unreadable('damaged');
  return sealed.data;
}

/** Characters of a code, at least. */
export const shortestCode = 12;

/** Why a code is no protection: too short, or the same few signs again and again. Null: it can be taken. */
export function weaknessOf(code: string): 'short' | 'few-signs' | null {
  const written = code.normalize('NFKC').trim();
  if ([...written].length < shortestCode) return 'short';
  return new Set(written.toLowerCase()).size < 6 ? 'few-signs' : null;
}
