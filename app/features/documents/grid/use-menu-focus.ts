import { useState } from 'react';

/** Wraps what an item of a menu does when that begins something to write in. */
export type WrapWriting = (begin: () => void) => () => void;

/**
 * A menu gives the focus back to its button, a moment after it closes: an item that begins a line to write in
 * would lose it again at once. Such items are wrapped in `writing`.
 */
export function useMenuFocus(): {
  readonly menu: { readonly returnFocus: boolean; readonly onOpen: () => void };
  readonly writing: WrapWriting;
} {
  const [returnFocus, setReturnFocus] = useState(true);
  return {
    menu: { returnFocus, onOpen: () => setReturnFocus(true) },
    writing: (begin) => () => {
      setReturnFocus(false);
      begin();
    },
  };
}
