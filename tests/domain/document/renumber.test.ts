import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { renumber } from '#domain/document/renumber';
import { addActivity, addSection, setActivity, setMeta } from '#domain/document/shape';
import type { SectionId } from '#domain/ids';
import { activityNumber } from '#domain/import/numbers';

function tracker(
  axes: Record<string, Record<string, readonly string[]>>,
  kind: 'tracker' | 'action-plan' = 'tracker',
) {
  const doc = new Y.Doc();
  setMeta(doc, { kind, title: 'Suivi' }, 'seed');
  const sections = new Map<string, SectionId>();
  for (const [axis, countries] of Object.entries(axes)) {
    const parentId = addSection(doc, { parentId: null, number: axis, title: 'Axe' }, 'seed');
    for (const [country, numbers] of Object.entries(countries)) {
      const sectionId = addSection(doc, { parentId, title: country }, 'seed');
      sections.set(country, sectionId);
      for (const number of numbers)
        addActivity(doc, { sectionId, number, title: `${country} ${number}` }, 'seed');
    }
  }
  const changes = (all = false) =>
    renumber(readDocument(doc), { all }).map(({ before, after }) => [before, after]);
  return { doc, sections, changes };
}

describe('[G7] numbers', () => {
  it('that follow the order already stay as they are written, however that is', () => {
    const { changes } = tracker({
      'AXE 1:': { Maroc: ['Activité 1.1:', 'Activité.1. 2.'], Tunisie: ['Activité 1.1 :', '1.2'] },
      'AXE 3:': { Maroc: ['Activité. 3.1.', 'Activité.3.2'] },
    });
    expect(changes()).toEqual([]);
  });

  it('begin again in each country with the number of the axis, in the way each is written', () => {
    const { changes } = tracker({
      'AXE 1:': { Maroc: ['Activité 1.1', 'Activité 1.3'], Tunisie: ['Activité.1.2.', 'Activité 1.1'] },
      'AXE 2:': { Libye: ['Activité 1.9'], Maroc: ['Activité 2.1'] },
    });
    expect(changes()).toEqual([
      ['Activité 1.3', 'Activité 1.2'],
      ['Activité.1.2.', 'Activité.1.1.'],
      ['Activité 1.1', 'Activité 1.2'],
      ['Activité 1.9', 'Activité 2.1'],
    ]);
  });

  it('go on from one theme to the next where they are written so', () => {
    const { changes } = tracker(
      { '1/': { A: ['1.1', '1.2'], B: ['1.3', '1.5'], C: ['1.9'] } },
      'action-plan',
    );
    expect(changes()).toEqual([
      ['1.5', '1.4'],
      ['1.9', '1.5'],
    ]);
  });

  it('are given to what has none only when asked, written as most are; other words are left alone', () => {
    const { changes } = tracker({ '1': { Maroc: ['Activité 1.1', '', 'Activité 1.2', 'bis'] } });
    expect(changes()).toEqual([]);
    expect(changes(true)).toEqual([
      ['', 'Activité 1.2'],
      ['Activité 1.2', 'Activité 1.3'],
    ]);
  });

  it('take the place of a section where it has no number, and begin where nothing is numbered yet', () => {
    const { changes } = tracker({ '': { Maroc: ['', ''], Tunisie: [''] } });
    expect(changes(true).map(([, after]) => after)).toEqual(['1.1', '1.2', '1.1']);
  });

  it('once followed need no second time, whatever was written', () => {
    const written = fc.constantFrom(
      '',
      '1.1',
      'Activité 2.3',
      'Activité.3. 10.',
      '7',
      'النشاط ١.٢',
      'bis',
      '1.2.3',
    );
    const countries = fc.dictionary(
      fc.constantFrom('Maroc', 'Tunisie', 'Libye'),
      fc.array(written, { maxLength: 5 }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('AXE 1:', '2/', 'III', ''), countries),
        fc.boolean(),
        (axes, all) => {
          const { doc, changes } = tracker(axes);
          for (const { id, after } of renumber(readDocument(doc), { all })) {
            expect(activityNumber(`${after} .`).number ?? after).toMatch(/\d/);
            setActivity(doc, id, 'number', after, 'grid');
          }
          expect(changes(all)).toEqual([]);
        },
      ),
    );
  });
});
