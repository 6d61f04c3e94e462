/** Values gathered by the million, in order to ask for their quantiles. */
export interface Samples {
  add(value: number): void;
  count(): number;
  /** The value below which this share of them lies (nearest rank), or null when there are none. */
  quantile(share: number): number | null;
}

export function createSamples(): Samples {
  let values = new Float64Array(4_096);
  let count = 0;
  let sorted = false;
  return {
    add: (value) => {
      if (count === values.length) {
        const larger = new Float64Array(count * 2);
        larger.set(values);
        values = larger;
      }
      values[count] = value;
      count += 1;
      sorted = false;
    },
    count: () => count,
    quantile: (share) => {
      if (count === 0) return null;
      if (!sorted) values.subarray(0, count).sort();
      sorted = true;
      return values[Math.max(0, Math.ceil(share * count) - 1)] ?? null;
    },
  };
}

/** The middle of a few values; of an even number of them the lower of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
