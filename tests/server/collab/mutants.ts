import * as Y from 'yjs';
import { editPlan } from '#tests/server/collab/plan-edits';
import type { Random } from '#tests/server/collab/random';

/** What somebody sends who wants to break a document, or whose line or device is broken. */
export interface Mutant {
  readonly update: Uint8Array;
  readonly whole: boolean;
  /** Bytes were changed, or two wrote under one number: what it says may contradict itself. */
  readonly scrambled: boolean;
}

/** Edits of a device that has this state, one update each. */
function editsOn(state: Uint8Array, random: Random): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = random.below(2 ** 31);
  Y.applyUpdate(doc, state);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let left = 1 + random.below(4); left > 0; left--) editPlan(doc, random);
  return { doc, updates };
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Changes of bytes, whatever they mean. */
const mutations: readonly [Mutation, ...Mutation[]] = [
  (bytes, random) => bytes.with(random.below(bytes.length), random.below(256)),
  // Lengths, clocks and counts are small numbers: one more or less is the likeliest to be taken for another.
  (bytes, random) => {
    const at = random.below(bytes.length);
    return bytes.with(at, ((bytes[at] ?? 0) + (random.chance(0.5) ? 1 : 255)) % 256);
  },
  (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  (bytes, random) => {
    const at = random.below(bytes.length);
    return join(bytes.slice(0, at), bytes.slice(at + 1 + random.below(6)));
  },
  (bytes, random) => {
    const at = random.below(bytes.length);
    return join(bytes.slice(0, at), bytes.slice(at, at + 1 + random.below(12)), bytes.slice(at));
  },
  (bytes, random) => {
    const [from, to] = [random.below(bytes.length), random.below(bytes.length)];
    return join(bytes.slice(0, to), bytes.slice(from, from + 1 + random.below(8)), bytes.slice(to));
  },
];

/** Updates that are well formed, each in a way that is not what an honest device sends. */
type Forgery = (
  state: Uint8Array,
  past: readonly Uint8Array[],
  random: Random,
) => Omit<Mutant, 'scrambled'> & { readonly scrambled?: true };
const forgeries: readonly [Forgery, ...Forgery[]] = [
  // Some of what it wrote, with gaps.
  (state, _, random) => {
    const { updates } = editsOn(state, random);
    const some = updates.filter(() => random.chance(0.6));
    return { update: some.length === 0 ? new Uint8Array([0, 0]) : Y.mergeUpdates(some), whole: false };
  },
  // The same again, or an older piece.
  (_, past, random) => ({ update: random.any(past) ?? new Uint8Array([0, 0]), whole: random.chance(0.5) }),
  // Everything it has, as an edit.
  (state, _, random) => ({
    update: Y.encodeStateAsUpdate(editsOn(state, random).doc),
    whole: random.chance(0.5),
  }),
  // From somewhere in the middle of what it has.
  (state, _, random) => {
    const { doc } = editsOn(state, random);
    const vector = new Map(Y.decodeStateVector(Y.encodeStateVector(doc)));
    for (const [client, clock] of vector) vector.set(client, random.below(clock + 1));
    return { update: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(vector)), whole: random.chance(0.5) };
  },
  // Two devices that took one number for themselves.
  (state, _, random) => {
    const client = random.below(2 ** 31);
    const parts = [0, 1].map(() => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, state);
      doc.clientID = client;
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (let left = 1 + random.below(3); left > 0; left--) editPlan(doc, random);
      return updates;
    });
    return { update: Y.mergeUpdates(parts.flat()), whole: random.chance(0.3), scrambled: true };
  },
  // Other kinds of things under our names.
  (state, _, random) => {
    const doc = new Y.Doc();
    doc.clientID = random.below(2 ** 31);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getArray('meta').insert(0, [1, 'two', { three: 3 }, new Uint8Array([4])]);
    doc.getText('sections').insert(0, 'text where a map is', { bold: true });
    doc.getMap('body').set('attribute', new Y.Doc());
    doc.getArray('activities').insert(0, [new Y.Text('x'), new Y.Map([['a', new Y.Array()]])]);
    if (random.chance(0.5)) doc.getArray('meta').delete(0, 2);
    return { update: Y.mergeUpdates([state, ...updates]), whole: random.chance(0.5) };
  },
];

/**
 * @param state what the document holds
 * @param past updates that were sent before
 */
export function aMutant(state: Uint8Array, past: readonly Uint8Array[], random: Random): Mutant {
  if (random.chance(0.35)) return { scrambled: false, ...random.of(forgeries)(state, past, random) };
  const whole = random.chance(0.15);
  const { doc, updates } = editsOn(state, random);
  let update = whole ? Y.encodeStateAsUpdate(doc) : Y.mergeUpdates(updates.length > 0 ? updates : [state]);
  for (let left = 1 + random.below(3); left > 0 && update.length > 2; left--)
    update = random.of(mutations)(update, random);
  return { update, whole, scrambled: true };
}
