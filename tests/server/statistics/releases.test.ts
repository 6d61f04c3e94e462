import { describe, expect, test } from 'vitest';
import { JalonError } from '#domain/errors';
import { makeReleases } from '#server/statistics/protect-in-worker';
import { counted } from '#tests/server/statistics/network';

const returns = ['ugtt', 'umt', 'cdt'].map((union) => ({
  union,
  tables: counted({ 'Salaires impayés': 20, Licenciement: 20 }),
}));

describe('[ST1] releases made beside the server', () => {
  test('the same returns give the same release again', async () => {
    const [first] = await makeReleases([{ returns, k: 5, before: null }]);
    const [second] = await makeReleases([{ returns, k: 5, before: first ?? null }]);
    expect(second).toEqual(first);
    const request = first?.tables.find(({ id }) => id === 'request');
    expect(request?.cells.find(({ key }) => key[0] === 'unpaidWages')).toMatchObject({ value: 60 });
  });

  test('what was published under a lower threshold cannot be hidden any more, and is refused in those words', async () => {
    const [before] = await makeReleases([{ returns, k: 5, before: null }]);
    const refused = makeReleases([{ returns, k: 50, before: before ?? null }]);
    await expect(refused).rejects.toBeInstanceOf(JalonError);
    await expect(refused).rejects.toMatchObject({ code: 'gives-away', details: { table: 'request' } });
  });

  test('[ST6] how far they are is told as they are made, and never less than before', async () => {
    const shares: number[] = [];
    const works = [5, 10].map((k) => ({ returns, k, before: null }));
    await makeReleases(works, { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  test('[ST6] the work can be ended', async () => {
    const ending = new AbortController();
    const made = makeReleases([{ returns, k: 5, before: null }], { signal: ending.signal });
    ending.abort();
    await expect(made).rejects.toMatchObject({ code: 'unavailable', details: { reason: 'stopped' } });
  });

  test('a correction of a few cases does not show', async () => {
    const [before] = await makeReleases([{ returns, k: 5, before: null }]);
    const corrected = [
      { union: 'ugtt', tables: counted({ 'Salaires impayés': 22, Licenciement: 20 }) },
      ...returns.slice(1),
    ];
    const [after] = await makeReleases([{ returns: corrected, k: 5, before: before ?? null }]);
    const cells = after?.tables.find(({ id }) => id === 'request')?.cells ?? [];
    expect(cells.find(({ key }) => key[0] === 'unpaidWages')).toEqual({
      key: ['unpaidWages'],
      state: 'hidden',
    });
    expect(cells.find(({ key }) => key[0] === '*')).toEqual({ key: ['*'], state: 'hidden' });
  });
});
