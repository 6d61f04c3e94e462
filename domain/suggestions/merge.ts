import { same } from '#domain/document/same';

type Entries = Readonly<Record<string, unknown>>;

/**
 * Puts what a suggestion changes among several values into those that stand there now: what others added or took away
 * meanwhile stays so. `clashes`: somebody else changed one of the very values, or named another lead.
 */
export function mergeEntries(
  before: Entries,
  proposed: Entries,
  now: Entries,
): { readonly merged: Entries; readonly clashes: boolean } {
  const touched = [...new Set([...Object.keys(before), ...Object.keys(proposed)])].filter(
    (key) => !same(before[key], proposed[key]),
  );
  let clashes = touched.some((key) => !same(now[key], before[key]) && !same(now[key], proposed[key]));
  const merged: Record<string, unknown> = { ...now };
  for (const key of touched) {
    if (key in proposed) merged[key] = proposed[key];
    else delete merged[key];
  }
  // An activity has one lead: the suggestion's, when it names one.
  const leads = Object.keys(merged).filter((key) => isLead(merged[key]));
  if (leads.length > 1 && touched.some((key) => isLead(proposed[key]))) {
    clashes = true;
    for (const key of leads) if (!touched.includes(key)) merged[key] = withoutLead(merged[key]);
  }
  return { merged, clashes };
}

const isLead = (entry: unknown): boolean =>
  typeof entry === 'object' && entry !== null && 'lead' in entry && entry.lead === true;

function withoutLead(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'lead'));
}
