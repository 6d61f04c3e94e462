import { Gauge, Histogram, type Registry } from 'prom-client';
import type { Projection } from '#server/projection/projection';
import type { Collab } from './collab';
import type { CompactionRounds } from './compaction-rounds';
import type { CommitFigures } from './group-commit';

/** Figures of commits: how long each took, and how much waited for each other in it. */
export function measureCommits(registry: Registry): (commit: CommitFigures) => void {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'jalon_collab_commit_seconds',
    help: 'From sending a batch to the database to its commit.',
    buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.125, 0.25, 0.5, 1, 5],
    registers,
  });
  const counted = (name: string, help: string) =>
    new Histogram({ name, help, buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000], registers });
  const updates = counted('jalon_collab_commit_updates', 'Updates in one commit.');
  const documents = counted('jalon_collab_commit_documents', 'Documents in one commit.');
  return (commit) => {
    seconds.observe(commit.seconds);
    updates.observe(commit.updates);
    documents.observe(commit.documents);
  };
}

/** Figures of shared editing and its projection at /metrics, read when they are asked for. */
export function measureCollab(
  registry: Registry,
  collab: Pick<Collab, 'figures'>,
  projection: Pick<Projection, 'figures'>,
): void {
  const figures: readonly [name: string, help: string, read: () => number][] = [
    ['connections', 'Open sockets.', () => collab.figures().connections],
    ['documents', 'Documents in memory.', () => collab.figures().documents],
    ['unsent_bytes', 'What connections have not read yet.', () => collab.figures().unsentBytes],
    ['updates', 'Updates received since the start.', () => collab.figures().updates],
    ['refused_writes', 'Writes of readers that were dropped.', () => collab.figures().refusedWrites],
    [
      'refused_updates',
      'Updates that would have broken their document.',
      () => collab.figures().refusedUpdates,
    ],
    ['projections', 'Projections written since the start.', () => projection.figures().projections],
    [
      'projection_delay_ms',
      'From a commit to its rows, the last one.',
      () => projection.figures().lastDelayMs,
    ],
  ];
  for (const [name, help, read] of figures) {
    new Gauge({
      name: `jalon_collab_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
  new Gauge({
    name: 'jalon_collab_closed',
    help: 'Sockets the server closed or refused since the start, by reason.',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      for (const [reason, count] of Object.entries(collab.figures().closed)) this.set({ reason }, count);
    },
  });
}

/** What compaction did since the start. */
export function measureCompaction(registry: Registry, compaction: Pick<CompactionRounds, 'figures'>): void {
  const figures = {
    compacted: 'Documents whose log was compacted.',
    changes: 'History rows written.',
    removed: 'Updates taken out of logs after they became history.',
    failed: 'Compactions that were given up; the log stays.',
  } as const;
  for (const name of ['compacted', 'changes', 'removed', 'failed'] as const) {
    new Gauge({
      name: `jalon_compaction_${name}`,
      help: figures[name],
      registers: [registry],
      collect() {
        this.set(compaction.figures()[name]);
      },
    });
  }
}
