import { z } from 'zod';

/**
 * Where a stored return stands (docs/field.md, "Indicators", workflow of a return). A draft is what the focal point has
 * counted and not sent: it stays in the browser and has no row. A locked period closes its returns as they are.
 */
export const returnStates = ['submitted', 'returned', 'approved'] as const;
export type ReturnState = (typeof returnStates)[number];

/** What others may know of a union's return: whether it came, never what it says. */
export type ReportedState = 'notReported' | ReturnState;

const schema = z.enum(returnStates);
export const readReturnState = (stored: string): ReturnState => schema.parse(stored);
