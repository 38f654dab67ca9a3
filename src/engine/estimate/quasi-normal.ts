import { normalQuantile } from './normal-quantile.ts';
import { SOBOL_DIMENSIONS, sobolRanks } from './sobol.ts';

const BITS = 11;
/** Sample points for propagation, the same on every machine. */
export const POINTS = 2 ** BITS;

/** Any number will do: it keeps the corner of the Sobol sequence, all lows together, from standing for too much. */
const shiftOf = (dimension: number): number => Math.imul(dimension + 1, 0x9e3779b1) >>> (32 - BITS);

const BEST: readonly Float64Array[] = Array.from({ length: SOBOL_DIMENSIONS }, (_, dimension) =>
  Float64Array.from(sobolRanks(dimension, BITS), rank =>
    normalQuantile(((rank ^ shiftOf(dimension)) + 0.5) / POINTS),
  ),
);

/** Dimensions beyond Sobol's walk its columns in another order: the many small causes of a large sum need no more. */
function walked(dimension: number): Float64Array {
  const column = BEST[dimension % SOBOL_DIMENSIONS]!;
  const step = 1 + 2 * ((dimension * 389 + 211) % (POINTS / 2));
  return column.map((_, i) => column[(i * step + dimension * 97) % POINTS]!);
}

const DIMENSIONS = 4 * SOBOL_DIMENSIONS;
const TABLE: readonly Float64Array[] = Array.from({ length: DIMENSIONS }, (_, dimension) =>
  dimension < SOBOL_DIMENSIONS ? BEST[dimension]! : walked(dimension),
);

/** Standard scores of one dimension, low-discrepancy with the others. */
export const scoresOf = (dimension: number): Float64Array => TABLE[dimension] ?? walked(dimension);
