import type { ActivityFilter } from '#domain/document/filter';
import { writeFilter } from '../address';
import { useAddress } from '../use-address';
import { useShown } from '../use-shown';

/** The filter of the page, and how a part of it is changed. */
export function useFilter(): [ActivityFilter, (values: Partial<ActivityFilter>) => void] {
  const { filter } = useShown();
  const { change } = useAddress();
  return [filter, (values) => change((before) => writeFilter(before, { ...filter, ...values }))];
}
