/** Which other processes are there, as far as they were heard. */
export interface Peers {
  heard(process: string): void;
  left(process: string): void;
  /** Nobody could be heard for a while: everyone has as long again to be heard. */
  forgive(): void;
  /** Gives up those who were silent too long. */
  sweep(): void;
  count(): number;
}

export function createPeers(silentMs: number, onGone: (process: string) => void): Peers {
  const lastHeard = new Map<string, number>();
  const left = (process: string): void => {
    if (lastHeard.delete(process)) onGone(process);
  };
  return {
    heard: (process) => lastHeard.set(process, Date.now()),
    left,
    forgive: () => {
      for (const process of lastHeard.keys()) lastHeard.set(process, Date.now());
    },
    sweep: () => {
      for (const [process, at] of lastHeard) if (Date.now() - at > silentMs) left(process);
    },
    count: () => lastHeard.size,
  };
}
