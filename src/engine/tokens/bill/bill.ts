import type { TextPiece, TokenRange } from '../request/billable-request.ts';

/** What a share of the input is for. `overhead` is the frame that the API puts around everything. */
export type PartKind =
  'system' | 'message' | 'tool-call' | 'tool-result' | 'tools' | 'schema' | 'media' | 'overhead';

export interface BillPart {
  readonly kind: PartKind;
  readonly tokens: TokenRange;
}

/** exact: a rule that recorded bills met to the token. rule: fitted or published. ratio: estimated from another tokenizer. */
export type Certainty = 'exact' | 'rule' | 'ratio';

export interface InputBill {
  /** The billed number lies between low and high 95 times in 100, given that every hole does. */
  readonly low: number;
  readonly typical: number;
  readonly high: number;
  /** True when low, typical and high are one number that recorded bills met to the token. */
  readonly exact: boolean;
  /** Names the certainty and the rule, for people: `rule: Claude 4.5 tools, …`. */
  readonly basis: string;
  /** Shares by kind, adding up to `typical` before rounding. */
  readonly parts: readonly BillPart[];
}

/** How far a bill may be off: `typical ± (absolute + share × typical)`. */
export interface Spread {
  readonly below: readonly [absolute: number, share: number];
  readonly above: readonly [absolute: number, share: number];
}

export const even = (absolute: number, share: number): Spread => ({
  below: [absolute, share],
  above: [absolute, share],
});

/** What a rule answers; `finishBill` makes the bill of it. */
export interface Reckoning {
  readonly parts: readonly BillPart[];
  readonly spread: Spread;
  readonly certainty: Certainty;
  readonly rule: string;
}

export const fixed = (tokens: number): TokenRange => ({ low: tokens, typical: tokens, high: tokens });

export const plus = (a: TokenRange, b: TokenRange): TokenRange => ({
  low: a.low + b.low,
  typical: a.typical + b.typical,
  high: a.high + b.high,
});

export const sum = (ranges: readonly TokenRange[]): TokenRange => ranges.reduce(plus, fixed(0));

/** Tokens of pieces of text; text between holes is counted as it stands, a hole as given. */
export function weighPieces(pieces: readonly TextPiece[], weigh: (text: string) => number): TokenRange {
  let total = fixed(0);
  let run = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') run += piece;
    else {
      total = plus(plus(total, fixed(run === '' ? 0 : weigh(run))), piece.tokens);
      run = '';
    }
  }
  return run === '' ? total : plus(total, fixed(weigh(run)));
}

export function finishBill({ parts, spread, certainty, rule }: Reckoning): InputBill {
  const total = sum(parts.map(part => part.tokens));
  const typical = whole(total.typical);
  const [lowBy, lowShare] = spread.below;
  const [highBy, highShare] = spread.above;
  const low = Math.min(typical, whole(total.low - lowBy - lowShare * total.low));
  const high = Math.max(typical, whole(total.high + highBy + highShare * total.high));
  const exact = certainty === 'exact' && low === high;
  return {
    low,
    typical,
    high,
    exact,
    basis: `${exact || certainty !== 'exact' ? certainty : 'rule'}: ${rule}`,
    parts,
  };
}

/** A whole number of tokens, never below 0. */
const whole = (value: number): number => (Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0);
