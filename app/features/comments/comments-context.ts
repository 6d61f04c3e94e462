import { createContext, useContext } from 'react';
import type { About } from '#domain/comments/about';
import type { Range } from '#domain/comments/anchor';
import type { PlacedThread } from './place-threads';

/** How many open threads there are: of each field of an activity, and under '' of the activity as a whole. */
export type Marks = Readonly<Record<string, number>>;

/** What every part of an open document needs to know of its comments. */
export interface Comments {
  readonly mayComment: boolean;
  /** Undefined: they have not come yet. */
  readonly threads: readonly PlacedThread[] | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
  /** Open threads by activity. */
  readonly marks: Readonly<Record<string, Marks>>;
  /** What somebody wants to comment on; its words are written where the threads of its activity are shown. */
  readonly begun: About | null;
  readonly begin: (about: About) => void;
  readonly ended: () => void;
  /** The thread that the address leads to. */
  readonly shown: string | null;
  readonly show: (thread: Pick<PlacedThread, 'id' | 'about'>) => void;
  /** Whether the list of all threads is open. */
  readonly listed: boolean;
  readonly list: (open: boolean) => void;
}

/** A stretch of a text that has an open thread. */
export interface Highlight extends Range {
  readonly threadId: string;
  /** The thread is the one being looked at. */
  readonly shown: boolean;
}

const none: Comments = {
  mayComment: false,
  threads: [],
  failed: false,
  retry: () => undefined,
  marks: {},
  begun: null,
  begin: () => undefined,
  ended: () => undefined,
  shown: null,
  show: () => undefined,
  listed: false,
  list: () => undefined,
};
const CommentsContext = createContext<Comments>(none);
export const CommentsOf = CommentsContext.Provider;

/** The comments of the open document; where nobody gives any, there are none. */
export function useComments(): Comments {
  return useContext(CommentsContext);
}

/** What a comment on a cell is about: its field; the title stands for the activity. */
export function commentOn(activityId: string, column: string): About {
  return column === 'title' ? { kind: 'activity', activityId } : { kind: 'field', activityId, field: column };
}
