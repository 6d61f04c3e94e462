import { useState } from 'react';
import { useSignedIn } from '~/routes/layout';
import { type Draft, keptDrafts } from './drafts';

const empty: Draft = { written: '', names: [], about: null };

/** A draft that outlives the panel it is written in, on this device. @param key what is being written */
export function useDraft(key: string, begin: Draft = empty): [Draft, (draft: Draft | null) => void] {
  const { person } = useSignedIn();
  const [draft, setDraft] = useState(() => keptDrafts.read(person.id, key) ?? begin);
  return [
    draft,
    (next) => {
      setDraft(next ?? empty);
      keptDrafts.write(person.id, key, next?.written === '' ? null : next);
    },
  ];
}
