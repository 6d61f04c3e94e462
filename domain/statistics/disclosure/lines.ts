import type { Masks } from './masks';
import type { Group, Line, System } from './system';
import { leastWorthy } from './worth';

/** A line whose total is known and whose hidden cells add up to less than k, so that each of them is small. */
export function isShort({ parent, children }: Line, masks: Masks, k: number): boolean {
  if (parent.count === 0 || masks.isUnknown(parent)) return false;
  const hidden = children.filter((child) => masks.isUnknown(child));
  return hidden.length > 0 && hidden.reduce((sum, { count }) => sum + count, 0) < k;
}

/** Hides one more on every such line: of the cells that make up for it the least worthy, else the total. */
export function fillLines(system: System, masks: Masks, k: number): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of system.lines) {
      if (!isShort(line, masks, k)) continue;
      const open = line.children.filter((child) => masks.canHide(child) && child.count > 0);
      const sum = line.children.reduce((all, child) => all + (masks.isUnknown(child) ? child.count : 0), 0);
      const enough = open.filter(({ count }) => sum + count >= k);
      const next =
        leastWorthy(enough) ?? leastWorthy(open) ?? (masks.canHide(line.parent) ? line.parent : undefined);
      if (!next) continue;
      masks.hide(next);
      changed = true;
    }
  }
}

/** The least worthy published group on the lines of a group, else on the lines of the hidden ones beside it, and so on. */
export function cheapestNear(group: Group, system: System, masks: Masks): Group | undefined {
  const seen = new Set<Group>([group]);
  for (let ring = [group]; ring.length > 0; ) {
    const near = [...new Set(ring.flatMap((member) => system.linesOf.get(member) ?? []))].flatMap(
      ({ parent, children }) => [parent, ...children],
    );
    const found = leastWorthy(near.filter((each) => each.count > 0 && masks.canHide(each)));
    if (found) return found;
    ring = [...new Set(near)].filter((each) => masks.isUnknown(each) && !seen.has(each));
    for (const each of ring) seen.add(each);
  }
  return undefined;
}
