import { z } from 'zod';
import { knownText } from '#domain/document/known-text';
import { richTextToPlain } from '#domain/document/rich-text';
import { JalonError } from '#domain/errors';
import type {
  ImportedActivity,
  ImportedOutcome,
  ImportedResponsible,
  ImportedSection,
  ImportOptions,
  ImportResult,
} from '#domain/import/result';
import { printable } from '#server/exports/blocks';
import { JSON_FORMAT, JSON_VERSION } from '#server/exports/json';
import type { ImportLimits } from '../limits';
import { type File, fileSchema, type ofOrganisation } from './json-shape';
import { importKind } from './kind';

/**
 * Reads a document that was exported as data. Ids of another network mean nothing here, so organisations, projects
 * and indicators come by code; links to activities of other documents are left behind.
 * @throws JalonError `file-type` for data of another format or of a later version, `file-unreadable` when it is broken,
 *   `too-large`
 */
export function readOwnJson(text: string, limits: ImportLimits, options: ImportOptions): ImportResult {
  const file = parse(text);
  if (file.sections.length + file.activities.length > limits.rows)
    throw new JalonError('too-large', { limit: limits.rows });
  const sectionIds = new Map(file.sections.map(({ id }, at) => [id, `s${at + 1}`]));
  const activityIds = new Map(file.activities.map(({ id }, at) => [id, `a${at + 1}`]));
  const kind = options.kind ?? importKind(file.kind);
  const outcomes = file.outcomes.map((outcome) => readOutcome(outcome, file));
  const [decided, narrative] = kind === 'agenda' ? [outcomes, []] : [[], outcomes];
  // Of another kind of document they are no part: their words go where words go.
  const body = [...knownText(file.body), ...narrative.flatMap(({ what }) => what)];
  return {
    kind,
    title: file.title,
    language: file.language,
    ...(file.year === null ? {} : { year: file.year }),
    ...(file.derivedFrom ? { derivedFrom: file.derivedFrom } : {}),
    sections: file.sections.map((section, at) => readSection(section, at, sectionIds)),
    activities: file.activities.map((activity, at) => ({
      id: `a${at + 1}`,
      sectionId: sectionIds.get(activity.sectionId ?? '') ?? null,
      ...readActivity(activity, file, activityIds),
    })),
    ...(decided.length > 0 ? { outcomes: decided } : {}),
    leftover: richTextToPlain({ type: 'doc', content: body })
      .split('\n')
      .filter((line) => line.trim() !== ''),
    ...(body.length > 0 ? { leftoverRich: body } : {}),
  };
}

function parse(text: string): File {
  let data: unknown;
  try {
    // Escaped, a text may hold what neither database nor screen can.
    data = JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? printable(value) : value));
  } catch (error) {
    if (error instanceof SyntaxError) throw new JalonError('file-unreadable');
    throw error;
  }
  const head = z.object({ format: z.literal(JSON_FORMAT), version: z.literal([1, JSON_VERSION]) });
  if (!head.safeParse(data).success) throw new JalonError('file-type');
  const read = fileSchema.safeParse(data);
  if (!read.success) throw new JalonError('file-unreadable');
  return read.data;
}

function readSection(
  section: File['sections'][number],
  at: number,
  ids: ReadonlyMap<string, string>,
): ImportedSection {
  // Parents come before their children: what says otherwise stands at the top.
  const parentId = ids.get(section.parentId ?? '') ?? null;
  const isEarlier = parentId !== null && Number(parentId.slice(1)) <= at;
  return {
    id: `s${at + 1}`,
    parentId: isEarlier ? parentId : null,
    title: section.title,
    ...(section.number ? { number: section.number } : {}),
    ...(section.otherName ? { otherName: section.otherName } : {}),
    ...(section.country ? { country: section.country } : {}),
    ...(section.suspended ? { suspended: { reason: section.suspendedReason } } : {}),
  };
}

function readActivity(
  activity: File['activities'][number],
  { names, statuses }: Pick<File, 'names' | 'statuses'>,
  ids: ReadonlyMap<string, string>,
): Omit<ImportedActivity, 'id' | 'sectionId'> {
  const organisation = organisationIn(names);
  const remarks = knownText(activity.remarks);
  const links = (entries: readonly { key: string }[]) => entries.flatMap(({ key }) => ids.get(key) ?? []);
  const status = statuses[activity.id];
  const { kind, quantity, minutes, targetGroup, recurring, startsAt } = activity;
  return {
    title: activity.title,
    ...(activity.number ? { number: activity.number } : {}),
    period: readPeriod(activity.period),
    places: activity.places.map(({ text, country }) =>
      country === undefined ? { text } : { text, country },
    ),
    placesMode: activity.placesMode,
    responsibles: activity.responsibles.map(({ lead = false, proposed, ...each }) => ({
      ...organisation(each),
      ...(proposed ? { proposed } : {}),
      lead,
    })),
    ...(status ? { status, statusText: '' } : {}),
    remarks: richTextToPlain({ type: 'doc', content: remarks }),
    ...(remarks.length > 0 ? { remarksRich: remarks } : {}),
    own: {
      ...(kind === null ? {} : { kind }),
      ...(quantity === null ? {} : { quantity }),
      ...(minutes === null ? {} : { minutes }),
      targetGroup,
      recurring,
      startsAt,
      expectedResult: knownText(activity.expectedResult),
      partners: activity.partners.map(organisation),
      deliverables: activity.deliverables.map(organisation),
      projects: activity.projects.flatMap(({ key }) => names.projects[key] ?? []),
      indicators: activity.indicators.flatMap(({ key, expected }) => {
        const code = names.indicators[key];
        if (code === undefined) return [];
        return [expected === undefined ? { code } : { code, expected }];
      }),
      dependsOn: links(activity.dependsOn),
      contributesTo: links(activity.contributesTo),
    },
  };
}

type OfOrganisation = z.output<typeof ofOrganisation>;
const organisationIn =
  ({ organisations }: File['names']) =>
  ({ text, organisationId }: OfOrganisation): ImportedResponsible => {
    const code = organisationId === undefined ? undefined : organisations[organisationId];
    return { text: text || (code ?? ''), ...(code ? { organisation: code } : {}) };
  };

function readOutcome(
  { kind, what, who, by }: File['outcomes'][number],
  { names }: Pick<File, 'names'>,
): ImportedOutcome {
  const organisation = organisationIn(names);
  return {
    kind,
    what: knownText(what),
    who: who.map(({ personId, ...each }) =>
      personId === undefined ? organisation(each) : { text: '', person: personId },
    ),
    ...(by === null ? {} : { by: readPeriod(by) }),
  };
}

function readPeriod(period: File['activities'][number]['period']): ImportedActivity['period'] {
  if (period === null) return { text: '', precision: 'none', confirmed: false };
  const { start, end, ...rest } = period;
  return start === undefined || end === undefined ? rest : { ...rest, start, end };
}
