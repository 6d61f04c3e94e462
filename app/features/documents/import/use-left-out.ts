import { useState } from 'react';
import { type LeftOut, numberOf, sectionsLeftOut } from '#domain/import/left-out';
import type { ImportResult } from '#domain/import/result';

interface Kept extends LeftOut {
  /** Of which rows this was said: with other rows the numbers mean others. */
  readonly shape: string;
}
const EMPTY: LeftOut = { activities: new Set(), sections: new Set() };

export interface Ticks {
  readonly leftOut: LeftOut;
  /** Because the rows are others now, what was unticked before is ticked again. */
  readonly forgotten: boolean;
  readonly tickActivity: (id: string, on: boolean) => void;
  /** With everything that stands in it. */
  readonly tickSection: (id: string, on: boolean) => void;
}

/** Which rows of a preview are unticked. A row that is ticked brings the sections it stands in along. */
export function useLeftOut(result: ImportResult): Ticks {
  const shape = shapeOf(result);
  const [kept, setKept] = useState<Kept>({ ...EMPTY, shape });
  const same = kept.shape === shape;
  const leftOut = same ? kept : EMPTY;
  const change = (make: (activities: Set<number>, sections: Set<number>) => void): void => {
    const activities = new Set(leftOut.activities);
    const sections = new Set(leftOut.sections);
    make(activities, sections);
    setKept({ activities, sections, shape });
  };
  const around = (sectionId: string | null): number[] => {
    const section = result.sections.find(({ id }) => id === sectionId);
    return section ? [numberOf(section.id), ...around(section.parentId)] : [];
  };
  return {
    leftOut,
    forgotten: !same && kept.activities.size + kept.sections.size > 0,
    tickActivity: (id, on) =>
      change((activities, sections) => {
        if (!on) return void activities.add(numberOf(id));
        activities.delete(numberOf(id));
        const own = result.activities.find((activity) => activity.id === id)?.sectionId ?? null;
        for (const section of around(own)) sections.delete(section);
      }),
    tickSection: (id, on) =>
      change((activities, sections) => {
        const inside = sectionsLeftOut(result, { sections: new Set([numberOf(id)]) });
        for (const section of inside) {
          if (on) sections.delete(numberOf(section));
          else sections.add(numberOf(section));
        }
        for (const activity of result.activities) {
          if (activity.sectionId === null || !inside.has(activity.sectionId)) continue;
          if (on) activities.delete(numberOf(activity.id));
          else activities.add(numberOf(activity.id));
        }
        if (on) for (const section of around(id)) sections.delete(section);
      }),
  };
}

/** Two readings of a file that give the same rows in the same places are the same to a person who ticks them. */
function shapeOf({ sections, activities }: ImportResult): string {
  return `${sections.length} ${activities.map(({ sectionId }) => sectionId ?? '-').join(' ')}`;
}
