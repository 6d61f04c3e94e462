import { z } from 'zod';
import { type PresentPerson, presenceColour } from '#domain/collab/presence';
import {
  type AwarenessEntry,
  awarenessMessage,
  readAwareness,
  writeAwareness,
} from '#domain/collab/protocol';
import { type Frame, frameOf } from './frames';

/** One connection as presence sees it. */
export interface Present {
  readonly person: Omit<PresentPerson, 'color'>;
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
  /** This process's own people, for another process that asks. */
  own(): SharedPresence[];
  /** What another process says of its people; `whole`: these and nobody else. */
  takeFromElsewhere(process: string, entries: readonly SharedPresence[], whole: boolean): void;
  /** Another process has ended, and its people's sockets with it. */
  forgetProcess(process: string): void;
}

/** One person's presence with the person's id, which is known from the session where the socket is. */
export interface SharedPresence extends AwarenessEntry {
  readonly personId: string;
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
 * names that is free. Its `user` is written here, from the session, with the first colour that nobody else there has;
 * two who come in the same moment by two processes may get the same. y-websocket repeats to the server what it
 * heard of others; that, and every forgery, is about an id the connection does not hold.
 *
 * One person's client id may be held by two processes for a while (a line broke and nobody noticed yet): it has left
 * when nobody holds it any more.
 * @param share tells the other processes what the own people did
 */
export function createPresenceRoom(share: (entries: readonly SharedPresence[]) => void): PresenceRoom {
  const claims = new Map<Present, Claim | null>();
  const colours = new Map<Present, string>();
  /** Of other processes, by process and client id. */
  const elsewhere = new Map<string, Map<number, SharedPresence>>();

  function mayClaim(present: Present, clientId: number): boolean {
    const { personId } = present.person;
    for (const theirs of elsewhere.values())
      if ((theirs.get(clientId)?.personId ?? personId) !== personId) return false;
    for (const [other, claim] of claims) {
      if (claim?.clientId !== clientId || other === present) continue;
      // The same person coming back before the broken line was noticed takes its own id over.
      if (other.person.personId !== personId) return false;
      claims.set(other, null);
    }
    return true;
  }

  /** By client id: of several in one turn, only the last is news. `from` is null for people of other processes. */
  let news = new Map<number, { readonly entry: SharedPresence; readonly from: Present | null }>();

  function tellOthers(entry: SharedPresence, from: Present | null): void {
    // After this turn of the event loop: what arrives together is framed and sent together.
    if (news.size === 0) setImmediate(send);
    news.set(entry.clientId, { entry, from });
  }

  function send(): void {
    const told = [...news.values()];
    news = new Map();
    const own = told.filter(({ from }) => from !== null);
    if (own.length > 0) share(own.map(({ entry }) => entry));
    const seen = told.filter(({ entry }) => entry.state !== 'null' || !isHeld(entry.clientId));
    if (seen.length === 0) return;
    const frame = frameOf(awarenessMessage(writeAwareness(seen.map(({ entry }) => entry))));
    const only = seen.length === 1 ? seen[0]?.from : null;
    for (const other of claims.keys()) if (other !== only) other.send(frame);
  }

  function isHeld(clientId: number): boolean {
    for (const claim of claims.values())
      if (claim?.clientId === clientId && claim.state !== 'null') return true;
    for (const theirs of elsewhere.values()) if (theirs.has(clientId)) return true;
    return false;
  }

  /** Given with the first word of a connection, and kept; all pages of a person have the same. */
  function colourOf(present: Present): string {
    const { personId } = present.person;
    const known = colours.get(present);
    if (known) return known;
    const ofPeople = new Map<string, string>();
    for (const theirs of elsewhere.values())
      for (const { personId: who, state } of theirs.values()) {
        const colour = colourIn(state);
        if (colour) ofPeople.set(who, colour);
      }
    for (const [{ person }, colour] of colours) ofPeople.set(person.personId, colour);
    const colour = ofPeople.get(personId) ?? presenceColour(personId, new Set(ofPeople.values()));
    colours.set(present, colour);
    return colour;
  }

  function take(present: Present, entry: AwarenessEntry): SharedPresence | null {
    const held = claims.get(present) ?? null;
    const state = rewritten(entry.state, { ...present.person, color: colourOf(present) });
    if (state === undefined || entry.clock > MAX_CLOCK || (held && held.clientId !== entry.clientId))
      return null;
    if (!held && (state === 'null' || !mayClaim(present, entry.clientId))) return null;
    if (held && entry.clock < held.clock) return null;
    const claim = { clientId: entry.clientId, clock: entry.clock, state };
    claims.set(present, claim);
    return { ...claim, personId: present.person.personId };
  }

  function holderHere(clientId: number): Present | undefined {
    for (const [present, claim] of claims) if (claim?.clientId === clientId) return present;
    return undefined;
  }

  function takeOne(process: string, theirs: Map<number, SharedPresence>, entry: SharedPresence): void {
    const { clientId, clock, state, personId } = entry;
    const known = theirs.get(clientId);
    if (known && (clock < known.clock || (clock === known.clock && state === known.state))) return;
    if (state === 'null') {
      if (theirs.delete(clientId)) tellOthers(entry, null);
      return;
    }
    // The first of two people who name one client id keeps it, here as between two sockets.
    if ((holderHere(clientId)?.person.personId ?? personId) !== personId) return;
    for (const [other, people] of elsewhere)
      if (other !== process && (people.get(clientId)?.personId ?? personId) !== personId) return;
    theirs.set(clientId, entry);
    tellOthers(entry, null);
  }

  function leftElsewhere(theirs: Map<number, SharedPresence>, entry: SharedPresence): void {
    theirs.delete(entry.clientId);
    tellOthers({ ...entry, clock: entry.clock + 1, state: 'null' }, null);
  }

  return {
    enter: (present) => claims.set(present, null),
    leave: (present) => {
      const claim = claims.get(present);
      claims.delete(present);
      colours.delete(present);
      const { personId } = present.person;
      if (claim)
        tellOthers({ clientId: claim.clientId, clock: claim.clock + 1, state: 'null', personId }, present);
    },
    receive: (present, bytes) => {
      if (!claims.has(present)) return;
      for (const entry of readAwareness(bytes)) {
        const taken = take(present, entry);
        if (taken) tellOthers(taken, present);
      }
    },
    tell: (present) => {
      const here = [...claims.values()].flatMap((claim) => (claim && claim.state !== 'null' ? claim : []));
      const there = [...elsewhere.values()].flatMap((theirs) => [...theirs.values()]);
      present.send(frameOf(awarenessMessage(writeAwareness([...there, ...here]))));
    },
    own: () =>
      [...claims].flatMap(([{ person }, claim]) =>
        claim && claim.state !== 'null' ? { ...claim, personId: person.personId } : [],
      ),
    takeFromElsewhere: (process, entries, whole) => {
      const theirs = elsewhere.get(process) ?? new Map<number, SharedPresence>();
      elsewhere.set(process, theirs);
      if (whole) {
        const named = new Set(entries.map(({ clientId }) => clientId));
        for (const entry of [...theirs.values()])
          if (!named.has(entry.clientId)) leftElsewhere(theirs, entry);
      }
      for (const entry of entries) takeOne(process, theirs, entry);
      if (theirs.size === 0) elsewhere.delete(process);
    },
    forgetProcess: (process) => {
      const theirs = elsewhere.get(process) ?? new Map<number, SharedPresence>();
      elsewhere.delete(process);
      for (const entry of theirs.values()) leftElsewhere(theirs, entry);
    },
  };
}

const shownSchema = z.object({ user: z.object({ color: z.string() }) });
/** The colour that another process gave. */
function colourIn(state: string): string | undefined {
  return shownSchema.safeParse(JSON.parse(state)).data?.user.color;
}

/** The state with the session's person in it; undefined when it is no state. */
function rewritten(state: string, user: PresentPerson): string | undefined {
  if (state.length > MAX_STATE_CHARACTERS) return undefined;
  const value: unknown = JSON.parse(state);
  if (value === null) return 'null';
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  return JSON.stringify({ ...value, user });
}
