import type { Outcome } from './job';
import { median } from './samples';
import type { Figure, Scenario } from './scenario';

/** One column: a server and what its runs gave. */
export interface Column {
  readonly title: string;
  readonly isJalon: boolean;
  /** Whether it keeps documents on disk. */
  readonly stores: boolean;
  readonly outcomes: readonly Outcome[];
}

/** Above these shares a figure says more of the machine than of the server. */
const CLIENT_LIMIT = 0.95;
const STOLEN_LIMIT = 0.03;

function valuesOf({ outcomes }: Column, key: string): number[] {
  return outcomes
    .map((outcome) => ('figures' in outcome ? (outcome.figures[key] ?? null) : null))
    .filter((value) => value !== null);
}

function written(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Median and spread, or what went wrong. */
function cell(column: Column, key: string): string {
  const values = valuesOf(column, key);
  const middle = median(values);
  if (middle === null) return column.outcomes.some((outcome) => 'error' in outcome) ? 'failed' : '–';
  const [least, most] = [written(Math.min(...values)), written(Math.max(...values))];
  return least === most ? written(middle) : `${written(middle)} (${least}–${most})`;
}

/** Jalon's median over that of the best of the peers given. */
function ratio(jalon: Column | undefined, peers: readonly Column[], { key, better }: Figure): string {
  const ours = jalon ? median(valuesOf(jalon, key)) : null;
  const theirs = peers.map((peer) => median(valuesOf(peer, key))).filter((value) => value !== null);
  if (better === null || ours === null || theirs.length === 0) return '';
  const best = better === 'less' ? Math.min(...theirs) : Math.max(...theirs);
  if (best === 0) return ours === 0 ? 'equal' : '–';
  return `× ${written(ours / best)}`;
}

function remarks(columns: readonly Column[]): string[] {
  return columns.flatMap((column) => {
    const found: string[] = [];
    const failed = column.outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    if (failed.length > 0)
      found.push(`${failed.length} of ${column.outcomes.length} runs failed: ${failed[0]?.split('\n')[0]}`);
    if ((median(valuesOf(column, 'clientBusy')) ?? 0) > CLIENT_LIMIT)
      found.push('the load’s own process was at its limit');
    if ((median(valuesOf(column, 'stolen')) ?? 0) > STOLEN_LIMIT)
      found.push('neighbours took more than 3 % of the machine');
    return found.map((remark) => `*${column.title}: ${remark}.*`);
  });
}

/** A scenario's results as Markdown: median (least–most) of the runs, and Jalon's ratio to the best peer. */
export function markdown(scenario: Scenario, columns: readonly Column[]): string {
  const peers = columns.filter(({ isJalon }) => !isJalon);
  const jalon = columns.find(({ isJalon }) => isJalon);
  const compares = peers.length > 0;
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = ['', ...columns.map(({ title }) => title)].concat(
    compares ? ['Jalon to the best peer', 'to the best that stores'] : [],
  );
  const lines = scenario.figures.map((figure) =>
    row(
      [figure.label, ...columns.map((column) => cell(column, figure.key))].concat(
        compares
          ? [
              ratio(jalon, peers, figure),
              ratio(
                jalon,
                peers.filter(({ stores }) => stores),
                figure,
              ),
            ]
          : [],
      ),
    ),
  );
  const notes = remarks(columns);
  return [
    `### ${scenario.title} (\`${scenario.name}\`)`,
    scenario.does,
    '',
    row(head),
    row(head.map(() => '---')),
    ...lines,
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    '',
  ].join('\n');
}
