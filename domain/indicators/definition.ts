export const indicatorLevels = ['output', 'outcome', 'impact'] as const;
export const indicatorKinds = ['count', 'amount', 'ratio', 'qualitative'] as const;
export const indicatorDirections = ['up', 'down'] as const;
/** How values of several periods become one: flows are summed, snapshots take the latest. */
export const timeRules = ['sum', 'latest', 'max', 'average'] as const;
/** How values of several unions become one: unique persons across unions have none. */
export const orgRules = ['sum', 'max', 'average', 'none'] as const;
/** Where figures come from; `children`: the indicators below it, added up. */
export const indicatorSources = ['manual', 'cases', 'activities', 'external', 'children'] as const;
/**
 * What a figure means. Once there are figures it stays: changed, it would change what was reported before. An
 * indicator that is to be counted otherwise is a new one, and the old one is retired.
 */
export const frozenByFigures = ['kind', 'timeRule', 'orgRule', 'unit', 'source', 'sourceSpec'] as const;

export type IndicatorLevel = (typeof indicatorLevels)[number];
export type IndicatorKind = (typeof indicatorKinds)[number];
/** `up`: more is better; `down`: less is better. */
export type IndicatorDirection = (typeof indicatorDirections)[number];
export type TimeRule = (typeof timeRules)[number];
export type OrgRule = (typeof orgRules)[number];
export type IndicatorSource = (typeof indicatorSources)[number];
