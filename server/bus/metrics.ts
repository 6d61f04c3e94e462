import { Gauge, type Registry } from 'prom-client';
import type { Bus } from './bus';

/** Figures of the signals between processes at /metrics, read when they are asked for. */
export function measureBus(registry: Registry, bus: Pick<Bus, 'figures'>): void {
  const figures: readonly [name: string, help: string, read: () => number][] = [
    ['connected', 'Whether signals of other processes arrive.', () => Number(bus.figures().connected)],
    ['others', 'Other processes heard lately.', () => bus.figures().others],
    ['sent', 'Signals sent since the start.', () => bus.figures().sent],
    ['unsent', 'Signals that could not be sent.', () => bus.figures().unsent],
    ['received', 'Signals of other processes received.', () => bus.figures().received],
    ['refused', 'Messages that no process of ours had sealed, or sent again.', () => bus.figures().refused],
  ];
  for (const [name, help, read] of figures) {
    new Gauge({
      name: `jalon_signals_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
}
