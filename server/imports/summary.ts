import type { ImportedActivity, ImportResult } from '#domain/import/result';

/** An import for reading in a terminal: the outline with what was understood of each activity, then the rest. */
export function summary(result: ImportResult): string {
  const lines = [
    `${result.title || '(no title)'}`,
    `${result.kind}, ${result.language}, ${result.sections.length} sections, ${result.activities.length} activities`,
  ];
  for (const { header, fields, filled } of result.columns ?? [])
    lines.push(`column ${header || '(no header)'}: ${fields.join(' and ') || 'text'}, ${filled} filled`);
  const { changes = [], comments = [] } = result.revisions ?? {};
  if (changes.length + comments.length > 0)
    lines.push(`tracked changes, taken as accepted: ${changes.length}; comments: ${comments.length}`);
  lines.push(...comments.map(({ author, text }) => `  ${author}: ${text.replace(/\s+/g, ' ')}`));
  if (result.derivedFrom) lines.push(`derived from: ${result.derivedFrom.text}`);
  lines.push(...activityLines(result, null, 0));
  const outline = (parentId: string | null, depth: number): void => {
    for (const section of result.sections.filter((each) => each.parentId === parentId)) {
      const other = section.otherName ? ` (${section.otherName})` : '';
      lines.push(`${'  '.repeat(depth)}${[section.number, section.title].filter(Boolean).join(' ')}${other}`);
      if (section.suspended) lines.push(`${'  '.repeat(depth + 1)}suspended: ${section.suspended.reason}`);
      lines.push(...activityLines(result, section.id, depth + 1));
      outline(section.id, depth + 1);
    }
  };
  outline(null, 0);
  if (result.leftover.length > 0)
    lines.push('', 'not understood, kept as text:', ...result.leftover.map((text) => `  ${text}`));
  return lines.join('\n');
}

function activityLines(result: ImportResult, sectionId: string | null, depth: number): string[] {
  return result.activities
    .filter((activity) => activity.sectionId === sectionId)
    .map(
      (activity) =>
        `${'  '.repeat(depth)}- ${[activity.number, activity.title].filter(Boolean).join(' ')}${facts(activity)}`,
    );
}

function facts(activity: ImportedActivity): string {
  const { period } = activity;
  const dates = period.start ? ` = ${period.start}..${period.end}` : '';
  const places = activity.places
    .map((place) => place.text)
    .join(activity.placesMode === 'any' ? ' / ' : ', ');
  const who = activity.responsibles
    .map((one) => (one.proposed ? `${one.text} (${one.proposed}?)` : one.text))
    .join(', ');
  const known = [period.text && `${period.text}${dates}`, places, who, activity.status].filter(Boolean);
  return known.length > 0 ? ` [${known.join('; ')}]` : '';
}
