import type { PresentPerson } from '#domain/collab/presence';
import {
  type AwarenessEntry,
  awarenessMessage,
  readAwareness,
  writeAwareness,
} from '#domain/collab/protocol';
import { type Frame, frameOf } from './frames';

/** One connection as presence sees it. */
export interface Present {
  readonly person: PresentPerson;
  send(frame: Frame): void;
}

/** Who is in one document, and where. */
export interface PresenceRoom {
  enter(present: Present): void;
  /** Tells the others that this one has left. */
  leave(present: Present): void;
  /** Takes in what a connection says about itself; everything else in the message is dropped. */
  receive(present: Present, bytes: Uint8Array): void;
  /** Everyone's state, for one who asks. */
  tell(present: Present): void;
}

interface Claim {
  readonly clientId: number;
  clock: number;
  state: string;
}

const MAX_STATE_CHARACTERS = 8_192;
/** A clock grows by one a change; one near the end of the integers would break the others' decoders. */
const MAX_CLOCK = 2 ** 40;

/**
 * The presence of one document, without a Y.Doc or timers. A connection speaks for one client id: the first it
 * names that is free. Its `user` is written here, from the session. y-websocket repeats to the server what it
 * heard of others; that, and every forgery, is about an id the connection does not hold.
 */
export function createPresenceRoom(): PresenceRoom {
  const claims = new Map<Present, Claim | null>();

  function mayClaim(present: Present, clientId: number): boolean {
    for (const [other, claim] of claims) {
      if (claim?.clientId !== clientId || other === present) continue;
      // The same person coming back before the broken line was noticed takes its own id over.
      if (other.person.personId !== present.person.personId) return false;
      claims.set(other, null);
    }
    return true;
  }

  /** By client id: of several in one turn, only the last is news. */
  let news = new Map<number, { readonly entry: AwarenessEntry; readonly from: Present }>();

  function tellOthers(entry: AwarenessEntry, from: Present): void {
    // After this turn of the event loop: what arrives together is framed and sent together.
    if (news.size === 0) setImmediate(send);
    news.set(entry.clientId, { entry, from });
  }

  function send(): void {
    const told = [...news.values()];
    news = new Map();
    const frame = frameOf(awarenessMessage(writeAwareness(told.map(({ entry }) => entry))));
    const only = told.length === 1 ? told[0]?.from : null;
    for (const other of claims.keys()) if (other !== only) other.send(frame);
  }

  function take(present: Present, entry: AwarenessEntry): AwarenessEntry | null {
    const held = claims.get(present) ?? null;
    const state = rewritten(entry.state, present.person);
    if (state === undefined || entry.clock > MAX_CLOCK || (held && held.clientId !== entry.clientId))
      return null;
    if (!held && (state === 'null' || !mayClaim(present, entry.clientId))) return null;
    if (held && entry.clock < held.clock) return null;
    claims.set(present, { clientId: entry.clientId, clock: entry.clock, state });
    return { clientId: entry.clientId, clock: entry.clock, state };
  }

  return {
    enter: (present) => claims.set(present, null),
    leave: (present) => {
      const claim = claims.get(present);
      claims.delete(present);
      if (claim) tellOthers({ clientId: claim.clientId, clock: claim.clock + 1, state: 'null' }, present);
    },
    receive: (present, bytes) => {
      if (!claims.has(present)) return;
      for (const entry of readAwareness(bytes)) {
        const taken = take(present, entry);
        if (taken) tellOthers(taken, present);
      }
    },
    tell: (present) => {
      const states = [...claims.values()].flatMap((claim) => (claim && claim.state !== 'null' ? claim : []));
      present.send(frameOf(awarenessMessage(writeAwareness(states))));
    },
  };
}

/** The state with the session's person in it; undefined when it is no state. */
function rewritten(state: string, user: PresentPerson): string | undefined {
  if (state.length > MAX_STATE_CHARACTERS) return undefined;
  const value: unknown = JSON.parse(state);
  if (value === null) return 'null';
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  return JSON.stringify({ ...value, user });
}
