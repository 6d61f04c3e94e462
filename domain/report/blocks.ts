import * as z from 'zod/mini';
import type { RichNode } from '#domain/document/rich-text';

/** The live blocks of a report's text: atom nodes at its top level, filled with figures when it is read. */
export const activitiesBlock = 'activitiesBlock';
export const indicatorBlock = 'indicatorBlock';

/** Which of the project's activities a table shows. */
export const activityShows = ['all', 'reported', 'done'] as const;
export type ActivityShow = (typeof activityShows)[number];

const flag = z.union([
  z.boolean(),
  z.pipe(
    z.enum(['true', 'false']),
    z.transform((value) => value === 'true'),
  ),
]);
const activitiesAttrs = z.object({
  /** Null: the report's own project, the only one it may draw on. */
  projectId: z.catch(z.nullable(z.string()), null),
  show: z.catch(z.enum(activityShows), 'all'),
});
const indicatorAttrs = z.object({ indicatorId: z.catch(z.string(), ''), chart: z.catch(flag, true) });

export type ActivitiesAttrs = z.infer<typeof activitiesAttrs>;
export type IndicatorAttrs = z.infer<typeof indicatorAttrs>;

/** The options of a block as the shared text holds them; a wrong value reads as the default. */
export const readActivitiesAttrs = (attrs: unknown): ActivitiesAttrs =>
  activitiesAttrs.parse(asRecord(attrs));
export const readIndicatorAttrs = (attrs: unknown): IndicatorAttrs => indicatorAttrs.parse(asRecord(attrs));

const asRecord = (attrs: unknown): object =>
  typeof attrs === 'object' && attrs !== null && !Array.isArray(attrs) ? attrs : {};

/** A block to put into a text. */
export function activitiesNode(attrs: Partial<ActivitiesAttrs> = {}): RichNode {
  return { type: activitiesBlock, attrs: readActivitiesAttrs(attrs) };
}
export function indicatorNode(attrs: Partial<IndicatorAttrs> & { readonly indicatorId: string }): RichNode {
  return { type: indicatorBlock, attrs: readIndicatorAttrs(attrs) };
}

/** What stands at the top of a report's text, in its order. */
export type Piece =
  | { readonly kind: 'text'; readonly node: RichNode }
  | ({ readonly kind: 'activities' } & ActivitiesAttrs)
  | ({ readonly kind: 'indicator' } & IndicatorAttrs);

/** The text cut at its live blocks. A block stands at the top only; one within other text reads as nothing. */
export function piecesOf(body: RichNode): Piece[] {
  return (body.content ?? []).map((node): Piece => {
    if (node.type === activitiesBlock) return { kind: 'activities', ...readActivitiesAttrs(node.attrs) };
    if (node.type === indicatorBlock) return { kind: 'indicator', ...readIndicatorAttrs(node.attrs) };
    return { kind: 'text', node };
  });
}

/** The activities of a table: all, those with a reported status, or those done. */
export function shownActivities<A extends { readonly status: { readonly status: string } | null }>(
  activities: readonly A[],
  show: ActivityShow,
): A[] {
  if (show === 'reported') return activities.filter((activity) => activity.status !== null);
  if (show === 'done') return activities.filter((activity) => activity.status?.status === 'done');
  return [...activities];
}
