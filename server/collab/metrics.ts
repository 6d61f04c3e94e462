import { Gauge, type Registry } from 'prom-client';
import type { Projection } from '#server/projection/projection';
import type { Collab } from './collab';

/** Figures of shared editing and its projection at /metrics, read when they are asked for. */
export function measureCollab(
  registry: Registry,
  collab: Pick<Collab, 'figures'>,
  projection: Pick<Projection, 'figures'>,
): void {
  const figures: readonly [name: string, help: string, read: () => number][] = [
    ['connections', 'Open sockets.', () => collab.figures().connections],
    ['documents', 'Documents in memory.', () => collab.figures().documents],
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
}
