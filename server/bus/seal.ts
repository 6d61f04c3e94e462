import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const SENDER_BYTES = 16;
const COUNTER_BYTES = 8;
const HEAD_BYTES = SENDER_BYTES + COUNTER_BYTES;
const TAG_BYTES = 16;

/** Seals what passes through Redis, so that nobody there can read, make up or repeat it. */
export interface Seal {
  /** This process, as its messages name it. */
  readonly self: string;
  seal(plain: Uint8Array): Buffer;
  /** Null when the message was not sealed with our secret, or was opened before. Our own come back empty. */
  open(sealed: Buffer): { readonly from: string; readonly plain: Buffer } | null;
}

interface Sender {
  readonly key: Buffer;
  last: bigint;
}

/**
 * AES-256-GCM. Each process has a key of its own, derived from the shared secret and its random number, and counts
 * its messages: no nonce is used twice under one key, and a counter that does not grow is a message sent again.
 */
export function createSeal(secret: Uint8Array): Seal {
  const own = randomBytes(SENDER_BYTES);
  const self = own.toString('hex');
  const ownKey = keyOf(secret, own);
  const senders = new Map<string, Sender>();
  let counter = 0n;

  return {
    self,
    seal: (plain) => {
      counter += 1n;
      const head = Buffer.alloc(HEAD_BYTES);
      own.copy(head);
      head.writeBigUInt64BE(counter, SENDER_BYTES);
      const cipher = createCipheriv('aes-256-gcm', ownKey, nonceOf(head)).setAAD(head);
      return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed) => {
      if (sealed.byteLength < HEAD_BYTES + TAG_BYTES) return null;
      const head = sealed.subarray(0, HEAD_BYTES);
      const from = head.toString('hex', 0, SENDER_BYTES);
      // Redis gives everyone their own words too.
      if (from === self) return { from, plain: Buffer.alloc(0) };
      const known = senders.get(from);
      const sender = known ?? { key: keyOf(secret, head.subarray(0, SENDER_BYTES)), last: 0n };
      const number = head.readBigUInt64BE(SENDER_BYTES);
      if (number <= sender.last) return null;
      const body = sealed.subarray(HEAD_BYTES, -TAG_BYTES);
      const opener = createDecipheriv('aes-256-gcm', sender.key, nonceOf(head), { authTagLength: TAG_BYTES });
      opener.setAAD(head).setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        const plain = Buffer.concat([opener.update(body), opener.final()]);
        sender.last = number;
        // Only now: names that anyone may invent must not fill the memory.
        if (!known) senders.set(from, sender);
        return { from, plain };
      } catch {
        // The tag does not fit: it was sealed with another secret, or changed on its way.
        return null;
      }
    },
  };
}

const keyOf = (secret: Uint8Array, sender: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, sender, 'jalon signals between processes', 32));

/** 12 bytes as GCM wants them; the key is the sender's alone, so its counter is enough. */
function nonceOf(head: Buffer): Buffer {
  const nonce = Buffer.alloc(12);
  head.copy(nonce, 4, SENDER_BYTES, HEAD_BYTES);
  return nonce;
}
