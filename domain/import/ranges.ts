/** Whole numbers from 1 on as people write them: "1-3,7". What is ticked in a long list goes into an address so. */
export function writeRanges(numbers: Iterable<number>): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** The longest list there can be. */
const MOST = 100_000;

/** The numbers of a text that `writeRanges` made; null when it is none, or one of too many. */
export function readRanges(text: string): ReadonlySet<number> | null {
  const numbers = new Set<number>();
  for (const range of text === '' ? [] : text.split(',')) {
    const [, first, last = first] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(range) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && to >= from && to <= MOST)) return null;
    for (let number = from; number <= to; number += 1) numbers.add(number);
  }
  return numbers;
}
