/** One measured thing. The baseline is the same work on the same machine by the thinnest possible means. */
export interface Metric {
  name: string;
  /** The median where it was measured several times. */
  value: number;
  unit: 's' | 'ms' | 'KB' | 'MB' | 'MB/s' | '1/s' | 'MP/s' | 'MiB' | 'MiB/s';
  baseline: number;
  /** value divided by baseline. */
  ratio: number;
  /** How many measurements, or parts, the value is made of. */
  n: number;
}

interface BenchOptions {
  /** How often a thing is measured. */
  runs: number;
  /** On little data, to see that it works: the figures mean nothing. */
  small: boolean;
}

/** A benchmark; the first metric it gives is its headline. */
export type Bench = (options: BenchOptions) => Promise<Metric[]>;

const rounded = (value: number) => Number(value.toPrecision(4));

/** A metric with its ratio, in numbers short enough to read. */
export function metric(name: string, unit: Metric['unit'], value: number, baseline: number, n: number): Metric {
  return { name, value: rounded(value), unit, baseline: rounded(baseline), ratio: rounded(value / baseline), n };
}

/** The middle of the values; of an even number of them, the mean of the two in the middle. */
export function median(values: number[]): number {
  if (values.length === 0) throw new RangeError('the median of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
