import { useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot, SectionSnapshot } from '#domain/document/read';

/** What somebody was writing in a row when a colleague deleted it. */
export interface Stranded {
  readonly row:
    | { readonly kind: 'activity'; readonly was: ActivitySnapshot }
    | { readonly kind: 'section'; readonly was: SectionSnapshot };
  readonly column: ColumnId;
  /** In words. */
  readonly text: string;
  /** Whether the words can be gone on with where they are shown, and what can be read there; null: they are as they are. */
  readonly reads: ((text: string) => boolean) | null;
  /** Writes it into the row that is there again. */
  readonly write: (doc: Y.Doc, text: string) => void;
}

/** How the person decided on the latest of them. */
export interface Decided {
  readonly row: string;
  readonly column: ColumnId;
  readonly kept: boolean;
}

export interface StrandedTyping {
  readonly stranded: Stranded | null;
  readonly decided: Decided | null;
  strand(typing: Stranded): void;
  decide(typing: Stranded, kept: boolean): void;
  /** At this very moment, for what happens between two drawings. */
  isStranded(): boolean;
}

/** Keeps what was being written in rows that are gone, one after the other, until the person has decided. */
export function useStranded(): StrandedTyping {
  const [waiting, setWaiting] = useState<readonly Stranded[]>([]);
  const [decided, setDecided] = useState<Decided | null>(null);
  const now = useRef<readonly Stranded[]>([]);
  return useMemo(() => {
    const set = (all: readonly Stranded[]): void => {
      now.current = all;
      setWaiting(all);
    };
    return {
      stranded: waiting[0] ?? null,
      decided,
      strand: (typing) => set([...now.current, typing]),
      decide: (typing, kept) => {
        set(now.current.filter((each) => each !== typing));
        setDecided({ row: typing.row.was.id, column: typing.column, kept });
      },
      isStranded: () => now.current.length > 0,
    };
  }, [waiting, decided]);
}
