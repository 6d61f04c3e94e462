import { Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { attendanceTotals } from '#domain/document/attendance';
import type { DocumentSnapshot } from '#domain/document/read';
import type { OutcomeSnapshot } from '#domain/document/read-workshop';
import { datedSpan, daysOf } from '#domain/document/workshop-days';
import type { Run, TextBlock } from '#domain/import/source';
import { direction, type InterfaceLanguage } from '#domain/language';
import { formatPeriod } from '#domain/period/format';
import type { CalendarDate } from '#domain/period/period';
import { cellBlocks, plain, richBlocks, run } from './blocks';
import { HEADER_FILL, MARGIN, PAPER, tableLook, wordFile, wordTitle } from './docx-file';
import { styles } from './docx-styles';
import { paragraph, paragraphs } from './docx-text';
import type { Names } from './names';
import { wordsOf } from './words';

/** What a workshop's page becomes when it leaves: `minutes`, all of it; `decisions`, what was decided and what follows. */
export const workshopFiles = ['minutes', 'decisions'] as const;
export type WorkshopFile = (typeof workshopFiles)[number];

export interface WorkshopParts {
  readonly snapshot: DocumentSnapshot;
  /** The reader's language: of headings, labels and dates. */
  readonly words: InterfaceLanguage;
  readonly names: Pick<Names, 'organisation'>;
  /** Today's names of the people who are to do something; one that is not there was erased. */
  readonly people: ReadonlyMap<string, string>;
  /** The activity it belongs to, and its plan; null: none that the reader may know of. */
  readonly activity: { readonly title: string; readonly plan: string } | null;
  /** By decision: the title and plan of the activity that it became. */
  readonly became: ReadonlyMap<string, { readonly title: string; readonly plan: string }>;
}

/** What every part of the file needs. */
interface Page extends WorkshopParts {
  readonly rightToLeft: boolean;
  readonly lists: { count: number };
}

/**
 * Minutes or record of decisions as a Word file: days and sessions, attendance as totals by organisation (sex stays on
 * the page: one woman of one union is a person), notes, decisions and follow-ups with who and by when. Remarks on
 * sessions are internal and are not in it.
 */
export async function workshopWord(parts: WorkshopParts, which: WorkshopFile): Promise<Uint8Array> {
  const { snapshot, words } = parts;
  const { file, outcome } = wordsOf(words).agenda;
  const rightToLeft = direction(words) === 'rtl';
  const page: Page = { ...parts, rightToLeft, lists: { count: 0 } };
  const title = `${which === 'minutes' ? file.minutesTitle : file.decisionsTitle} – ${snapshot.title}`;
  const of = (kind: OutcomeSnapshot['kind']) =>
    snapshot.workshop.outcomes.filter((each) => each.kind === kind);
  return wordFile({
    title,
    landscape: false,
    children: [
      wordTitle(title, rightToLeft),
      ...about(page),
      ...(which === 'minutes' ? [...programme(page), ...attendance(page), ...notes(page)] : []),
      heading(outcome.decisions, page),
      ...outcomes(of('decision'), page),
      heading(outcome.followUps, page),
      ...outcomes(of('follow-up'), page),
    ],
  });
}

function about(page: Page): Paragraph[] {
  const { file } = wordsOf(page.words).agenda;
  const span = datedSpan(page.snapshot.sections);
  const line = (label: string, text: string): Paragraph =>
    paragraph([run(`${label} `, 'italic'), run(text)], {
      style: styles.derivedFrom,
      rightToLeft: page.rightToLeft,
    });
  return [
    ...(page.activity ? [line(file.activity, `${page.activity.title} (${page.activity.plan})`)] : []),
    ...(span ? [line(file.dates, dates(span.start, span.end, page.words))] : []),
  ];
}

function programme(page: Page): (Paragraph | Table)[] {
  const { snapshot, words } = page;
  const { file } = wordsOf(words).agenda;
  const { plan } = wordsOf(words);
  const headers = [file.time, file.session, file.speakers, file.aims];
  const days = daysOf(snapshot.sections).flatMap(({ id, title, date }) => {
    const sessions = snapshot.activities.filter(({ sectionId }) => sectionId === id);
    const name = [title, date ? dates(date, date, words) : ''].filter(Boolean).join(' · ');
    return [
      heading(name || plan.untitled, page, 3),
      table(
        headers,
        [14, 38, 22, 26],
        sessions.map((session) => [
          plain(timesOf(session.startsAt, session.minutes)),
          plain(session.title || plan.untitled),
          plain(session.responsibles.map(({ text }) => text).join(', ')),
          cellBlocks(session.expectedResult),
        ]),
        page,
      ),
    ];
  });
  return [heading(file.programme, page), ...(days.length > 0 ? days : [nothing(page)])];
}

function timesOf(startsAt: string, minutes: number | null): string {
  const [hour = 0, minute = 0] = startsAt.split(':').map(Number);
  if (startsAt === '' || minutes === null) return startsAt;
  const end = hour * 60 + minute + minutes;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${startsAt}–${two(Math.floor(end / 60) % 24)}:${two(end % 60)}`;
}

function attendance(page: Page): (Paragraph | Table)[] {
  const { snapshot, words, names } = page;
  const { attendance: said, file } = wordsOf(words).agenda;
  const { organisations, all } = attendanceTotals(snapshot.workshop.attendance);
  const row = (name: string, { present, excused, absent }: typeof all): TextBlock[][] =>
    [name, present, excused, absent].map((cell) => plain(String(cell)));
  if (organisations.length === 0) return [heading(said.title, page), nothing(page)];
  return [
    heading(said.title, page),
    table(
      [said.organisation, said.present, said.excused, said.absent],
      [46, 18, 18, 18],
      [
        ...organisations.map((each) =>
          row(names.organisation.get(each.organisationId ?? '')?.code ?? each.organisation, each),
        ),
        row(file.total, all),
      ],
      page,
    ),
  ];
}

function notes(page: Page): Paragraph[] {
  const { notes: said } = wordsOf(page.words).agenda;
  const blocks = richBlocks(page.snapshot.body);
  return [
    heading(said.title, page),
    ...(blocks.length > 0
      ? paragraphs(blocks, { rightToLeft: page.rightToLeft }, page.lists)
      : [nothing(page)]),
  ];
}

function outcomes(list: readonly OutcomeSnapshot[], page: Page): (Paragraph | Table)[] {
  const { file, outcome: said } = wordsOf(page.words).agenda;
  if (list.length === 0) return [nothing(page)];
  const label = list[0]?.kind === 'decision' ? said.decision : said['follow-up'];
  return [
    table(
      [file.number, label, said.who, said.by],
      [8, 52, 22, 18],
      list.map((outcome, at) => [
        plain(String(at + 1)),
        [...cellBlocks(outcome.what), ...becameLine(outcome, page)],
        plain(whoOf(outcome, page)),
        plain(outcome.by ? formatPeriod(outcome.by, page.words) : ''),
      ]),
      page,
    ),
  ];
}

function becameLine({ id }: OutcomeSnapshot, { became, words }: Page): TextBlock[] {
  const activity = became.get(id);
  if (!activity) return [];
  const { file } = wordsOf(words).agenda;
  const runs: Run[] = [run(`${file.activityMade} `, 'italic'), run(`${activity.title} (${activity.plan})`)];
  return [{ type: 'paragraph', runs }];
}

function whoOf({ who }: OutcomeSnapshot, { names, people, words }: Page): string {
  const { unnamed } = wordsOf(words).agenda.outcome;
  return who
    .map(({ text, organisationId, personId }) => {
      if (personId) return people.get(personId) || unnamed;
      return names.organisation.get(organisationId ?? '')?.code ?? text;
    })
    .filter(Boolean)
    .join(', ');
}

const dates = (start: CalendarDate, end: CalendarDate, words: InterfaceLanguage): string =>
  formatPeriod({ text: '', start, end, precision: 'day', confirmed: true }, words);

function heading(text: string, { rightToLeft }: Page, level: 2 | 3 = 2): Paragraph {
  const [made] = paragraphs([{ type: 'heading', level, runs: [run(text)] }], { rightToLeft }, { count: 0 });
  return made ?? new Paragraph({});
}

function nothing(page: Page): Paragraph {
  return paragraph([run(wordsOf(page.words).agenda.file.none, 'italic')], { rightToLeft: page.rightToLeft });
}

/** @param shares of the page's width, in hundredths */
function table(
  headers: readonly string[],
  shares: readonly number[],
  rows: readonly (readonly TextBlock[][])[],
  { rightToLeft, lists }: Page,
): Table {
  const room = PAPER.width - 2 * MARGIN;
  const widths = shares.map((share) => Math.floor((room * share) / 100));
  const cell = (at: number, children: Paragraph[], header = false): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      ...(header ? { shading: { fill: HEADER_FILL } } : {}),
      children: children.length > 0 ? children : [paragraph([], { style: styles.cell, rightToLeft })],
    });
  return new Table({
    ...tableLook(widths, rightToLeft),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: headers.map((header, at) =>
          cell(at, [paragraph([run(header)], { style: styles.header, rightToLeft })], true),
        ),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((blocks, at) =>
              cell(at, paragraphs(blocks, { style: styles.cell, rightToLeft }, lists)),
            ),
          }),
      ),
    ],
  });
}
