import type { Rates, RateTable } from '../prices/index.ts';

/** Tokens of one request; `read` and `written` (prompt cache) lie inside `input`. */
export interface RequestTokens {
  readonly input: number;
  readonly read: number;
  readonly written: number;
  readonly output: number;
}

/** USD of one request as a function of its tokens, long prompts at their own rates; null where tokens have no price. */
export function requestPrice(rates: Rates, hasOutput: boolean): ((tokens: RequestTokens) => number) | null {
  const usual = priceBy(rates, hasOutput);
  if (usual === null) return null;
  const { longContext } = rates;
  if (longContext === null) return usual;
  const dear = priceBy({ ...rates, ...longContext.rates }, hasOutput);
  if (dear === null) return usual;
  const limit = longContext.aboveInputTokens;
  if (longContext.applies === 'whole') return tokens => (tokens.input > limit ? dear : usual)(tokens);
  return tokens => {
    if (tokens.input <= limit) return usual(tokens);
    const above = { input: tokens.input - limit, read: 0, written: 0, output: 0 };
    return usual({ ...tokens, input: limit }) + dear(above) - dear({ ...above, input: 0 });
  };
}

type UsedRates = Pick<
  RateTable,
  'inputUsdPerMTok' | 'outputUsdPerMTok' | 'cacheReadUsdPerMTok' | 'cacheWrite5mUsdPerMTok' | 'requestUsdEach'
>;

function priceBy(rates: UsedRates, hasOutput: boolean): ((tokens: RequestTokens) => number) | null {
  const plain = rates.inputUsdPerMTok;
  const out = hasOutput ? rates.outputUsdPerMTok : 0;
  if (plain === null || out === null) return null;
  const read = rates.cacheReadUsdPerMTok ?? plain;
  const written = rates.cacheWrite5mUsdPerMTok ?? plain;
  const fee = rates.requestUsdEach ?? 0;
  return tokens =>
    ((tokens.input - tokens.read - tokens.written) * plain +
      tokens.read * read +
      tokens.written * written +
      tokens.output * out) /
      1e6 +
    fee;
}
