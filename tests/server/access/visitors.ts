/** Everyone who knocks, in the columns of docs/field.md's table; `own` is UGTT. */
export const visitors = [
  'secretariat',
  'copil',
  'coordinator',
  'other coordinator',
  'focal point',
  'other focal point',
  'partner',
  'other partner',
  'donor',
  'other donor',
  'roleless',
  'other network',
  'expired',
  'nobody',
] as const;
export type Visitor = (typeof visitors)[number];

export const planners: readonly Visitor[] = ['secretariat', 'copil'];
export const coordinators: readonly Visitor[] = ['coordinator', 'other coordinator'];
export const focalPoints: readonly Visitor[] = ['focal point', 'other focal point'];
/** UGTT's people. */
export const own: readonly Visitor[] = ['coordinator', 'focal point'];
export const insiders: readonly Visitor[] = [...planners, ...coordinators, ...focalPoints];
/** Everyone who is of an organisation that works with the network; not its donors. */
export const members: readonly Visitor[] = [...insiders, 'partner', 'other partner'];
export const everyRole: readonly Visitor[] = [...members, 'donor', 'other donor'];
/** Those who read what one partner is invited to. */
export const guests: readonly Visitor[] = [...insiders, 'partner'];
