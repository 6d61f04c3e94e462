import { type RefObject, useEffect, useRef } from 'react';

/** What had the focus was removed or switched off: the next key would begin at the top of the page. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Where the focus comes back to when something ends that took it away: a field in the place of a button, a button
 * that is off while it works. A focus that went elsewhere by itself stays there.
 */
export function useFocusBack<E extends HTMLElement>(away: boolean): RefObject<E> {
  const place = useRef<E>(null);
  const was = useRef(away);
  useEffect(() => {
    if (was.current && !away && isFocusLost()) place.current?.focus();
    was.current = away;
  }, [away]);
  return place;
}

/** Mantine's dialogs give the focus back 10 ms after they close. */
const AFTER_DIALOG_MS = 40;

/** What the eye and the keyboard are brought to when it appears, also behind a dialog that closes. */
export function useBroughtTo<E extends HTMLElement>(wanted = true): RefObject<E> {
  const place = useRef<E>(null);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      place.current?.focus({ preventScroll: true });
      place.current?.scrollIntoView({ block: 'center' });
    }, AFTER_DIALOG_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return place;
}

/**
 * Whether the focus is in a dialog that opened over the one `part` stands in. Mantine tells every open dialog of
 * the Escape key: it is meant for that one only.
 */
export function isInDialogAbove(part: Element | null): boolean {
  const dialog = document.activeElement?.closest('[role="dialog"]');
  return dialog !== null && dialog !== undefined && !dialog.contains(part);
}
