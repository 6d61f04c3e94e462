import { fold, similarity } from './words';

/** A row as it is looked for: in a file, or in a plan. */
export interface NamedRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** The section of the plan it stands in; undefined: one that the plan does not have. */
  readonly sectionId: string | null | undefined;
}
/** A row of a file, which may say how it was called before somebody changed it in the file. */
export interface FileRow extends NamedRow {
  readonly was?: { readonly number: string; readonly title: string } | undefined;
}

/** By what a row was found: its title (as it is, or as it was before it was changed in the file), its number, or likeness. */
export type MatchedBy = 'title' | 'number' | 'alike';

export interface RowMatch {
  readonly fileId: string;
  readonly id: string;
  readonly by: MatchedBy;
}

/** Titles at least this alike, in one section, are taken for the same row. */
const ALIKE = 0.6;
/** With the same number, which nothing else has, less is enough. */
const ALIKE_BY_NUMBER = 0.3;

/**
 * Finds the rows of a file in a plan, each at most once. The surest ways come first: title and section, the title it
 * had, a title that only one row has, a number that only one row has, and at last a title that is alike.
 */
export function matchRows(file: readonly FileRow[], plan: readonly NamedRow[]): readonly RowMatch[] {
  const found = new Map<string, RowMatch>();
  const taken = new Set<string>();
  const match = ({ id: fileId }: FileRow, { id }: NamedRow, by: MatchedBy): void => {
    found.set(fileId, { fileId, id, by });
    taken.add(id);
  };
  const left = () => ({
    rows: file.filter(({ id }) => !found.has(id)),
    candidates: plan.filter(({ id }) => !taken.has(id)),
  });
  /** Rows with one key are paired in order; with `only`, a key that several have says nothing. */
  const pass = (
    by: MatchedBy,
    fileKey: (row: FileRow) => string | null,
    planKey: (row: NamedRow) => string | null,
    {
      only = false,
      may = () => true,
    }: { only?: boolean; may?: (row: FileRow, to: NamedRow) => boolean } = {},
  ): void => {
    const { rows, candidates } = left();
    const [ours, theirs] = [grouped(rows, fileKey), grouped(candidates, planKey)];
    for (const [key, those] of ours) {
      const to = theirs.get(key) ?? [];
      if (only && (those.length > 1 || to.length > 1)) continue;
      those.forEach((row, at) => {
        const candidate = to[at];
        if (candidate && may(row, candidate)) match(row, candidate, by);
      });
    }
  };
  const inSection = (sectionId: NamedRow['sectionId'], ...names: string[]): string | null =>
    sectionId === undefined ? null : [sectionId ?? '', ...names.map(fold)].join('\n');
  const named = (title: string): string | null => fold(title) || null;
  const numbered = ({ number }: { readonly number: string }): string | null =>
    fold(number).replace(/[.)\s]+$/, '') || null;

  const whole = (row: NamedRow) => inSection(row.sectionId, row.number, row.title);
  pass('title', whole, whole);
  const title = (row: NamedRow) => inSection(row.sectionId, row.title);
  pass('title', title, title);
  pass('title', ({ was, sectionId }) => (was ? inSection(sectionId, was.title) : null), title);
  pass(
    'title',
    ({ was }) => (was ? named(was.title) : null),
    (row) => named(row.title),
    { only: true },
  );
  pass(
    'title',
    (row) => named(row.title),
    (row) => named(row.title),
    { only: true },
  );
  pass('number', numbered, numbered, {
    only: true,
    may: (row, to) => similarity(row.title, to.title) >= ALIKE_BY_NUMBER,
  });
  const { rows, candidates } = left();
  const pairs = rows
    .flatMap((row) =>
      candidates
        .filter(({ sectionId }) => sectionId === row.sectionId)
        .map((to) => ({ row, to, alike: similarity(row.title, to.title) })),
    )
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike);
  for (const { row, to } of pairs) if (!found.has(row.id) && !taken.has(to.id)) match(row, to, 'alike');
  return file.flatMap(({ id }) => found.get(id) ?? []);
}

interface NamedSection {
  readonly id: string;
  readonly parentId: string | null;
  readonly number?: string | undefined;
  readonly title: string;
}

/**
 * Finds the sections of a file in a plan, parents before their children: by title where it stands, by number with a
 * title that is alike, or by a title that only one section has.
 * @returns the plan's id of each section that was found, by its id in the file
 */
export function matchSections(
  file: readonly NamedSection[],
  plan: readonly NamedSection[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const section of file) {
    const parent = section.parentId === null ? null : found.get(section.parentId);
    const free = plan.filter(({ id }) => !taken.has(id));
    const siblings = free.filter(({ parentId }) => parentId === parent);
    const namesake = (all: readonly NamedSection[]) =>
      all.filter(({ title }) => fold(title) === fold(section.title) && fold(title) !== '');
    const [only, ...more] = namesake(free);
    const to =
      namesake(siblings)[0] ??
      siblings.find(
        ({ number, title }) =>
          (number ?? '') !== '' &&
          fold(number ?? '') === fold(section.number ?? '') &&
          similarity(title, section.title) >= ALIKE_BY_NUMBER,
      ) ??
      siblings.find(({ title }) => similarity(title, section.title) >= ALIKE) ??
      (more.length === 0 ? only : undefined);
    if (!to) continue;
    found.set(section.id, to.id);
    taken.add(to.id);
  }
  return found;
}

function grouped<R>(rows: readonly R[], key: (row: R) => string | null): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
