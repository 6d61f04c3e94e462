import * as encoding from 'lib0/encoding';
import { messages, type syncMessages } from '#domain/collab/protocol';

/**
 * One WebSocket message as it goes over the line, in pieces to be written behind each other: made once, written to
 * everyone who gets it, its bytes in memory once however many have not read them yet.
 */
export type Frame = readonly Uint8Array[];

/** Final fragment, binary message (RFC 6455, section 5.2); a server's messages are not masked. */
const FINAL_BINARY = 0x82;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
/** Copying less than this is cheaper than writing one piece more. */
const COPIED_BYTES = 8 * 1024;

/** @param parts of the message, put behind each other */
export function frameOf(...parts: readonly Uint8Array[]): Frame {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const pieces = [header(length), ...parts];
  return length <= COPIED_BYTES ? [Buffer.concat(pieces)] : pieces;
}

/** A sync message around bytes that may be large and are not copied. */
export function syncFrame(
  kind: (typeof syncMessages)[keyof typeof syncMessages],
  content: Uint8Array,
): Frame {
  const head = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint(encoder, content.byteLength);
  });
  return frameOf(head, content);
}

export const byteLengthOf = (frame: Frame): number => frame.reduce((sum, piece) => sum + piece.byteLength, 0);

function header(length: number): Uint8Array {
  if (length < LENGTH_IN_2_BYTES) return Uint8Array.of(FINAL_BINARY, length);
  if (length < 2 ** 16) return Uint8Array.of(FINAL_BINARY, LENGTH_IN_2_BYTES, length >> 8, length & 0xff);
  const bytes = Buffer.alloc(10);
  bytes[0] = FINAL_BINARY;
  bytes[1] = LENGTH_IN_8_BYTES;
  bytes.writeBigUInt64BE(BigInt(length), 2);
  return bytes;
}
