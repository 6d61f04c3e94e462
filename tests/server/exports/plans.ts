import fc from 'fast-check';
import * as Y from 'yjs';
import { type ActivityStatus, activityStatuses } from '#domain/activities/status';
import { activityKinds, type DocumentKind, kindDefinitions } from '#domain/document/kinds';
import { type DocumentSnapshot, readDocument } from '#domain/document/read';
import { appendRichText, type RichNode, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection, documentParts, setMeta } from '#domain/document/shape';
import { addOutcome, outcomeKinds, ownerKey } from '#domain/document/workshop';
import {
  type IndicatorId,
  newId,
  type OrganisationId,
  type PersonId,
  type ProjectId,
  type SectionId,
} from '#domain/ids';
import { countryOf } from '#domain/import/country';
import { type Language, languages } from '#domain/language';
import { parsePeriod } from '#domain/period/parse';
import type { Period } from '#domain/period/period';
import type { Directory } from '#server/documents/import-links';
import type { Names } from '#server/exports/names';

const organisation = (code: string, fr: string, ar: string) => ({
  id: newId<OrganisationId>(),
  code,
  names: { fr, ar },
});
const ugtt = organisation('UGTT', 'Union générale tunisienne du travail', 'الاتحاد العام التونسي للشغل');
const local = organisation('RL-7', 'Relais local', 'الفرع المحلي');
const projects = ['FAIR', 'THAMM 2'].map((code) => ({
  id: newId<ProjectId>(),
  code,
  names: { fr: `Projet ${code}` },
}));
const indicators = ['IND 1', 'PF-2'].map((code) => ({
  id: newId<IndicatorId>(),
  code,
  names: { fr: `Personnes (${code}) reçues`, ar: 'أشخاص' },
}));

/** What the network of the generated plans knows, for the importer and for the exporter. */
const person = newId<PersonId>();
export const directory: Directory = {
  organisations: [ugtt, local],
  projects,
  indicators,
  people: new Set([person]),
};
export const names: Names = {
  organisation: new Map([ugtt, local].map(({ id, code, names: called }) => [id, { code, names: called }])),
  project: new Map(projects.map(({ id, code }) => [id, code])),
  indicator: new Map(indicators.map(({ id, code, names: titles }) => [id, { code, titles }])),
};
export const known = [ugtt, local].map(({ code, names: called }) => ({ code, names: Object.values(called) }));

const WORDS = [
  'Atelier',
  'régional',
  '« entre »',
  '"mots"',
  "l'accord",
  'نشاط',
  'التدريب،',
  'UGTT',
  'CDT / UMT',
  'ou',
  '[RL-7]',
  '2020',
  'mars',
  'a;b,c',
  '=1+1',
  '@moi',
  '<b>&amp;',
  '🙂',
  '_x0041_',
  '•',
  '- tiret',
  '1.',
  '(3)',
  'CURRENT',
  'insécable\u00a0: oui',
  'true',
];
const phrase = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((words) => words.join(' ').replace(/[\r\n\t\u2028\u2029]/g, ' '))
  .map((words) => (words.trim() === '' ? 'mot' : words));
const blanks = fc.constantFrom('', '', '', ' ', '  ');
/** One line, perhaps with blanks around it. */
const line = fc.tuple(blanks, phrase, blanks).map((parts) => parts.join(''));
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const maybe = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });

const marks = fc
  .uniqueArray(fc.constantFrom('bold', 'italic', 'underline', 'strike', 'superscript', 'link'), {
    maxLength: 3,
  })
  .map((types) =>
    types.map((type) =>
      type === 'link' ? { type, attrs: { href: 'https://example.org/a?b=1&c=é' } } : { type },
    ),
  );
const piece = fc
  .tuple(line, marks)
  .map(([text, held]): RichNode => ({ type: 'text', text, ...(held.length > 0 ? { marks: held } : {}) }));
