import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { usePlan } from '../plan/plan-context';
import type { Stranded } from './use-stranded';

/** For an editor: whether its activity is gone, and the way to keep what was being written in it. */
export function useStrandActivity(was: ActivitySnapshot, column: ColumnId) {
  const { now, strand } = usePlan();
  return {
    isGone: (): boolean => !now().activities.some(({ id }) => id === was.id),
    strandHere: (typing: Pick<Stranded, 'text' | 'reads' | 'write'>): void =>
      strand({ row: { kind: 'activity', was }, column, ...typing }),
  };
}
