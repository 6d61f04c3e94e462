import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { Awareness } from 'y-protocols/awareness';
import classes from './carets.module.css';

/** The class of an editor in which others' carets are drawn. */
export const withCarets = classes.carets;

/** Where the others of one document write, in the colour and under the name that the server gave them. */
export function carets(awareness: Awareness) {
  return CollaborationCaret.configure({
    provider: { awareness },
    // What the server said about this person; another value would be replaced by it anyway.
    user: awareness.getLocalState()?.user ?? {},
  });
}
