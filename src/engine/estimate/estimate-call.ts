import { providerAt } from '../calls/read-model.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type {
  CostPart,
  Driver,
  Hole,
  InputTokens,
  OutputTokens,
  PriceNote,
  Prompt,
  Range,
  UsdRange,
} from '../model.ts';
import {
  findModel,
  modelFacts,
  ratesFor,
  type ModelMatch,
  type PriceBook,
  type Rates,
} from '../prices/index.ts';
import type { InputBill } from '../tokens/index.ts';
import { recentCost, type CallCostInput } from './call-cost.ts';
import type { CostModel } from './cost-model.ts';
import { drawingRates, pieceCost } from './image-price.ts';
import { withModelChoice, type ModelCost } from './model-choice.ts';
import { promptCacheOf } from './prompt-cache.ts';
import { amountAndDrivers } from './propagate.ts';

/** What one call costs, and what that rests on. */
export interface CallEstimate {
  readonly inputTokens: InputTokens;
  readonly outputTokens: OutputTokens;
  readonly usd: UsdRange | null;
  readonly unpriced: string | null;
  readonly price: PriceNote | null;
  readonly parts: readonly CostPart[];
  /** What moves the amount, the most first; null when unpriced. */
  readonly drivers: readonly Driver[] | null;
  /** The amount as a function of what is open; null when unpriced. */
  readonly model: CostModel | null;
}

export interface EstimateContext {
  readonly book: PriceBook;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** A scenario's word on prompt caching; undefined as the code says. */
  readonly caching?: boolean | undefined;
}

/** Why a call has no price, or its rates. */
type RatesReading = Priced | { readonly why: string };

interface Priced {
  readonly rates: Rates;
  readonly match: ModelMatch;
}

/** The rates of a call's model; of several that it may use the first that has a price, which the others are put beside. */
function ratesOf(call: ResolvedCall, context: EstimateContext): RatesReading & { readonly others: Priced[] } {
  if (call.site.kind === 'audio')
    return { why: 'audio is billed by its length, which only run time knows', others: [] };
  if (call.isPaidByNodes) return { why: 'paid at the calls of its nodes', others: [] };
  const { model } = call;
  if (model.ids.length === 0) return { why: whyNoModel(model.why), others: [] };
  const readings = model.ids.map((id, i) =>
    ratesOfModel(id, providerAt(model, i) ?? call.provider, call, context),
  );
  const [first, ...others] = readings.filter(r => 'rates' in r);
  return first ? { ...first, others } : { ...readings[0]!, others: [] };
}

function ratesOfModel(
  id: string,
  provider: string | null,
  { site, isDeployment, tier, region }: ResolvedCall,
  { book, date }: EstimateContext,
): RatesReading {
  if (provider === 'local') return { why: 'runs on a machine of your own: no price for tokens' };
  const asked = book.aliases.get(id) ?? id;
  const mapped = isDeployment ? book.azureDeployments.get(id) : asked;
  if (mapped === undefined)
    return {
      why: `Azure deployment "${id}" may be any model: name it under models: azure-deployments in inference-cost.yml`,
    };
  const match = findModel({ provider, model: mapped, kind: site.kind }, book);
  if (!match.found) return { why: match.why };
  const rates = ratesFor(match, { date, region, ...(isTier(tier) ? { tier } : {}) }, book);
  return rates.priced ? { rates, match } : { why: rates.why };
}

const isTier = (tier: string): tier is 'batch' | 'flex' | 'priority' =>
  tier === 'batch' || tier === 'flex' || tier === 'priority';

function whyNoModel(why: string | null): string {
  return why === null || why === 'model known only at run time'
    ? 'model known only at run time'
    : `model known only at run time: ${why}`;
}

/** Puts tokens and rates together. */
export function estimateCall(
  call: ResolvedCall,
  prompt: Prompt,
  input: InputBill,
  output: Range & { readonly basis: string },
  cost: Omit<CallCostInput, 'call' | 'rates' | 'cache'>,
  context: EstimateContext,
): CallEstimate {
  const reading = ratesOf(call, context);
  const outputTokens: OutputTokens = {
    low: output.low,
    typical: output.typical,
    high: output.high,
    basis: output.basis,
  };
  const inputTokens: InputTokens = {
    low: input.low,
    typical: input.typical,
    high: input.high,
    exact: input.exact,
    basis: input.basis,
  };
  if (!('rates' in reading))
    return {
      inputTokens,
      outputTokens,
      usd: null,
      unpriced: reading.why,
      price: null,
      parts: partsOf(call, prompt, input, output, null),
      drivers: null,
      model: null,
    };
  const rates = drawingRates(reading.rates);
  const costWith = ({ rates: plain, match }: Priced): CostModel | null => {
    const rates = drawingRates(plain);
    const cache = promptCacheOf(call, modelFacts(match)?.cache ?? null, context.caching);
    return pieceCost(call, rates) ?? recentCost({ ...cost, call, rates, cache }, context.book);
  };
  const first = costWith(reading);
  const model = first && withModelChoice(first, costsOf([reading, ...reading.others], costWith));
  const price: PriceNote = {
    model: rates.model,
    provider: rates.provider,
    inputUsdPerMTok: rates.inputUsdPerMTok,
    outputUsdPerMTok: rates.outputUsdPerMTok,
    source: rates.source,
    checked: rates.checked ?? context.book.info.checked,
    notes: [...rates.notes, ...disagreeing(rates), ...unpricedOf(call, reading.others)],
  };
  if (model === null) {
    return {
      inputTokens,
      outputTokens,
      usd: null,
      unpriced: `${rates.model} is not priced by the token`,
      price,
      parts: partsOf(call, prompt, input, output, null),
      drivers: null,
      model: null,
    };
  }
  const { usd, drivers } = amountAndDrivers(model);
  return {
    inputTokens,
    outputTokens,
    usd,
    drivers,
    unpriced: null,
    price,
    parts:
      pieceCost(call, rates) !== null
        ? [{ name: 'images', kind: 'fee', tokens: 0, usd: model.typical }]
        : addingUp(partsOf(call, prompt, input, output, rates), model.typical),
    model,
  };
}

