import { type DragEvent, useState } from 'react';
import type { ActivityId, SectionId } from '#domain/ids';
import { usePlan } from '../plan/plan-context';
import type { RowCommands } from './use-rows';

interface Target {
  readonly id: string;
  readonly where: 'above' | 'below';
}

export interface Dragging {
  readonly target: Target | null;
  start(id: string): void;
  over(event: DragEvent): void;
  leave(event: DragEvent): void;
  drop(event: DragEvent): void;
  end(): void;
}

/** Rows are dragged by their handle onto another row, or onto a band to stand first under it. */
export function useDragging(commands: RowCommands): Dragging {
  const { now } = usePlan();
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const end = (): void => {
    setDragged(null);
    setTarget(null);
  };
  return {
    target,
    start: setDragged,
    over(event) {
      const found = dragged && targetAt(event);
      if (!found) return;
      event.preventDefault();
      if (found.id !== target?.id || found.where !== target.where) setTarget(found);
    },
    leave(event) {
      if (event.target === event.currentTarget) setTarget(null);
    },
    drop(event) {
      const found = dragged && targetAt(event);
      end();
      if (!dragged || !found || found.id === dragged) return;
      event.preventDefault();
      const { activities, sections } = now();
      const moving = activities.find((each) => each.id === dragged);
      if (!moving) return;
      const place = placeAt(found, activities, sections, moving.id);
      if (place) commands.moveTo(moving.id, place);
    },
    end,
  };
}

function placeAt(
  { id, where }: Target,
  activities: readonly { readonly id: ActivityId; readonly sectionId: SectionId | null }[],
  sections: readonly { readonly id: SectionId }[],
  moving: ActivityId,
): { sectionId: SectionId | null; afterId: ActivityId | null } | null {
  const section = sections.find((each) => each.id === id);
  if (section) return { sectionId: section.id, afterId: null };
  const beside = activities.find((each) => each.id === id);
  if (!beside) return null;
  if (where === 'below') return { sectionId: beside.sectionId, afterId: beside.id };
  const siblings = activities.filter((each) => each.sectionId === beside.sectionId && each.id !== moving);
  const index = siblings.findIndex((each) => each.id === beside.id);
  return { sectionId: beside.sectionId, afterId: siblings[index - 1]?.id ?? null };
}

function targetAt(event: DragEvent): Target | null {
  if (!(event.target instanceof Element)) return null;
  const row = event.target.closest<HTMLElement>('[data-activity], [data-section]');
  const id = row?.dataset.activity ?? row?.dataset.section;
  if (!row || !id) return null;
  const { top, height } = row.getBoundingClientRect();
  return { id, where: event.clientY < top + height / 2 ? 'above' : 'below' };
}
