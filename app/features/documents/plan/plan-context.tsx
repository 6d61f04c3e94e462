import { createContext, useContext } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { ActivityStatus } from '#domain/activities/status';
import type { DocumentSnapshot } from '#domain/document/read';
import type { DocumentId } from '#domain/ids';
import type { Conflicts } from '../grid/use-conflicts';
import type { Authors } from '../presence/use-authors';
import type { Other } from '../presence/use-others';
import type { StrandedTyping } from '../stranded/use-stranded';

/** Something that can be chosen in a cell: an organisation, a project, an indicator. */
export interface Choice {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Still named where it stands, and offered no more. */
  readonly retired?: boolean;
}

/** What can be named in a plan. */
export interface Choices {
  readonly organisations: readonly Choice[];
  readonly projects: readonly Choice[];
  readonly indicators: readonly Choice[];
  /** The lists that are still on their way: what is not in them may yet be. */
  readonly loading: ReadonlySet<ChoiceList>;
}
export type ChoiceList = 'organisations' | 'projects' | 'indicators';

/** A fact beside the plan, as the grid shows it. */
export interface ShownFact {
  readonly status: ActivityStatus | null;
  readonly progress: number | null;
  /** How many organisations report another status. */
  readonly differing: number;
  /** Whether this person may report on the activity. */
  readonly canReport: boolean;
}

/** What every part of an open plan needs. */
export interface Plan extends Conflicts, StrandedTyping {
  readonly documentId: DocumentId;
  readonly doc: Y.Doc;
  readonly snapshot: DocumentSnapshot;
  /** The snapshot at this very moment, for what happens between two drawings. */
  readonly now: () => DocumentSnapshot;
  readonly awareness: Awareness;
  readonly undoManager: Y.UndoManager;
  readonly writable: boolean;
  /** Changes the document as one step of undo. */
  readonly edit: (change: (doc: Y.Doc) => void) => void;
  readonly others: readonly Other[];
  readonly authors: Authors;
  readonly choices: Choices;
  readonly factOf: (activityId: string) => ShownFact | undefined;
  /** Opens the dialog in which a status is reported, with one chosen already; absent: nobody can from here. */
  readonly report?: ((activityId: string, status?: ActivityStatus) => void) | undefined;
  readonly open: (activityId: string) => void;
}

const PlanContext = createContext<Plan | null>(null);
export const PlanProvider = PlanContext.Provider;

export function usePlan(): Plan {
  const plan = useContext(PlanContext);
  if (!plan) throw new Error('usePlan is for parts of an open plan.');
  return plan;
}
