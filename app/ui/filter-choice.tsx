import { SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';

/**
 * Which part of a list is looked at. What the address leads to is in sight, and what changes its part while it is
 * looked at takes the list along.
 * @param wanted the part in which what is looked at stands; undefined: nothing is
 */
export function useFilter<F extends string>(first: F, wanted: F | undefined): [F, (filter: F) => void] {
  const [filter, setFilter] = useState(first);
  useEffect(() => {
    if (wanted) setFilter(wanted);
  }, [wanted]);
  return [filter, setFilter];
}

/** Chooses among the parts of a list. */
export function FilterChoice<F extends string>(props: {
  label: string;
  filters: readonly F[];
  /** What a part is called, with how many are in it. */
  nameOf: (filter: F) => string;
  value: F;
  onChange: (filter: F) => void;
}) {
  const { label, filters, nameOf, value, onChange } = props;
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={label}
      value={value}
      onChange={(chosen) => onChange(filters.find((each) => each === chosen) ?? value)}
      data={filters.map((each) => ({ value: each, label: nameOf(each) }))}
    />
  );
}
