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
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    // 1006 is a close code, 12,800 is many.
    useGrouping: 'min2',
  });
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

/** The line that says what went wrong, of a stack or of a server's last words. */
function inOneLine(error: string): string {
  const lines = error.split('\n').map((line) => line.trim());
  return lines.find((line) => /error/i.test(line)) ?? lines[0] ?? '';
}

function remarks(columns: readonly Column[]): string[] {
  return columns.flatMap((column) => {
    const found: string[] = [];
    const failed = column.outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    if (failed.length > 0)
      found.push(`${failed.length} of ${column.outcomes.length} runs failed: ${inOneLine(failed[0] ?? '')}`);
    if ((median(valuesOf(column, 'clientBusy')) ?? 0) > CLIENT_LIMIT)
      found.push('the load’s own process was at its limit');
    if ((median(valuesOf(column, 'stolen')) ?? 0) > STOLEN_LIMIT)
      found.push('neighbours took more than 3 % of the machine');
    return found.map((remark) => `*${column.title}: ${remark}.*`);
  });
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Servers side by side, a line for each figure. */
function comparison({ figures }: Scenario, columns: readonly Column[]): string[][] {
  const peers = columns.filter(({ isJalon }) => !isJalon);
  const jalon = columns.find(({ isJalon }) => isJalon);
  const stores = peers.filter((peer) => peer.stores);
  const last = peers.length > 0 ? ['Jalon to the best peer', 'to the best that stores'] : [];
  return [
    ['', ...columns.map(({ title }) => title), ...last],
    ...figures.map((figure) => [
      figure.label,
      ...columns.map((column) => cell(column, figure.key)),
      ...[peers, stores].slice(0, last.length).map((opponents) => ratio(jalon, opponents, figure)),
    ]),
  ];
}

/** A line for each size that one server was brought to. */
function growth(scenario: Scenario, { of, sizes }: { of: string; sizes: readonly number[] }, column: Column) {
  return [
    [of, ...scenario.figures.map(({ label }) => label)],
    ...sizes.map((size) => [
      written(size),
      ...scenario.figures.map(({ key }) => cell(column, `${key}.${size}`)),
    ]),
  ];
}

/** A scenario's results as Markdown: median (least–most) of the runs, and Jalon's ratio to the best peer. */
export function markdown(scenario: Scenario, columns: readonly Column[]): string {
  const [first] = columns;
  const [head = [], ...lines] =
    scenario.growth && first ? growth(scenario, scenario.growth, first) : comparison(scenario, columns);
  const notes = remarks(columns);
  return [
    `### ${scenario.title} (\`${scenario.name}\`)`,
    scenario.does,
    '',
    row(head),
    row(head.map(() => '---')),
    ...lines.map(row),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    '',
  ].join('\n');
}
