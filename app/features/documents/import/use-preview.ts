import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ColumnChoice, ColumnChoices } from '#domain/import/columns';
import type { ImportResult } from '#domain/import/result';

/** What is asked about a file: another choice reads it again. */
export interface AskedFile {
  /** Tells one choice of a file from the next, be it the same file again. */
  readonly id: number;
  readonly file: File;
  readonly kind: ImportResult['kind'] | undefined;
  readonly columns: ColumnChoices;
}

interface Answer<T> {
  readonly answer: T;
}

/**
 * A file that is being looked at, and what it would give. While it is read again with another choice, what was shown
 * before stays.
 */
export function usePreview<T>(read: (asked: AskedFile) => Promise<T>) {
  const [asked, setAsked] = useState<AskedFile | null>(null);
  const [count, setCount] = useState(0);
  const query = useQuery({
    queryKey: ['import-preview', asked?.id, asked?.kind, asked?.columns],
    queryFn: async (): Promise<Answer<T>> => {
      if (!asked) throw new Error('No file was chosen.');
      return { answer: await read(asked) };
    },
    enabled: asked !== null,
    placeholderData: (before: Answer<T> | undefined, last) =>
      last?.queryKey[1] === asked?.id ? before : undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return {
    asked,
    data: query.data?.answer,
    error: query.error,
    reading: query.isFetching,
    again: () => void query.refetch(),
    choose: (file: File) => {
      setAsked({ id: count, file, kind: undefined, columns: {} });
      setCount(count + 1);
    },
    chooseKind: (kind: AskedFile['kind']) => setAsked(asked && { ...asked, kind }),
    chooseColumn: (id: string, choice: ColumnChoice) =>
      setAsked(asked && { ...asked, columns: { ...asked.columns, [id]: choice } }),
    forget: () => setAsked(null),
  };
}

/** "c1:period,c4:other", as the server reads it; undefined when nothing was chosen. */
export function writeColumns(columns: ColumnChoices): string | undefined {
  const pairs = Object.entries(columns).map(([id, choice]) => `${id}:${choice}`);
  return pairs.length > 0 ? pairs.join(',') : undefined;
}
