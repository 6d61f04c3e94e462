import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import type { DocumentId, NetworkId, PersonId } from '#domain/ids';

const documentId = z.uuid().transform((id) => id as DocumentId);
const networkId = z.uuid().transform((id) => id as NetworkId);
const personId = z.uuid().transform((id) => id as PersonId);
const count = z.number().int().nonnegative();

/** One person's presence as the process that holds the socket vouches for it. */
const presentSchema = z.object({ clientId: count, clock: count, state: z.string(), personId: z.uuid() });

const liveSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['document', 'status', 'comment', 'suggestion', 'adoption']),
    networkId,
    documentId,
  }),
  z.object({ kind: z.enum(['caseReturn', 'indicator', 'report', 'people', 'calendar']), networkId }),
  z.object({ kind: z.enum(['rights', 'notification']), networkId, personId }),
]);

/** What processes tell each other. Each may be lost: whoever hears it, or misses it, finds the truth in PostgreSQL. */
const signalSchema = z.discriminatedUnion('topic', [
  /** Numbers `first` to `last` of a document's log; the change itself, when it is small, follows the words. */
  z.object({ topic: z.literal('committed'), documentId, first: count, last: count }),
  /** Who of the sender's people is where; `whole`: these and nobody else. */
  z.object({ topic: z.literal('presence'), documentId, whole: z.boolean(), entries: z.array(presentSchema) }),
  z.object({ topic: z.literal('who-is-here'), documentId }),
  z.object({
    topic: z.literal('recheck'),
    personId: personId.optional(),
    documentId: documentId.optional(),
  }),
  z.object({ topic: z.literal('live'), event: liveSchema }),
  /** Sent again and again, so that the others notice when it stops. */
  z.object({ topic: z.literal('alive') }),
  z.object({ topic: z.literal('leaving') }),
  /** The sender could not send for a while: what the others know of it may be old. */
  z.object({ topic: z.literal('missed') }),
]);

type Words = z.infer<typeof signalSchema>;
type WithBytes<T> = T extends { topic: 'committed' } ? T & { readonly update: Uint8Array | null } : T;
export type Signal = WithBytes<Words>;
/** What a process's own parts send; the bus itself sends the rest. */
export type Sent = Exclude<Signal, { topic: 'alive' | 'leaving' | 'missed' }>;

export function encodeSignal(signal: Signal): Uint8Array {
  return encoding.encode((encoder) => {
    const update = signal.topic === 'committed' ? signal.update : null;
    encoding.writeVarString(
      encoder,
      JSON.stringify(signal, (key, value) => (key === 'update' ? undefined : value)),
    );
    if (update) encoding.writeUint8Array(encoder, update);
  });
}

/** @throws when the bytes are no signal of this release */
export function decodeSignal(bytes: Uint8Array): Signal {
  const decoder = decoding.createDecoder(bytes);
  const words = signalSchema.parse(JSON.parse(decoding.readVarString(decoder)));
  if (words.topic !== 'committed') return words;
  const update = decoding.readTailAsUint8Array(decoder);
  return { ...words, update: update.byteLength > 0 ? update : null };
}
