import { type IndicatorLevel, indicatorLevels } from './definition';

/** Where an indicator hangs. */
export interface Hanging {
  readonly id: string;
  readonly code: string;
  readonly level: IndicatorLevel;
  readonly parentId: string | null;
}

/** A line of a results framework, in the order in which it is read. */
export interface TreeLine<Item> {
  readonly item: Item;
  /** 0 for what hangs under nothing. */
  readonly depth: number;
}

/** From what is aimed at to what is done: impact, outcome, output. */
export const levelsFromTop = [...indicatorLevels].reverse();

/** Codes are read as people count: CAS-2 before CAS-10. */
const byCode = new Intl.Collator('fr', { numeric: true }).compare;

const inOrder = (one: Hanging, other: Hanging): number =>
  levelsFromTop.indexOf(one.level) - levelsFromTop.indexOf(other.level) || byCode(one.code, other.code);

/**
 * Impact → outcome → output: each indicator under its parent, those without one (or whose parent is not among `items`)
 * at the top, by level and code. Every item is in it once, even where parents go round in a circle.
 */
export function resultsTree<Item extends Hanging>(items: readonly Item[]): TreeLine<Item>[] {
  const known = new Set(items.map(({ id }) => id));
  const sorted = [...items].sort(inOrder);
  const lines: TreeLine<Item>[] = [];
  const placed = new Set<string>();
  const place = (item: Item, depth: number): void => {
    if (placed.has(item.id)) return;
    placed.add(item.id);
    lines.push({ item, depth });
    for (const child of sorted) if (child.parentId === item.id) place(child, depth + 1);
  };
  for (const item of sorted) if (item.parentId === null || !known.has(item.parentId)) place(item, 0);
  for (const item of sorted) place(item, 0);
  return lines;
}

/** Whether hanging `id` under `parentId` would make it stand, directly or further up, above itself. */
export function wouldCycle(
  parents: ReadonlyMap<string, string | null>,
  id: string,
  parentId: string | null,
): boolean {
  const seen = new Set<string>();
  for (let above = parentId; above !== null && !seen.has(above); above = parents.get(above) ?? null) {
    if (above === id) return true;
    seen.add(above);
  }
  return false;
}

/** Everything below an indicator, its own children first. Ends where parents go round in a circle. */
export function descendantsOf<Item extends Pick<Hanging, 'id' | 'parentId'>>(
  items: readonly Item[],
  roots: ReadonlySet<string>,
): Item[] {
  const found = new Map<string, Item>();
  let above = roots;
  while (above.size > 0) {
    const below = items.filter(
      ({ id, parentId }) => parentId !== null && above.has(parentId) && !found.has(id),
    );
    for (const item of below) found.set(item.id, item);
    above = new Set(below.map(({ id }) => id));
  }
  return [...found.values()];
}

/**
 * Whether one may hang under the other: in a common project, or both in none. What hangs under another
 * project's result would be in no framework.
 */
export function mayHangUnder(projects: readonly string[], parentProjects: readonly string[]): boolean {
  if (parentProjects.length === 0) return projects.length === 0;
  return projects.some((project) => parentProjects.includes(project));
}
