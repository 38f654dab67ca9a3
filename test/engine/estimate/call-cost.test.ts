import { expect, it } from 'vitest';
import type { ResolvedCall } from '../../../src/engine/calls/resolved-call.ts';
import { callCost } from '../../../src/engine/estimate/call-cost.ts';
import type { Course } from '../../../src/engine/estimate/course.ts';
import type { Parameter } from '../../../src/engine/estimate/parameter.ts';
import type { PromptCache } from '../../../src/engine/estimate/prompt-cache.ts';
import type { Rates } from '../../../src/engine/prices/index.ts';
import { wholeHistory } from '../../../src/engine/prompts/prompt-parts.ts';

const TURNS = 10;
const BASE = 2000;
const OUTPUT = 150;
/** A tool result of 242 tokens, and 8 around the two messages: each turn adds 400 that the next one resends. */
const MORE = OUTPUT + 242 + 8;

const fixedParameter = (cause: string, value: number): Parameter => ({
  cause,
  name: cause,
  unit: '',
  low: value,
  typical: value,
  high: value,
  most: null,
  basis: 'code',
});
const course: Course = {
  turns: fixedParameter('turns', TURNS),
  added: fixedParameter('tool result', 242),
  window: wholeHistory,
  frame: 4,
  isWhole: true,
  resendsAll: true,
  asks: false,
};

function typical(cache: Pick<PromptCache, 'minimum' | 'writes'> | null, rates: Partial<Rates> = {}): number {
  const call = { site: { kind: 'agent-run' }, answers: 1, outputCap: null } as unknown as ResolvedCall;
  const fixed = (n: number) => ({ low: n, typical: n, high: n });
  return callCost({
    call,
    key: 'a.py#run/Runner.run#0',
    holes: [],
    bill: { ...fixed(BASE), exact: true, basis: 'exact', parts: [] },
    answer: { ...fixed(OUTPUT), basis: 'configuration' },
    thinking: null,
    course,
    head: BASE,
    staticHead: 0,
    callsPerMonth: null,
    rates: {
      inputUsdPerMTok: 3,
      cacheReadUsdPerMTok: 0.3,
      cacheWrite5mUsdPerMTok: 3.75,
      outputUsdPerMTok: 15,
      requestUsdEach: null,
      longContext: null,
      ...rates,
    } as Rates,
    cache: cache && { headOnly: false, isExplicit: false, marksAll: false, lifetimeSeconds: 300, ...cache },
    hits: undefined,
  })!.typical;
}

// 10 × 2000 + 400 × (0 + 1 + … + 9) = 38,000 tokens in, 10 × 150 = 1,500 out.
const OUT_USD = (1500 * 15) / 1e6;
// Read again: all of turns 1 to 9 = 9 × 2000 + 400 × (0 + … + 8) = 32,400; new: 38,000 − 32,400 = 5,600.
const READ_USD = (32_400 * 0.3) / 1e6;

it('ten turns that resend what was said grow quadratically', () => {
  expect(BASE * TURNS + (MORE * TURNS * (TURNS - 1)) / 2).toBe(38_000);
  expect(typical(null)).toBeCloseTo((38_000 * 3) / 1e6 + OUT_USD, 12);
});

it('automatic caching takes the cheaper rate for what was sent before', () => {
  expect(typical({ minimum: 1024, writes: false })).toBeCloseTo(READ_USD + (5600 * 3) / 1e6 + OUT_USD, 12);
});

it('explicit caching pays to write what is new', () => {
  expect(typical({ minimum: 1024, writes: true })).toBeCloseTo(READ_USD + (5600 * 3.75) / 1e6 + OUT_USD, 12);
});

it('a prefix below the minimum is not cached', () => {
  // Turn 3 (2,800 tokens) is the first that is cached: turns 4 to 10 read turns 3 to 9 = 7 × 2000 + 400 × (2 + … + 8).
  const read = 28_000;
  const cost = (read * 0.3 + (38_000 - read) * 3) / 1e6 + OUT_USD;
  expect(typical({ minimum: 2800, writes: false })).toBeCloseTo(cost, 12);
});

it('a long prompt pays its own rate for the whole request', () => {
  const longContext = {
    aboveInputTokens: 5000,
    applies: 'whole',
    reached: false,
    rates: { inputUsdPerMTok: 6 },
  } as const;
  // Turns 9 and 10 send 5,200 and 5,600 tokens.
  expect(typical(null, { longContext })).toBeCloseTo((38_000 * 3 + 10_800 * 3) / 1e6 + OUT_USD, 12);
});
