import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from '#domain/document/read';
import { countryOf } from '#domain/import/country';
import type { Run, TextBlock } from '#domain/import/source';
import { fold } from '#domain/import/words';
import { localText } from '#domain/language';
import { formatPeriod } from '#domain/period/format';
import { parsePeriod } from '#domain/period/parse';
import type { Period, PeriodLanguage } from '#domain/period/period';
import { cellBlocks, plain, printable, run } from './blocks';
import type { PlanColumn, PlanRow, Printed } from './plan-table';
import { documentLanguage, type FileColumn, wordsOf } from './words';

/**
 * What a cell says, so that a person can read it and server/imports/own can read it back: one line for each value;
 * bold is a lead or a number, italic a word of ours beside the person's own.
 */
export function cellOf(row: PlanRow, column: PlanColumn, printed: Printed): TextBlock[] {
  if ('level' in column) {
    const section = row.path[column.level];
    return section ? sectionCell(section, printed) : [];
  }
  return row.activity ? fieldCell(row.activity, column.field, printed) : [];
}

const line = (...runs: Run[]): TextBlock => ({
  type: 'paragraph',
  runs: runs.filter(({ text }) => text !== ''),
});

function sectionCell(section: SectionSnapshot, { words }: Printed): TextBlock[] {
  const { file, plan } = wordsOf(words);
  const { number, title, otherName, country, suspended, suspendedReason } = section;
  const labelled = (label: string, text: string) => line(run(`${label} `, 'italic'), run(text));
  const name =
    number === '' && title === ''
      ? line(run(plan.untitled, 'italic'))
      : line(run(number, 'bold'), run(number && title ? ` ${title}` : title));
  return [
    name,
    ...(otherName === '' ? [] : [labelled(file.otherName, otherName)]),
    ...(country === (countryOf(title) ?? '') ? [] : [labelled(file.country, country || '–')]),
    ...(suspended ? [labelled(file.suspended, suspendedReason)] : []),
  ];
}

function fieldCell(activity: ActivitySnapshot, field: FileColumn, printed: Printed): TextBlock[] {
  const { names, words, statuses, snapshot } = printed;
  const said = wordsOf(words);
  switch (field) {
    case 'kind':
      return activity.kind === null ? [] : plain(said.activityKind[activity.kind]);
    case 'status': {
      const status = statuses.get(activity.id);
      return status ? plain(said.status[status]) : [];
    }
    case 'period':
      return activity.period === null ? [] : periodCell(activity.period, snapshot);
    case 'start':
    case 'end':
      return plain(activity.period?.[field] ?? '');
    case 'places':
      return activity.places
        .filter(({ text }) => text !== '')
        .map(({ text, country }, at) => {
          const or = at > 0 && activity.placesMode === 'any' ? `${said.plan.or} ` : '';
          return line(run(or, 'italic'), run(text), run(country ? ` [${country}]` : '', 'italic'));
        });
    case 'responsibles':
      return [...activity.responsibles]
        .sort((a, b) => Number(b.lead ?? false) - Number(a.lead ?? false))
        .flatMap((each) => namedLine(each, printed, each.lead ?? false));
    case 'partners':
    case 'deliverables':
      return activity[field].flatMap((each) => namedLine(each, printed, false));
    case 'projects':
      return activity.projects.flatMap(({ key }) => plain(names.project.get(key) ?? ''));
    case 'indicators':
      return activity.indicators.flatMap(({ key, expected }) => {
        const indicator = names.indicator.get(key);
        if (!indicator) return [];
        const share = expected === undefined ? '' : ` (${expected})`;
        return [
          line(
            run(indicator.code, 'bold'),
            run(` ${localText(indicator.titles, words)}`.trimEnd()),
            run(share, 'italic'),
          ),
        ];
      });
    case 'recurring':
      return activity.recurring ? plain(said.file.yes) : [];
    case 'quantity':
    case 'minutes':
      return activity[field] === null ? [] : plain(String(activity[field]));
    case 'remarks':
    case 'expectedResult':
      return cellBlocks(activity[field]);
    default:
      return plain(activity[field]);
  }
}

/** An organisation as written; which one is meant stands behind it when the words alone do not tell. */
function namedLine(
  { text, organisationId }: { readonly text: string; readonly organisationId?: string | undefined },
  { names }: Printed,
  lead: boolean,
): TextBlock[] {
  const organisation = organisationId === undefined ? undefined : names.organisation.get(organisationId);
  const written = printable(text) || (organisation?.code ?? '');
  if (written === '') return [];
  const known = organisation && [organisation.code, ...Object.values(organisation.names)].map(fold);
  const beside = organisation && !known?.includes(fold(written)) ? ` [${organisation.code}]` : '';
  return [line(lead ? run(written, 'bold') : run(written), run(beside, 'italic'))];
}

/** A period as written; its meaning beside it when the words alone, in the document's year, do not tell. */
function periodCell(period: Period, { language, year }: DocumentSnapshot): TextBlock[] {
  const written = printable(period.text);
  const spoken = documentLanguage({ language });
  const read = parsePeriod(written, periodContext(spoken, year));
  const meant =
    read.start === period.start &&
    read.end === period.end &&
    (period.start === undefined ||
      (read.precision === period.precision && read.confirmed === period.confirmed));
  const meaning = meant ? '' : period.start === undefined ? '–' : formatPeriod(period, spoken);
  return [
    ...(written === '' ? [] : [line(run(written))]),
    ...(meaning === '' ? [] : [line(run(meaning, 'italic'))]),
  ];
}

export function periodContext(
  language: PeriodLanguage,
  year: number | null,
): { language: PeriodLanguage; year?: number } {
  return year === null ? { language } : { language, year };
}