function costsOf(
  models: readonly Priced[],
  costWith: (model: Priced) => CostModel | null,
): readonly ModelCost[] {
  return models.flatMap(priced => {
    const cost = costWith(priced);
    return cost ? [{ model: priced.rates.model, usd: cost.typical }] : [];
  });
}

/** Models that the range leaves out. */
function unpricedOf({ model }: ResolvedCall, others: readonly Priced[]): string[] {
  const missing = model.ids.length - others.length - 1;
  return missing > 0
    ? [
        `${String(missing)} of its ${String(model.ids.length)} models ${missing === 1 ? 'has' : 'have'} no price`,
      ]
    : [];
}

function disagreeing({ disagreement }: Rates): string[] {
  if (!disagreement) return [];
  const { source, checked, inputUsdPerMTok, outputUsdPerMTok } = disagreement;
  return [
    `sources disagree: ${source} (${checked}) has ${String(inputUsdPerMTok)} in, ${String(outputUsdPerMTok)} out per million tokens`,
  ];
}

/** What makes up a call: each role's static text, each hole, tools, schema, overhead, output. */
function partsOf(
  call: ResolvedCall,
  prompt: Prompt,
  input: InputBill,
  output: Range & { readonly basis: string },
  rates: Rates | null,
): CostPart[] {
  const usd = (tokens: number, rate: number | null | undefined): number | null =>
    rate === null || rate === undefined ? null : (tokens * rate) / 1e6;
  const inputPart = (name: string, kind: CostPart['kind'], tokens: number): CostPart => ({
    name,
    kind,
    tokens,
    usd: usd(tokens, rates?.inputUsdPerMTok),
  });
  const parts: CostPart[] = [];
  for (const role of ['system', 'user', 'assistant', 'tool', 'unknown'] as const) {
    const tokens = prompt.segments.filter(s => s.role === role).reduce((sum, s) => sum + s.tokens, 0);
    if (tokens > 0) parts.push(inputPart(`${role === 'unknown' ? 'other' : role} text`, 'static', tokens));
  }
  for (const hole of prompt.holes)
    parts.push(inputPart(`{${hole.name}}`, isHistory(hole) ? 'history' : 'hole', hole.tokens.typical));
  if (tokensFor(input, 'tools') > 0) parts.push(inputPart('tools', 'tools', tokensFor(input, 'tools')));
  if (tokensFor(input, 'schema') > 0)
    parts.push(inputPart('response schema', 'schema', tokensFor(input, 'schema')));
  const overhead = input.typical - parts.reduce((sum, p) => sum + p.tokens, 0);
  if (overhead > 0)
    parts.push(
      call.site.kind === 'agent-run'
        ? inputPart('earlier turns, sent again', 'history', overhead)
        : inputPart('message framing', 'overhead', overhead),
    );
  if (call.site.kind !== 'embedding') {
    const tokens = output.typical * Math.max(1, call.answers);
    parts.push({ name: 'output', kind: 'output', tokens, usd: usd(tokens, rates?.outputUsdPerMTok) });
  }
  return parts;
}

/** Input parts at the mean rate of all input: what is read from a cache, or beyond a long prompt's limit, has its own. */
function addingUp(parts: readonly CostPart[], total: number): CostPart[] {
  const isInput = ({ kind }: CostPart): boolean => kind !== 'output' && kind !== 'fee';
  const usdOf = (some: readonly CostPart[]): number => some.reduce((sum, p) => sum + (p.usd ?? 0), 0);
  const input = usdOf(parts.filter(isInput));
  const factor = input === 0 ? 1 : (total - usdOf(parts.filter(p => !isInput(p)))) / input;
  if (Math.abs(factor - 1) < 1e-9) return [...parts];
  return parts.map(p => (isInput(p) && p.usd !== null ? { ...p, usd: p.usd * factor } : p));
}

/** Typical tokens of one kind of share. */
export const tokensFor = (bill: InputBill, kind: InputBill['parts'][number]['kind']): number =>
  Math.round(bill.parts.filter(p => p.kind === kind).reduce((total, p) => total + p.tokens.typical, 0));

const isHistory = (hole: Hole): boolean => /history|messages|conversation/i.test(hole.name);
