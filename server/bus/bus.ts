import type { Sent } from './signals';

/**
 * How the processes of one deployment tell each other what happened. A signal may get lost and never says more than
 * PostgreSQL holds; `onMissed` says when to look there.
 */
export interface Bus {
  /** Whether there can be other processes at all. */
  readonly shared: boolean;
  /** Tells all other processes. Never waits and never throws. */
  publish(signal: Sent): void;
  /** Hears the others; `from` is the sender's number, new at each start. */
  onSignal(listener: (signal: Sent, from: string) => void): void;
  /** Signals may have been missed: look for yourself. Called after each connection too. */
  onMissed(listener: () => void): void;
  /** A process has stopped, or has not been heard for a while. */
  onGone(listener: (process: string) => void): void;
  figures(): BusFigures;
  close(): Promise<void>;
}

export interface BusFigures {
  readonly connected: boolean;
  /** Processes heard lately, this one not counted. */
  readonly others: number;
  readonly sent: number;
  /** Signals that could not be sent. */
  readonly unsent: number;
  readonly received: number;
  /** Messages that were not sealed by a process of this deployment, or were sent again. */
  readonly refused: number;
}

/** The bus of a process that has its database for itself. */
export function aloneBus(): Bus {
  const nothing = (): void => undefined;
  return {
    shared: false,
    publish: nothing,
    onSignal: nothing,
    onMissed: nothing,
    onGone: nothing,
    figures: () => ({ connected: false, others: 0, sent: 0, unsent: 0, received: 0, refused: 0 }),
    close: async () => undefined,
  };
}
