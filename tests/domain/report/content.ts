import type { RichNode } from '#domain/document/rich-text';
import { newId } from '#domain/ids';
import type { ReportFigures } from '#domain/report/assemble';
import type { ActivityRow, IndicatorFigures } from '#domain/report/content';

export const AS_OF = '2020-11-30T09:00:00.000Z';

export const text = (words: string, marks: RichNode['marks'] = []): RichNode => ({
  type: 'text',
  text: words,
  marks,
});
export const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content });
export const heading = (level: number, words: string): RichNode => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: words }],
});
export const report = (...content: RichNode[]) => ({
  title: 'Rapport',
  language: 'fr',
  body: { type: 'doc', content },
});

export function activity(values: Partial<ActivityRow> = {}): ActivityRow {
  return {
    activityId: newId<string>(),
    plan: { documentId: newId<string>(), sequence: 12, title: 'Plan 2020' },
    number: '1',
    title: 'Atelier',
    section: 'Protection',
    period: null,
    places: ['Tunis'],
    placesMode: 'all',
    responsibles: [],
    status: null,
    ...values,
  };
}

export function status(name: 'done' | 'under-way'): NonNullable<ActivityRow['status']> {
  return {
    status: name,
    progress: null,
    source: {
      reportId: newId<string>(),
      at: AS_OF,
      organisation: null,
      plan: { documentId: newId<string>(), sequence: 3 },
    },
  };
}

export function indicator(
  values: Partial<IndicatorFigures['periods'][number]>[] = [],
  own: Partial<IndicatorFigures> = {},
): IndicatorFigures {
  return {
    indicatorId: newId<string>(),
    code: '1.1',
    titles: { fr: 'Dossiers reçus' },
    definitions: {},
    level: 'output',
    unit: 'dossiers',
    kind: 'count',
    direction: 'up',
    source: 'cases',
    verification: {},
    assumptions: {},
    baseline: null,
    periods: values.map((value, index) => ({
      period: {
        id: newId<string>(),
        code: String(2019 + index),
        start: `${2019 + index}-01-01`,
        end: `${2019 + index}-12-31`,
      },
      value: { state: 'notReported' },
      target: null,
      achievement: { state: 'notReported' },
      coverage: null,
      qualifier: null,
      sources: [],
      ...value,
    })),
    ...own,
  };
}

export function figures(values: Partial<ReportFigures> = {}): ReportFigures {
  return { asOf: AS_OF, projectId: newId<string>(), activities: [], indicators: [], ...values };
}
