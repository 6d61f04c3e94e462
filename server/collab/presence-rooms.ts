import type { DocumentId } from '#domain/ids';
import type { Bus } from '#server/bus/bus';
import { createPresenceRoom, type PresenceRoom } from './presence';

/** The rooms of this process's documents, kept in step with those of the same documents in other processes. */
export interface PresenceRooms {
  /** `leave` must be called once; with the last one the room is given up. */
  enter(documentId: DocumentId): { readonly room: PresenceRoom; leave(): void };
}

/**
 * A process repeats what its own people do, asks who is elsewhere when it opens a room, and forgets the people of a
 * process that has gone. Whose presence it is was settled by the process that holds the socket.
 */
export function createPresenceRooms(bus: Bus): PresenceRooms {
  const rooms = new Map<DocumentId, { readonly room: PresenceRoom; people: number }>();
  const ask = (documentId: DocumentId): void => bus.publish({ topic: 'who-is-here', documentId });

  function open(documentId: DocumentId): { readonly room: PresenceRoom; people: number } {
    const room = createPresenceRoom((entries) =>
      bus.publish({ topic: 'presence', documentId, whole: false, entries: [...entries] }),
    );
    const entry = { room, people: 0 };
    rooms.set(documentId, entry);
    ask(documentId);
    return entry;
  }

  bus.onSignal((signal, from) => {
    if (signal.topic !== 'presence' && signal.topic !== 'who-is-here') return;
    const room = rooms.get(signal.documentId)?.room;
    if (!room) return;
    const { documentId } = signal;
    if (signal.topic === 'presence') room.takeFromElsewhere(from, signal.entries, signal.whole);
    else bus.publish({ topic: 'presence', documentId, whole: true, entries: room.own() });
  });
  bus.onMissed(() => {
    for (const documentId of rooms.keys()) ask(documentId);
  });
  bus.onGone((process) => {
    for (const { room } of rooms.values()) room.forgetProcess(process);
  });

  return {
    enter: (documentId) => {
      const entry = rooms.get(documentId) ?? open(documentId);
      entry.people += 1;
      return {
        room: entry.room,
        leave: () => {
          entry.people -= 1;
          if (entry.people === 0) rooms.delete(documentId);
        },
      };
    },
  };
}
