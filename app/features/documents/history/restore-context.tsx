import { createContext, type ReactNode, useContext, useState } from 'react';
import type { EarlierMoment } from '#server/documents/moments';
import { RestoreDialog } from './restore-dialog';

/** Asks whether a document, or one activity of it, is to become what it was. */
type AskRestore = (moment: EarlierMoment, activityId: string | null) => void;

const RestoreContext = createContext<AskRestore | null>(null);

export function useRestore(): AskRestore {
  const ask = useContext(RestoreContext);
  if (!ask) throw new Error('useRestore is for parts that stand in a WithRestore.');
  return ask;
}

/** One dialog for everything on a page that can be restored. */
export function WithRestore({ documentId, children }: { documentId: string; children: ReactNode }) {
  const [asked, setAsked] = useState<{ moment: EarlierMoment; activityId: string | null } | null>(null);
  const [opened, setOpened] = useState(false);
  return (
    <RestoreContext.Provider
      value={(moment, activityId) => {
        setAsked({ moment, activityId });
        setOpened(true);
      }}
    >
      {children}
      {asked ? (
        <RestoreDialog documentId={documentId} {...asked} opened={opened} onClose={() => setOpened(false)} />
      ) : null}
    </RestoreContext.Provider>
  );
}
