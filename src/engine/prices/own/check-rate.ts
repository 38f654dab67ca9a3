/** What a rate has to look like: dollars per million tokens, or dollars a piece. */
export type RateKind = 'per million tokens' | 'each';

const EXAMPLE = 'give dollars per million tokens, like 2.5';

/** Reads a rate; a text says what is wrong with it. */
export function checkRate(value: unknown, kind: RateKind): number | string {
  if (typeof value !== 'number')
    return `is no number: ${kind === 'each' ? 'give dollars a piece, like 0.01' : EXAMPLE}`;
  if (Number.isNaN(value)) return `is not a number (NaN): ${EXAMPLE}`;
  if (!Number.isFinite(value)) return `is infinite: ${EXAMPLE}`;
  if (value < 0)
    return `is negative (${value}): a price can't be; for less than the list price use discounts`;
  if (kind === 'per million tokens' && value > 100_000)
    return `is ${value} dollars per million tokens, more than any model costs: ${EXAMPLE}`;
  if (kind === 'each' && value > 10_000)
    return `is ${value} dollars a piece: give dollars a piece, like 0.01`;
  return value;
}

// Contracts take off a half at most, rarely; a slip of the unit is a factor of a thousand or a million.
const about = (value: number, factor: number, known: number): boolean =>
  value * factor > known * 0.25 && value * factor < known * 2;

/** Whether a rate per million tokens looks like one per thousand or per token, by the list price or by itself. */
export function slipOf(rate: number, known: number | null): string | null {
  if (rate === 0) return null;
  const better = (factor: number): string => `${Number((rate * factor).toPrecision(6))}`;
  if (known !== null && known > 0) {
    if (about(rate, 1e3, known))
      return `is ${rate}, which looks like dollars per thousand tokens (list price ${known} per million): write ${better(1e3)}, or unit: per-thousand-tokens`;
    if (about(rate, 1e6, known))
      return `is ${rate}, which looks like dollars per token (list price ${known} per million): write ${better(1e6)}, or unit: per-token`;
    if (about(rate, 1e-3, known))
      return `is ${rate}, a thousand times the list price of ${known} per million tokens`;
    return null;
  }
  return rate < 0.0005
    ? `is ${rate} dollars per million tokens, less than any model costs: it looks like dollars per thousand tokens or per token`
    : null;
}
