import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Hole, Range } from '../model.ts';
import type { Rates } from '../prices/index.ts';
import { assumptionPath } from '../settings/assumption-for.ts';
import type { InputBill } from '../tokens/index.ts';
import { TOOL_RESULT, type Turns } from './agent-run.ts';
import type { CostModel } from './cost-model.ts';
import type { Parameter } from './parameter.ts';
import { cachedTokens, hitsParameter, type PromptCache } from './prompt-cache.ts';
import { requestPrice } from './request-price.ts';

export interface CallCostInput {
  readonly call: ResolvedCall;
  /** `Call.key`: causes that belong to this call alone are named by it. */
  readonly key: string;
  readonly holes: readonly Hole[];
  /** Input of the first request. */
  readonly bill: InputBill;
  /** Output of one request and one answer. */
  readonly answer: Range & { readonly basis: string };
  readonly turns: Turns | null;
  readonly rates: Rates;
  readonly cache: PromptCache | null;
  /** Share of the resent input that the user's configuration expects in the cache. */
  readonly hits: Range | undefined;
}

/** The cost of one execution of a call as a function of what it leaves open; null where tokens have no price. */
export function callCost(given: CallCostInput): CostModel | null {
  const { call, key, holes, bill, answer, turns, rates, cache } = given;
  const price = requestPrice(rates, call.site.kind !== 'embedding');
  if (price === null) return null;
  const open = holes.filter(h => h.tokens.low !== h.tokens.typical || h.tokens.high !== h.tokens.typical);
  const parameters: Parameter[] = open.map(holeParameter);
  const add = (parameter: Parameter): number => parameters.push(parameter) - 1;
  const count = add(countParameter(key, bill, parameters));
  const output = add(outputParameter(key, answer, call.outputCap));
  const run = turns && {
    turns: add(turnsParameter(key, turns)),
    result: add(resultParameter(key)),
    hits: cache ? add(hitsParameter(key, given.hits)) : -1,
  };
  const answers = Math.max(1, call.answers);
  const known = bill.typical - open.reduce((sum, h) => sum + h.tokens.typical, 0);
  const usd = (values: ArrayLike<number>): number => {
    // The count takes the place of the typical bill; holes shift it.
    let input = known + values[count]! - bill.typical;
    for (let i = 0; i < open.length; i++) input += values[i]!;
    const out = values[output]!;
    const first = Math.max(0, input);
    if (!run) return price({ input: first, read: 0, written: 0, output: out * answers });
    const more = out + values[run.result]!;
    const hits = cache ? values[run.hits]! : 0;
    return runUsd(values[run.turns]!, turn => {
      const input = first + turn * more;
      const output = out * answers;
      if (!cache) return price({ input, read: 0, written: 0, output });
      return price(cachedTokens(cache, { input, output, prefix: turn === 0 ? 0 : input - more, hits }));
    });
  };
  const typical = usd(parameters.map(p => p.typical));
  return { parameters, typical: Number(typical.toPrecision(15)), usd };
}

/** Turns of a run one after another; of a broken number of turns the last counts in part. */
function runUsd(turns: number, usdOf: (turn: number) => number): number {
  let sum = 0;
  let turn = 0;
  for (; turn + 1 <= turns; turn++) sum += usdOf(turn);
  return turn < turns ? sum + usdOf(turn) * (turns - turn) : sum;
}

/** Tokens that an end without a bound counts at most, against the typical. */
const OPEN_END = 10;

const holeParameter = ({ name, tokens, basis }: Hole): Parameter => ({
  cause: `hole ${name}`,
  name,
  unit: 'tokens',
  low: tokens.low,
  typical: tokens.typical,
  high: tokens.high ?? tokens.typical * OPEN_END,
  most: basis === 'code' ? tokens.high : null,
  basis,
  assumption: assumptionPath('hole', name).join('.'),
});

/** How far our own count may be off: what the bill's range holds beyond the holes. It spans 95 in 100, not 80. */
function countParameter(key: string, bill: InputBill, holes: readonly Parameter[]): Parameter {
  const NARROWER = 0.65;
  const below = bill.typical - bill.low - holes.reduce((sum, h) => sum + h.typical - h.low, 0);
  const above = bill.high - bill.typical - holes.reduce((sum, h) => sum + h.high - h.typical, 0);
  return {
    cause: `count ${key}`,
    name: 'token count',
    unit: 'tokens',
    low: bill.typical - Math.max(0, Math.min(below, bill.typical / 2)) * NARROWER,
    typical: bill.typical,
    high: bill.typical + Math.max(0, Math.min(above, bill.typical)) * NARROWER,
    most: null,
    basis: bill.exact ? 'code' : 'assumption',
  };
}

const outputParameter = (key: string, answer: CallCostInput['answer'], cap: number | null): Parameter => ({
  cause: `output ${key}`,
  name: 'output',
  unit: 'tokens',
  low: answer.low,
  typical: answer.typical,
  high: answer.high ?? answer.typical * OPEN_END,
  most: cap,
  basis: answer.basis === 'configuration' ? 'configuration' : 'assumption',
  assumption: assumptionPath('output', '*').join('.'),
});

const turnsParameter = (key: string, { likely, allowed, isConfigured }: Turns): Parameter => ({
  cause: `turns ${key}`,
  name: 'turns',
  unit: 'turns',
  ...likely,
  most: allowed.high,
  basis: isConfigured ? 'configuration' : 'assumption',
  assumption: assumptionPath('turns', '*').join('.'),
});

const resultParameter = (key: string): Parameter => ({
  cause: `tool result ${key}`,
  name: 'tool result',
  unit: 'tokens',
  ...TOOL_RESULT,
  most: null,
  basis: 'assumption',
});
