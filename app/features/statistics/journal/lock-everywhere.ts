const channelOf = (personId: string): string => `jalon-journals.${personId}`;

/** Locks the person's journals in every tab of this browser: they sign out. */
export function lockEverywhere(personId: string): void {
  const channel = new BroadcastChannel(channelOf(personId));
  channel.postMessage('lock');
  channel.close();
}

/** Tells when a tab asks for it. @returns what ends the listening. */
export function onLockEverywhere(personId: string, lock: () => void): () => void {
  const channel = new BroadcastChannel(channelOf(personId));
  channel.onmessage = lock;
  return () => channel.close();
}
