import { z } from 'zod';
import { activityStatuses } from '#domain/activities/status';
import { activityKinds, documentKinds } from '#domain/document/kinds';
import { richTextToPlain } from '#domain/document/rich-text';
import { JalonError } from '#domain/errors';
import type {
  ImportedActivity,
  ImportedResponsible,
  ImportedSection,
  ImportOptions,
  ImportResult,
} from '#domain/import/result';
import { languages } from '#domain/language';
import { JSON_FORMAT, JSON_VERSION } from '#server/exports/json';
import { importKind } from './kind';
import { knownText, richNodeSchema } from './rich-json';

const ofOrganisation = z.object({ text: z.string(), organisationId: z.string().optional() });
const keyed = z.object({ key: z.string() });
const codes = z.record(z.string(), z.string()).default({});

const activitySchema = z.object({
  id: z.string(),
  sectionId: z.string().nullable(),
  title: z.string(),
  number: z.string(),
  kind: z.enum(activityKinds).nullable(),
  period: z
    .object({
      text: z.string(),
      start: z.iso.date().optional(),
      end: z.iso.date().optional(),
      precision: z.enum(['day', 'month', 'quarter', 'half', 'year', 'none']),
      confirmed: z.boolean(),
    })
    .refine(({ start, end }) => (start === undefined) === (end === undefined))
    .nullable(),
  places: z.array(z.object({ text: z.string(), country: z.string().optional() })),
  placesMode: z.enum(['any', 'all']),
  responsibles: z.array(
    ofOrganisation.extend({ lead: z.boolean().optional(), proposed: z.string().optional() }),
  ),
  partners: z.array(ofOrganisation),
  deliverables: z.array(ofOrganisation),
  projects: z.array(keyed),
  indicators: z.array(keyed.extend({ expected: z.number().optional() })),
  dependsOn: z.array(keyed),
  contributesTo: z.array(keyed),
  quantity: z.number().nullable(),
  targetGroup: z.string(),
  recurring: z.boolean(),
  startsAt: z.string(),
  minutes: z.number().nullable(),
  remarks: richNodeSchema,
  expectedResult: richNodeSchema,
});

const sectionSchema = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  title: z.string(),
  number: z.string(),
  otherName: z.string(),
  country: z.string(),
  suspended: z.boolean(),
  suspendedReason: z.string(),
});

const fileSchema = z.object({
  names: z
    .object({ organisations: codes, projects: codes, indicators: codes })
    .default({ organisations: {}, projects: {}, indicators: {} }),
  statuses: z.record(z.string(), z.enum(activityStatuses)).default({}),
  kind: z.enum(documentKinds),
  title: z.string(),
  language: z.enum(languages),
  year: z.number().int().min(1900).max(2199).nullable(),
  derivedFrom: z
    .object({ text: z.string(), adoptedBy: z.string().optional(), date: z.string().optional() })
    .nullable(),
  sections: z.array(sectionSchema),
  activities: z.array(activitySchema),
  body: richNodeSchema,
});
type File = z.output<typeof fileSchema>;

/**
 * Reads a document that was exported as data. Ids of another network mean nothing here, so organisations, projects
 * and indicators come by code; links to activities of other documents are left behind.
 * @throws JalonError `file-type` for data of another format or of a later version, `file-unreadable` when it is broken
 */
export function readOwnJson(text: string, options: ImportOptions): ImportResult {
  const file = parse(text);
  const sectionIds = new Map(file.sections.map(({ id }, at) => [id, `s${at + 1}`]));
  const activityIds = new Map(file.activities.map(({ id }, at) => [id, `a${at + 1}`]));
  const body = knownText(file.body);
  return {
    kind: options.kind ?? importKind(file.kind),
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
    leftover: richTextToPlain({ type: 'doc', content: body })
      .split('\n')
      .filter((line) => line.trim() !== ''),
    ...(body.length > 0 ? { leftoverRich: body } : {}),
  };
}

function parse(text: string): File {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new JalonError('file-unreadable');
    throw error;
  }
  const head = z.object({ format: z.literal(JSON_FORMAT), version: z.literal(JSON_VERSION) });
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
  const organisation = ({ text, organisationId }: z.output<typeof ofOrganisation>): ImportedResponsible => {
    const code = organisationId === undefined ? undefined : names.organisations[organisationId];
    return { text: text || (code ?? ''), ...(code ? { organisation: code } : {}) };
  };
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

function readPeriod(period: File['activities'][number]['period']): ImportedActivity['period'] {
  if (period === null) return { text: '', precision: 'none', confirmed: false };
  const { start, end, ...rest } = period;
  return start === undefined || end === undefined ? rest : { ...rest, start, end };
}
