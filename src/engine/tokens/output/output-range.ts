/** Output tokens: about the 10th percentile, a usual value, about the 90th. */
export interface OutputRange {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

export const added = (a: OutputRange, b: OutputRange): OutputRange => ({
  low: a.low + b.low,
  typical: a.typical + b.typical,
  high: a.high + b.high,
});

export const scaled = (range: OutputRange, factor: number): OutputRange => ({
  low: range.low * factor,
  typical: range.typical * factor,
  high: range.high * factor,
});
