import type { ActivityMaps } from '#domain/document/fields';
import {
  type ActivityId,
  type DocumentId,
  type IndicatorId,
  newId,
  type OrganisationId,
  type PersonId,
  type ProjectId,
} from '#domain/ids';
import type { ImportedActivity, ImportedResponsible } from '#domain/import/result';
import { findNamed, type Named, projectsNamed } from './match';

/** What an import's words are compared with. */
export interface Directory {
  readonly organisations: readonly Named<OrganisationId>[];
  readonly projects: readonly Named<ProjectId>[];
  readonly indicators: readonly Named<IndicatorId>[];
  /** The people of the network; who was erased is nobody. */
  readonly people: ReadonlySet<PersonId>;
}

interface Linked {
  readonly projects: Record<string, true>;
  readonly indicators: Record<string, { expected?: number }>;
}

/** Projects and indicators by the codes a file of our own names; otherwise the projects among the responsibles. */
export function linksOf(
  { own, responsibles }: ImportedActivity,
  { projects, indicators }: Directory,
): { linked: Linked; unknown: readonly string[] } {
  const linked: Linked = { projects: {}, indicators: {} };
  if (!own?.projects) {
    for (const id of responsibles.flatMap((each) => projectsNamed(projects, each)))
      linked.projects[id] = true;
    return { linked, unknown: [] };
  }
  const unknown: string[] = [];
  for (const code of own.projects) {
    const project = findNamed(projects, code);
    if (project) linked.projects[project.id] = true;
    else if (code !== '') unknown.push(code);
  }
  for (const { code, expected } of own.indicators ?? []) {
    const indicator = findNamed(indicators, code);
    if (indicator) linked.indicators[indicator.id] = expected === undefined ? {} : { expected };
    else unknown.push(expected === undefined ? code : `${code} (${expected})`);
  }
  return { linked, unknown };
}

/** The fields that only files of our own name, as the document keeps them. */
export function ownValues(
  own: NonNullable<ImportedActivity['own']>,
  { organisations }: Directory,
  idOf: (activity: string) => ActivityId | undefined,
  documentId: DocumentId,
) {
  const named = (all: readonly ImportedResponsible[] = []) =>
    keyed(
      all.map(({ text, organisation }) => {
        const known = findNamed(organisations, organisation ?? text);
        return known ? { text, organisationId: known.id } : { text };
      }),
    );
  const links = (all: readonly string[] = []): Record<string, ActivityMaps['dependsOn']> =>
    Object.fromEntries(all.flatMap((other) => idOf(other) ?? []).map((id) => [id, { documentId }]));
  const { kind, quantity, targetGroup, recurring, startsAt, minutes } = own;
  return {
    ...(kind ? { kind } : {}),
    ...(quantity === undefined ? {} : { quantity }),
    ...(targetGroup ? { targetGroup } : {}),
    ...(recurring ? { recurring } : {}),
    ...(startsAt ? { startsAt } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    partners: named(own.partners),
    deliverables: named(own.deliverables),
    dependsOn: links(own.dependsOn),
    contributesTo: links(own.contributesTo),
  };
}

/** Keys are made in reading order and sort by it. */
export function keyed<V>(values: readonly V[]): Record<string, V> {
  return Object.fromEntries(values.map((value) => [newId<string>(), value]));
}
