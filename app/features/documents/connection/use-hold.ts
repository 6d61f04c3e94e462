import { createContext, useContext, useEffect } from 'react';
import type { DocumentConnection } from './open-document';
import type { Held } from './save-state';

const HoldContext = createContext<DocumentConnection['hold'] | null>(null);
/** Gives the open document's `hold` to the fields in which something is written. */
export const HoldProvider = HoldContext.Provider;

/** While something waits on the screen and is in no document: the page does not say "saved", and leaving it asks. */
export function useHold(hold: DocumentConnection['hold'] | null, what: Held, waits: boolean): void {
  useEffect(() => (waits && hold ? hold(what) : undefined), [hold, what, waits]);
}

/** Says of a field whose text is given to the document when it is left that it holds another one now. */
export function useTyping(changed: boolean): void {
  useHold(useContext(HoldContext), 'typing', changed);
}
