import { performance } from 'node:perf_hooks';
import { machineTicks } from './machine';
import type { Contender } from './servers/contender';

/** A number that a scenario gives, as it stands in the table. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  /** Which is better; null: it is told, not compared. */
  readonly better: 'less' | 'more' | null;
}

/** By the keys of the scenario's figures; null where it could not be measured. */
export type Figures = Readonly<Record<string, number | null>>;

/** What a scenario is given. */
export interface Bench {
  /** Starts the server of this run; everything started is stopped at the end of the run. */
  start(processes?: number): Promise<Contender>;
  /** The size to measure with, or the small one of a try-out (`--quick`). */
  size(full: number, quick: number): number;
  /** A line of progress. */
  say(line: string): void;
}

export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** What is done, in one sentence for the table. */
  readonly does: string;
  readonly figures: readonly Figure[];
  /**
   * The scenario is about Jalon's own growth: no peers, and every figure once for each of these sizes, its key
   * being `<key>.<size>`.
   */
  readonly growth?: { readonly of: string; readonly sizes: readonly number[] };
  /** A run that takes longer is ended and counts as failed. */
  readonly limitSeconds: number;
  run(bench: Bench): Promise<Figures>;
}

/** What was used between two moments. */
export interface Load {
  readonly seconds: number;
  readonly cpu: number | null;
  readonly databaseCpu: number | null;
  /** Share of the time in which the load's own process was busy; near 1 it was the limit, not the server. */
  readonly clientBusy: number;
  /** Share of the machine's processor time that its neighbours took. */
  readonly stolen: number;
}

/** Begins to measure; the function that it gives ends it. */
export function openWindow(contender: Contender): () => Load {
  const [startedAt, before, busy, ticks] = [
    performance.now(),
    contender.usage(),
    performance.eventLoopUtilization(),
    machineTicks(),
  ];
  const since = (now: number | null, then: number | null): number | null =>
    now === null || then === null ? null : now - then;
  return () => {
    const [after, now] = [contender.usage(), machineTicks()];
    return {
      seconds: (performance.now() - startedAt) / 1000,
      cpu: since(after.cpu, before.cpu),
      databaseCpu: since(after.databaseCpu, before.databaseCpu),
      clientBusy: performance.eventLoopUtilization(busy).utilization,
      stolen: (now.stolen - ticks.stolen) / Math.max(1, now.all - ticks.all),
    };
  };
}

/** A server's processor time and its database's, as two figures of the same window. */
export const cpuFigures: readonly Figure[] = [
  { key: 'cpu', label: 'server, CPU s', better: 'less' },
  { key: 'cpuWithDatabase', label: 'server and its database, CPU s', better: 'less' },
];

/** The figures of a window, with what tells whether it can be trusted. */
export function loadFigures(load: Load): Figures {
  return {
    cpu: load.cpu,
    cpuWithDatabase: load.cpu === null || load.databaseCpu === null ? null : load.cpu + load.databaseCpu,
    clientBusy: load.clientBusy,
    stolen: load.stolen,
  };
}
