import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countChanges,
  type HistoryChange,
  type HistoryStep,
  toActs,
  WHOLE_ROW,
} from '#domain/document/history';

const MORNING = Date.parse('2027-03-01T08:00:00Z');
let sequence = 0;

function step(
  minutes: number,
  by: string,
  values: Partial<HistoryStep> & { changes?: readonly HistoryChange[] } = {},
): HistoryStep {
  sequence += 1;
  return {
    ...{ sequence, firstSequence: sequence, authorId: by, by, origin: 'socket', counts: null, changes: [] },
    at: new Date(MORNING + minutes * 60_000).toISOString(),
    ...values,
  };
}
const title = (before: string, after: string, nodeId = 'a'): HistoryChange => ({
  ...{ part: 'activities', nodeId, field: 'title', before, after },
});
const newestFirst = (...steps: HistoryStep[]) => toActs(steps.toReversed());

describe('[D11] what a person did in one go', () => {
  it('is one entry, though a colleague worked at the same time; a pause ends it', () => {
    const acts = newestFirst(
      step(0, 'amel', { changes: [title('Un', 'Une')] }),
      step(1, 'giulia', { changes: [title('Deux', 'Deuxième', 'b')] }),
      step(2, 'amel', { changes: [title('Une', 'Premier')] }),
      step(30, 'amel', { changes: [title('Premier', 'Dernier')] }),
    );
    expect(
      acts.map(({ authorId, changes }) => [authorId, changes.map(({ before, after }) => [before, after])]),
    ).toEqual([
      ['amel', [['Premier', 'Dernier']]],
      ['amel', [['Un', 'Premier']]],
      ['giulia', [['Deux', 'Deuxième']]],
    ]);
  });

  it('ends after half an hour, however steadily somebody goes on', () => {
    const steps = Array.from({ length: 20 }, (_, index) =>
      step(index * 4, 'amel', { changes: [title(`${index}`, `${index + 1}`)] }),
    );
    const acts = newestFirst(...steps);
    expect(acts.length).toBeGreaterThan(1);
    for (const { since, until } of acts)
      expect(Date.parse(until) - Date.parse(since)).toBeLessThanOrEqual(30 * 60_000);
  });

  it('leaves out what was changed back, and tells of a new row only that it is there', () => {
    const added: HistoryChange = {
      part: 'activities',
      nodeId: 'new',
      field: WHOLE_ROW,
      before: null,
      after: { title: '' },
    };
    const [act] = newestFirst(
      step(0, 'amel', { changes: [title('Un', 'Une'), added] }),
      step(1, 'amel', { changes: [title('Une', 'Un'), title('', 'Atelier', 'new')] }),
    );
    expect(act?.changes).toEqual([added]);
  });

  it('credits nobody with what others did to the same field in between', () => {
    const remark = (before: string, after: string): HistoryChange => ({
      ...{ part: 'activities', nodeId: 'a', field: 'remarks', before, after },
    });
    const acts = newestFirst(
      step(0, 'amel', { changes: [title('mars', 'avril'), remark('', 'a')] }),
      step(0, 'giulia', { changes: [title('avril', 'mai'), remark('a', 'ab')] }),
      step(1, 'amel', { changes: [title('mai', 'juin'), remark('ab', 'aab')] }),
      step(2, 'amel', { changes: [title('juin', 'juillet'), remark('aab', 'aaab')] }),
    );
    expect(acts.map(({ authorId, changes }) => ({ authorId, changes }))).toEqual([
      {
        authorId: 'amel',
        changes: [title('mars', 'avril'), { ...remark('', 'aaab'), shared: true }, title('mai', 'juillet')],
      },
      { authorId: 'giulia', changes: [title('avril', 'mai'), remark('a', 'ab')] },
    ]);
  });

  it('keeps imports and restores apart, each by itself', () => {
    const acts = newestFirst(
      step(0, 'amel', { origin: 'import', by: 'i' }),
      step(1, 'amel', { origin: 'restore', by: 'r' }),
      step(2, 'amel', { origin: 'restore', by: 'r' }),
    );
    expect(acts.map(({ origin }) => origin)).toEqual(['restore', 'restore', 'import']);
  });

  it('is the same however many older ones are known, but for the oldest act of each person', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom('a', 'b')), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(some, fc.nat(30), (pauses, known) => {
        let minutes = 0;
        const steps = pauses.map(([pause, by]) => {
          minutes += pause;
          return step(minutes, by, { changes: [title(`${minutes}`, `${minutes + 1}`, `${Math.random()}`)] });
        });
        const all = newestFirst(...steps);
        const part = toActs(steps.toReversed().slice(0, known));
        const oldest = new Set(['a', 'b'].map((by) => part.findLast(({ authorId }) => authorId === by)));
        for (const act of part) if (!oldest.has(act)) expect(all).toContainEqual(act);
      }),
    );
  });
});

describe('[D11] what is told of very many changes at once', () => {
  it('counts each row once for what happened to it', () => {
    const whole = (part: 'sections' | 'activities', nodeId: string): HistoryChange => ({
      ...{ part, nodeId, field: WHOLE_ROW, before: null, after: {} },
    });
    const gone: HistoryChange = {
      part: 'activities',
      nodeId: 'x',
      field: 'deletedAt',
      before: null,
      after: '2027',
    };
    const counts = countChanges([
      whole('sections', 's'),
      whole('activities', 'a'),
      whole('activities', 'b'),
      gone,
      title('1', '2', 'c'),
      title('2', '3', 'c'),
    ]);
    expect(counts).toMatchObject({
      added: { sections: 1, activities: 2 },
      deleted: { sections: 0, activities: 1 },
      changed: { activities: 1 },
      document: 0,
    });
  });
});
