import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Hole, Range } from '../model.ts';
import type { PriceBook, Rates } from '../prices/index.ts';
import { RecentAnswers } from '../recent-answers.ts';
import { assumptionPath } from '../settings/assumption-for.ts';
import type { InputBill } from '../tokens/index.ts';
import type { CostModel } from './cost-model.ts';
import type { Parameter } from './parameter.ts';
import { isCut, messagesAt, ofExecution, type Course } from './course.ts';
import { cachedTokens, hitsBetween, hitsInCourse, type PromptCache } from './prompt-cache.ts';
import { requestPrice } from './request-price.ts';

export interface CallCostInput {
  readonly call: ResolvedCall;
  /** `Call.key`: causes that belong to this call alone are named by it. */
  readonly key: string;
  /** Of the prompt, without the history that a course grows. */
  readonly holes: readonly Hole[];
  /** Input of the first request of a course, or of the only one. */
  readonly bill: InputBill;
  /** Output of one request and one answer, thinking left out. */
  readonly answer: Range & { readonly basis: string };
  /** Thinking of one request; null for a model that doesn't. */
  readonly thinking: (Range & { readonly basis: string }) | null;
  readonly course: Course | null;
  readonly rates: Rates;
  readonly cache: PromptCache | null;
  /** Tokens that start every request alike: tools and the text up to the first hole. */
  readonly staticHead: number;
  /** Tokens before the history. */
  readonly head: number;
  /** Share of what was sent before that the user's configuration expects in the cache. */
  readonly hits: Range | undefined;
  /** From the volumes of the configuration; null where a feature that makes the call has none. */
  readonly callsPerMonth: number | null;
}

const costs = new RecentAnswers<PriceBook, CostModel | null>(5_000);

/** As `callCost`, and the same object for the same request: an edit elsewhere in a file leaves its calls as they were. */
export function recentCost(given: CallCostInput, book: PriceBook): CostModel | null {
  const { call, ...rest } = given;
  const { site, outputCap, answers, loop } = call;
  const question = JSON.stringify([rest, site.kind, outputCap, answers, loop], (_, value: unknown) =>
    value === Infinity ? 'Infinity' : value,
  );
  return costs.answer(book, question, () => callCost(given));
}

/** The cost of one execution of a call as a function of what it leaves open; null where tokens have no price. */
export function callCost(given: CallCostInput): CostModel | null {
  const { call, key, holes, bill, answer, thinking, course, rates, cache, head, staticHead } = given;
  const price = requestPrice(rates, call.site.kind !== 'embedding');
  if (price === null) return null;
  const open = holes.filter(h => h.tokens.low !== h.tokens.typical || h.tokens.high !== h.tokens.typical);
  const parameters: Parameter[] = open.map(holeParameter);
  const add = (parameter: Parameter | null): number => (parameter ? parameters.push(parameter) - 1 : -1);
  const count = add(countParameter(key, bill, parameters));
  const output = add(writtenTokens('output', key, answer, call.outputCap));
  const thought = add(thinking && writtenTokens('thinking', key, thinking, null));
  const turns = add(course && course.turns);
  const added = add(course && course.added);
  const hitsInput = {
    key,
    configured: given.hits,
    callsPerMonth: given.callsPerMonth,
    rounds: call.loop && !call.loop.parallel ? call.loop.times : null,
  };
  const inCourse = add(cache && course && hitsInCourse(hitsInput));
  const between = add(
    cache && staticHead >= cache.minimum ? hitsBetween(hitsInput, cache, cache.isExplicit) : null,
  );
  const answers = Math.max(1, call.answers);
  const cap = call.outputCap !== null && call.outputCap > 0 ? call.outputCap : Infinity;
  // Of a call alone only what comes again is worth a mark, and what it costs to write.
  const markedHead = cache?.isExplicit && !cache.marksAll ? staticHead : Infinity;
  const known = bill.typical - open.reduce((sum, h) => sum + h.tokens.typical, 0);
  const at = (values: ArrayLike<number>, index: number): number => (index < 0 ? 0 : values[index]!);
  const usd = (values: ArrayLike<number>): number => {
    // The count takes the place of the typical bill; holes shift it.
    let input = known + values[count]! - bill.typical;
    for (let i = 0; i < open.length; i++) input += values[i]!;
    const first = Math.max(0, input);
    const said = values[output]!;
    const out = Math.min(said + at(values, thought), cap) * answers;
    const marked = course
      ? cache?.headOnly
        ? Math.min(head, first)
        : Infinity
      : Math.min(markedHead, first);
    const request = (input: number, prefix: number, hits: number): number =>
      price(
        cache
          ? cachedTokens(cache, { input, output: out, prefix, hits, head: marked })
          : { input, read: 0, written: 0, output: out },
      );
    const start = Math.min(staticHead, first);
    if (!course) return request(first, between < 0 ? 0 : start, at(values, between));
    // Thinking is not sent again.
    const each = { answer: said, added: at(values, added) };
    const fixed = course.resendsAll ? first : Math.min(head, first);
    return ofExecution(course, values[turns]!, turn => {
      const input = first + messagesAt(course, turn, each);
      if (turn === 0) return request(input, between < 0 ? 0 : start, at(values, between));
      // Once the window moves, the earlier messages stand elsewhere: only what is before them comes again.
      const isMoved = isCut(course, turn, each);
      const prefix = isMoved ? Math.min(head, first) : fixed + messagesAt(course, turn - 1, each);
      return request(input, prefix, at(values, inCourse));
    });
  };
  const typical = usd(parameters.map(p => p.typical));
  return { parameters, typical: Number(typical.toPrecision(15)), usd };
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

/** Tokens of one kind that the model writes. */
const writtenTokens = (
  kind: 'output' | 'thinking',
  key: string,
  tokens: Range & { readonly basis: string },
  most: number | null,
): Parameter => ({
  cause: `${kind} ${key}`,
  name: kind,
  unit: 'tokens',
  low: tokens.low,
  typical: tokens.typical,
  high: tokens.high ?? tokens.typical * OPEN_END,
  most,
  basis: tokens.basis === 'configuration' ? 'configuration' : 'assumption',
  assumption: assumptionPath(kind, '*').join('.'),
});
