import { createContext, type ReactNode, useContext, useState } from 'react';
import type { EarlierMoment } from '#server/documents/moments';
import { RestoreDialog } from './restore-dialog';

/** What is to become what it was. */
interface Asked {
  readonly moment: EarlierMoment;
  /** Null: the whole document. */
  readonly activityId: string | null;
  /** Takes the focus back where what opened the dialog is gone by then. */
  readonly onClosed?: () => void;
}

const RestoreContext = createContext<((asked: Asked) => void) | null>(null);

/** Asks whether a document, or one activity of it, is to become what it was. */
export function useRestore(): (asked: Asked) => void {
  const ask = useContext(RestoreContext);
  if (!ask) throw new Error('useRestore is for parts that stand in a WithRestore.');
  return ask;
}

/** One dialog for everything on a page that can be restored. */
export function WithRestore({ documentId, children }: { documentId: string; children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, setOpened] = useState(false);
  const ask = (wanted: Asked): void => {
    setAsked(wanted);
    setOpened(true);
  };
  return (
    <RestoreContext.Provider value={ask}>
      {children}
      {asked ? (
        <RestoreDialog documentId={documentId} {...asked} opened={opened} onClose={() => setOpened(false)} />
      ) : null}
    </RestoreContext.Provider>
  );
}
