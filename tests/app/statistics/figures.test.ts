import { describe, expect, it } from 'vitest';
import type { SeriesPoint } from '#server/indicators/series';
import { chartPoints } from '~/features/indicators/chart-points';
import { exactFigures, releasedFigures, total } from '~/features/statistics/tables/figures';

describe('the figures of a table', () => {
  it('of a union add up to their margins', () => {
    const table = exactFigures({
      id: 'requestBySex',
      dimensions: ['request', 'sex'],
      cells: [
        { key: ['health', 'woman'], count: 2 },
        { key: ['health', 'man'], count: 3 },
        { key: ['housing', 'man'], count: 4 },
      ],
    });
    expect(table.at(['health', total])).toBe(5);
    expect(table.at([total, 'man'])).toBe(7);
    expect(table.at([total, total])).toBe(9);
    expect(table.at(['housing', 'woman'])).toBe(0);
    expect(table.codes).toEqual([
      ['health', 'housing'],
      ['woman', 'man'],
    ]);
  });

  it('of a release are never added up: a hidden cell and a hidden margin stay hidden', () => {
    const table = releasedFigures({
      id: 'sex',
      dimensions: ['sex'],
      withheld: null,
      cells: [
        { key: ['woman'], state: 'published', value: 9 },
        { key: ['man'], state: 'hidden' },
        { key: [total], state: 'hidden' },
      ],
    });
    expect(table.at(['woman'])).toBe(9);
    expect(table.at(['man'])).toBeNull();
    expect(table.at([total])).toBeNull();
  });
});

describe('the points of a chart', () => {
  const point = (code: string, actual: SeriesPoint['actual'], target: number | null): SeriesPoint => ({
    period: { id: code, code, projectId: null, startsOn: '', endsOn: '', dueOn: null, lockedAt: null },
    target,
    actual,
    coverage: null,
    qualifier: null,
    achievement: { state: 'notReported' },
    light: 'none',
    source: { kind: 'none' },
  });

  it('leave a gap, marked in the name, where a figure is hidden, and keep a zero', () => {
    const points = chartPoints([
      point('2018', { state: 'notReported' }, null),
      point('2019', { state: 'reported', value: 0 }, 10),
      point('2020', { state: 'suppressed' }, 10),
      point('2021', { state: 'notReported' }, 12),
    ]);
    expect(points).toEqual([
      { period: '2019', actual: 0, target: 10 },
      { period: '2020 ·', actual: null, target: 10 },
      { period: '2021', actual: null, target: 12 },
    ]);
  });
});
