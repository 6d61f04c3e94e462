import { useMemo } from 'react';
import type { ActivityFilter } from '#domain/document/filter';
import { readFilter, writeFilter } from '../address';
import { useAddress } from '../use-address';

/** The filter that is asked for, and how a part of it is changed: the other parts as they are by then. */
export function useFilter(): [ActivityFilter, (values: Partial<ActivityFilter>) => void] {
  const { wanted, change } = useAddress();
  const filter = useMemo(() => readFilter(wanted), [wanted]);
  return [filter, (values) => change((before) => writeFilter(before, { ...readFilter(before), ...values }))];
}