const runs = fc.array(
  fc.oneof({ weight: 5, arbitrary: piece }, fc.constant<RichNode>({ type: 'hardBreak' })),
  {
    minLength: 1,
    maxLength: 4,
  },
);
/** A paragraph's text; of breaks alone it would say nothing. */
const paragraph = runs.map(
  (content): RichNode => ({
    type: 'paragraph',
    content: content.some(({ type }) => type === 'text') ? content : [{ type: 'text', text: 'mot' }],
  }),
);
/** An item's text has no break: a spreadsheet would end the item there. */
const itemText = fc
  .array(piece, { minLength: 1, maxLength: 2 })
  .map((content): RichNode => ({ type: 'paragraph', content }));
const listType = fc.constantFrom('bulletList', 'orderedList');
const list = (depth: number): fc.Arbitrary<RichNode> =>
  fc
    .tuple(
      listType,
      fc.array(fc.tuple(itemText, depth > 0 ? fc.option(list(depth - 1), { freq: 3 }) : fc.constant(null)), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([type, items]) => ({
      type,
      content: items.map(([text, inner]) => ({ type: 'listItem', content: inner ? [text, inner] : [text] })),
    }));
const rich = (headings: boolean): fc.Arbitrary<RichNode> =>
  fc
    .array(
      fc.oneof(
        paragraph,
        list(2),
        ...(headings
          ? [
              fc
                .tuple(fc.integer({ min: 1, max: 6 }), itemText)
                .map(
                  ([level, { content = [] }]): RichNode => ({ type: 'heading', attrs: { level }, content }),
                ),
            ]
          : []),
      ),
      { maxLength: 4 },
    )
    .map((content) => ({ type: 'doc', content }));

const writtenPeriods = [
  'Mars-Avril',
  '25-26 mars',
  'printemps',
  'A fixer',
  '3e trimestre',
  'dès que possible',
  'juin ?',
  '2021',
];
const meanings = [
  '25 mars 2020',
  'avril 2021',
  '2e trimestre 2020 (à confirmer)',
  'été 2022',
  '2020',
  'mars–mai 2020',
];
const period = (year: number | null, language: Language): fc.Arbitrary<Period | null> => {
  const context = { language, ...(year === null ? {} : { year }) };
  return fc.oneof(
    fc.constant(null),
    fc.constantFrom(...writtenPeriods).map((text) => parsePeriod(text, context)),
    // Set apart from its words: in a calendar, or by a copy of last year's plan.
    fc
      .tuple(line, fc.constantFrom(...meanings))
      .map(([text, meant]): Period => ({ ...parsePeriod(meant, { language: 'fr' }), text })),
  );
};

const entry = fc.oneof(
  fc.constant({ text: 'UGTT', organisationId: ugtt.id }),
  fc.constant({ text: 'Relais local', organisationId: local.id }),
  line.map((text) => ({ text: `Centrale ${text}`, organisationId: ugtt.id })),
  line.map((text) => ({ text: `Bureau ${text}` })),
);
const keyed = <T>(values: readonly T[]): Record<string, T> =>
  Object.fromEntries(values.map((value) => [newId<string>(), value]));

const section = fc.record({
  number: fc.constantFrom('', '1', '1/', 'AXE 1:', '٣'),
  title: line,
  otherName: maybe(line, ''),
  country: fc.constantFrom('', '', 'TN'),
  reason: fc.option(fc.oneof(fc.constant(''), lines), { freq: 4 }),
  /** How far inside the one before it; cut to what there is. */
  depth: fc.nat(2),
});

const activityOf = (year: number | null, language: Language) =>
  fc.record({
    /** Which section; past the last one: none. */
    at: fc.nat(8),
    title: fc.oneof(line, lines),
    number: maybe(phrase, ''),
    kind: fc.option(fc.constantFrom(...activityKinds)),
    period: period(year, language),
    places: fc.array(
      fc.oneof(
        line.map((text) => ({ text })),
        line.map((text) => ({ text, country: 'MA' })),
      ),
      { maxLength: 3 },
    ),
    placesMode: fc.constantFrom('any' as const, 'all' as const),
    responsibles: fc.array(entry, { maxLength: 3 }),
    lead: fc.nat(3),
    partners: fc.array(entry, { maxLength: 2 }),
    deliverables: fc.array(entry, { maxLength: 2 }),
    projects: fc.subarray(projects.map(({ id }) => id)),
    indicators: fc.subarray(indicators.map(({ id }) => id)),
    expected: fc.option(fc.constantFrom(12, 0, 2.5)),
    quantity: fc.option(fc.constantFrom(0, 3, 1200, 2.5)),
    targetGroup: maybe(lines, ''),
    recurring: fc.boolean(),
    startsAt: fc.constantFrom('', '09:30'),
    minutes: fc.option(fc.constantFrom(0, 90)),
    remarks: rich(false),
    expectedResult: rich(false),
    status: fc.option(fc.constantFrom(...activityStatuses)),
  });

const outcome = fc.record({
  kind: fc.constantFrom(...outcomeKinds),
  what: rich(false),
  by: period(2020, 'fr'),
  who: fc.array(fc.oneof(entry, fc.constant({ text: '', personId: person })), { maxLength: 3 }),
});

export interface MadePlan {
  readonly snapshot: DocumentSnapshot;
  readonly statuses: ReadonlyMap<string, ActivityStatus>;
}

/** Plans as people could have written them, of every kind that has rows. */
export const plans: fc.Arbitrary<MadePlan> = fc
  .record({
    kind: fc.constantFrom<DocumentKind>('roadmap', 'action-plan', 'tracker', 'agenda'),
    language: fc.constantFrom(...languages),
    year: fc.option(fc.constantFrom(2020, 2027)),
    title: line,
    derivedFrom: fc.option(
      fc.record(
        { text: line, adoptedBy: line, date: line },
        { requiredKeys: ['text'], noNullPrototype: true },
      ),
      { freq: 2 },
    ),
    sections: fc.array(section, { maxLength: 6 }),
    body: rich(true),
    outcomes: fc.array(outcome, { maxLength: 3 }),
  })
  .chain((head) =>
    fc.array(activityOf(head.year, head.language), { maxLength: 6 }).map((rows) => ({ ...head, rows })),
  )
  .map(({ kind, language, year, title, derivedFrom, sections, rows, body, outcomes }) => {
    const doc = new Y.Doc();
    const statuses = new Map<string, ActivityStatus>();
    setMeta(doc, { kind, title, language, year, derivedFrom }, 'seed');
    const path: SectionId[] = [];
    const deepest = kindDefinitions[kind].levels.length;
    const made = sections.map((values, at) => {
      path.length = Math.min(values.depth, path.length, deepest - 1);
      // A spreadsheet tells neighbours apart by their names.
      const called = `${values.title} ${at}`;
      const id = addSection(
        doc,
        {
          parentId: path.at(-1) ?? null,
          number: values.number,
          title: called,
          otherName: values.otherName,
          country: values.country || (countryOf(called) ?? ''),
          ...(values.reason === null ? {} : { suspended: true, suspendedReason: values.reason }),
        },
        'seed',
      );
      path.push(id);
      return id;
    });
    for (const row of rows) {
      const { at, lead, expected, status, remarks, expectedResult, ...values } = row;
      const id = addActivity(
        doc,
        {
          ...values,
          sectionId: made[at] ?? null,
          places: keyed(values.places),
          responsibles: keyed(
            values.responsibles.map((each, index) => (index === lead ? { ...each, lead: true } : each)),
          ),
          partners: keyed(values.partners),
          deliverables: keyed(values.deliverables),
          projects: Object.fromEntries(values.projects.map((project) => [project, true as const])),
          indicators: Object.fromEntries(
            values.indicators.map((indicator) => [indicator, expected === null ? {} : { expected }]),
          ),
        },
        'seed',
        { texts: { remarks: writeRichText(remarks), expectedResult: writeRichText(expectedResult) } },
      );
      if (status) statuses.set(id, status);
    }
    appendRichText(documentParts(doc).body, body);
    for (const { who, ...values } of kind === 'agenda' ? outcomes : [])
      addOutcome(doc, values, 'seed', {
        who: Object.fromEntries(who.map((owner) => [ownerKey(owner), owner])),
      });
    return { snapshot: readDocument(doc), statuses };
  });
