import type { ActivitySnapshot, DocumentSnapshot } from '#domain/document/read';
import type { RichNode } from '#domain/document/rich-text';
import type { Names } from '#server/exports/names';

/** Which of its fine points a file keeps: a spreadsheet's cell knows lines, but no line break inside a paragraph. */
export type Fineness = 'data' | 'word' | 'sheet';

/** A document without its ids and keys, for comparing what a person would call the same. */
export function same(snapshot: DocumentSnapshot, names: Names, fineness: Fineness) {
  const place = new Map(snapshot.sections.map(({ id }, at) => [id, at]));
  return {
    kind: snapshot.kind,
    title: snapshot.title,
    language: snapshot.language,
    year: snapshot.year,
    derivedFrom: snapshot.derivedFrom,
    sections: snapshot.sections.map(
      ({ parentId, number, title, otherName, country, suspended, suspendedReason }) => ({
        parent: parentId === null ? null : place.get(parentId),
        number,
        title,
        otherName,
        country,
        suspended,
        suspendedReason,
      }),
    ),
    activities: snapshot.activities.map((activity) => ({
      section: activity.sectionId === null ? null : place.get(activity.sectionId),
      ...fieldsOf(activity, names, fineness),
    })),
    body: text(snapshot.body, fineness, true),
    ...(fineness === 'data' ? { outcomes: snapshot.workshop.outcomes.map(outcomeOf(names)) } : {}),
  };
}

const outcomeOf =
  (names: Names) =>
  ({ kind, what, by, who }: DocumentSnapshot['workshop']['outcomes'][number]) => ({
    kind,
    what: text(what, 'data', false),
    by,
    who: who
      .map(({ text: written, organisationId, personId }) => [
        written,
        names.organisation.get(organisationId ?? '')?.code ?? '',
        personId ?? '',
      ])
      .sort(),
  });

function fieldsOf(activity: ActivitySnapshot, names: Names, fineness: Fineness) {
  const {
    title,
    number,
    kind,
    period,
    places,
    placesMode,
    quantity,
    targetGroup,
    recurring,
    startsAt,
    minutes,
  } = activity;
  const named = (entry: {
    text: string;
    organisationId?: string | undefined;
    lead?: boolean | undefined;
  }) => ({
    text: entry.text,
    organisation: entry.organisationId ? names.organisation.get(entry.organisationId)?.code : undefined,
    lead: entry.lead ?? false,
  });
  return {
    title,
    number,
    kind,
    period,
    places: places.map(({ text: written, country }) => ({ text: written, country })),
    placesMode: places.length > 1 ? placesMode : 'all',
    responsibles: [...activity.responsibles]
      .sort((a, b) => Number(b.lead ?? false) - Number(a.lead ?? false))
      .map(named),
    partners: activity.partners.map(named),
    deliverables: activity.deliverables.map(named),
    projects: activity.projects.map(({ key }) => names.project.get(key)).sort(),
    indicators: activity.indicators
      .map(({ key, expected }) => `${names.indicator.get(key)?.code} ${expected}`)
      .sort(),
    quantity,
    targetGroup,
    recurring,
    startsAt,
    minutes,
    remarks: text(activity.remarks, fineness, false),
    expectedResult: text(activity.expectedResult, fineness, false),
  };
}

/** Neighbours under the same marks are one piece, neighbouring lists of a kind one list. */
function text(node: RichNode, fineness: Fineness, headings: boolean): RichNode[] {
  return mergeLists((node.content ?? []).flatMap((child) => block(child, fineness, headings)));
}

function block(node: RichNode, fineness: Fineness, headings: boolean): RichNode[] {
  if (node.type === 'bulletList' || node.type === 'orderedList' || node.type === 'listItem') {
    const content = (node.content ?? []).flatMap((child) => block(child, fineness, headings));
    return [{ type: node.type, content: node.type === 'listItem' ? mergeLists(content) : content }];
  }
  const lines: RichNode[][] = [[]];
  for (const child of node.content ?? []) {
    if (child.type === 'hardBreak' && fineness === 'sheet') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines
    .filter((line) => line.some((child) => (child.text ?? '').trim() !== ''))
    .map((line) => ({
      type: node.type,
      ...(node.type === 'heading' && headings ? { level: node.attrs?.level } : {}),
      content: pieces(line),
    }));
}

function pieces(nodes: readonly RichNode[]): RichNode[] {
  const made: RichNode[] = [];
  for (const node of nodes) {
    const marks = (node.marks ?? [])
      .map(({ type, attrs }) => (type === 'link' ? { type, attrs: { href: attrs?.href } } : { type }))
      .sort((a, b) => (a.type < b.type ? -1 : 1));
    const last = made.at(-1);
    if (node.type === 'text' && last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(marks))
      made[made.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    else
      made.push(node.type === 'text' ? { type: 'text', text: node.text ?? '', marks } : { type: node.type });
  }
  return made;
}

function mergeLists(nodes: readonly RichNode[]): RichNode[] {
  const made: RichNode[] = [];
  for (const node of nodes) {
    const last = made.at(-1);
    if (last && node.type.endsWith('List') && last.type === node.type)
      made[made.length - 1] = { ...last, content: [...(last.content ?? []), ...(node.content ?? [])] };
    else made.push(node);
  }
  return made;
}
