/** The kinds of shared document (docs/field.md, "The documents, as they really look"). */
export const documentKinds = ['roadmap', 'action-plan', 'tracker', 'agenda', 'text', 'report'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const activityKinds = [
  'event',
  'publication',
  'study',
  'training',
  'mission',
  'support',
  'other',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** The levels of section a document can have, in the field's words. */
export type SectionLevel = 'axis' | 'domain' | 'theme' | 'country' | 'day';

/** What a column of the grid shows. `status` is a fact shown beside the plan; all others are the document's. */
export const columnIds = [
  'number',
  'title',
  'kind',
  'period',
  'places',
  'responsibles',
  'partners',
  'projects',
  'indicators',
  'quantity',
  'targetGroup',
  'expectedResult',
  'remarks',
  'startsAt',
  'minutes',
  'status',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface KindDefinition {
  /** From the outermost level inwards. Empty: the document has no rows, only text. */
  readonly levels: readonly SectionLevel[];
  /** In the order in which people of the field write them. */
  readonly columns: readonly ColumnId[];
}

export const kindDefinitions: Readonly<Record<DocumentKind, KindDefinition>> = {
  roadmap: {
    levels: ['axis'],
    columns: [
      'number',
      'title',
      'kind',
      'responsibles',
      'projects',
      'indicators',
      'status',
      'expectedResult',
      'remarks',
    ],
  },
  'action-plan': {
    levels: ['domain', 'theme'],
    columns: [
      'title',
      'period',
      'places',
      'responsibles',
      'status',
      'projects',
      'indicators',
      'kind',
      'remarks',
    ],
  },
  tracker: {
    levels: ['axis', 'country'],
    columns: [
      'number',
      'title',
      'period',
      'responsibles',
      'status',
      'quantity',
      'targetGroup',
      'projects',
      'indicators',
      'expectedResult',
      'remarks',
    ],
  },
  agenda: {
    levels: ['day'],
    columns: ['startsAt', 'minutes', 'title', 'responsibles', 'expectedResult', 'remarks'],
  },
  text: { levels: [], columns: [] },
  report: { levels: [], columns: [] },
};
