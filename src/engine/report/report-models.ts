import type { Call, Feature, ModelOffer, ModelUse, SourcePlace } from '../model.ts';
import { allModelFacts, findModel, modelFacts, ratesFor } from '../prices/index.ts';
import type { ModelFacts, ModelMatch, PriceBook } from '../prices/index.ts';
import { RecentAnswers } from '../recent-answers.ts';
import { capabilityNames, lostBetween } from '../advice/lost-between.ts';
import type { Use } from './with-agents.ts';

/** What models are compared by. */
export interface ModelReporting {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly features: readonly Feature[];
  /** Prices that hold for a call, by its key. */
  readonly bookFor: (key: string) => PriceBook;
}

interface Known {
  readonly match: ModelMatch;
  readonly facts: ModelFacts;
  readonly input: number;
  readonly output: number;
  readonly source: string;
  readonly checked: string | null;
}

/** A model that stops within this many days is no offer. */
const SOON_MS = 180 * 86_400_000;

/** The models of these calls, the dearest first: what each carries, where it is chosen, and what others would cost for the same tokens. */
export function reportModels(uses: readonly Use[], around: ModelReporting): ModelUse[] {
  const groups = new Map<string, Use[]>();
  for (const use of uses) {
    const { model, provider } = use.call;
    if (model.ids.length === 0) continue;
    const key = `${provider ?? ''}\n${[...model.ids].sort().join('\n')}`;
    const group = groups.get(key);
    if (group) group.push(use);
    else groups.set(key, [use]);
  }
  const times = timesPerRun(around.features);
  const perMonth = timesPerMonth(around.features);
  const models = [...groups.values()].map(group => useOf(group, times, perMonth, around));
  return models.sort((a, b) => (b.usd ?? -1) - (a.usd ?? -1) || (a.ids[0]! < b.ids[0]! ? -1 : 1));
}

function useOf(
  uses: readonly Use[],
  times: ReadonlyMap<string, number>,
  perMonth: ReadonlyMap<string, number>,
  around: ModelReporting,
): ModelUse {
  const calls = uses.map(({ call }) => call);
  const first = calls[0]!;
  const timesOf = (call: Call): number => times.get(call.id) ?? 1;
  const sum = (value: (call: Call) => number): number =>
    uses.reduce((total, use) => total + value(use.call) * use.times, 0);
  const priced = calls.filter(c => c.usd !== null);
  const inputTokens = sum(c => c.inputTokens.typical * timesOf(c));
  const outputTokens = sum(c => c.outputTokens.typical * timesOf(c));
  const usd = priced.length === 0 ? null : sum(c => (c.usd?.typical ?? 0) * timesOf(c));
  const hasVolume = priced.some(c => perMonth.has(c.id));
  return {
    ids: first.model.ids,
    provider: first.provider,
    calls: [...new Set(calls.map(c => c.id))],
    places: placesOf(calls),
    inputTokens,
    outputTokens,
    usd,
    usdPerMonth: hasVolume ? sum(c => (c.usd?.typical ?? 0) * (perMonth.get(c.id) ?? 0)) : null,
    offers: offersFor(priced, { inputTokens, outputTokens, usd }, around),
  };
}

/** Where the ids are written, each place once. */
function placesOf(calls: readonly Call[]): SourcePlace[] {
  const places = new Map<string, SourcePlace>();
  for (const { file, cell, line, column } of calls.flatMap(c => c.model.places))
    places.set(`${file}\n${String(cell)}\n${String(line)}\n${String(column)}`, {
      file,
      ...(cell === undefined ? {} : { cell }),
      line,
      column,
    });
  return [...places.values()];
}

/** How often calls run in one run of each feature; a call that no feature reaches is not in it. */
function timesPerRun(features: readonly Feature[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { calls } of features)
    for (const one of calls) times.set(one.id, (times.get(one.id) ?? 0) + one.times.typical);
  return times;
}

function timesPerMonth(features: readonly Feature[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { calls, usd, usdPerMonth } of features) {
    if (!usd || !usdPerMonth || usd.typical <= 0) continue;
    const volume = usdPerMonth.typical / usd.typical;
    for (const one of calls) times.set(one.id, (times.get(one.id) ?? 0) + one.times.typical * volume);
  }
  return times;
}

/** The model itself and those that could stand in its place, the cheapest first. Amounts of others are at the same tokens. */
function offersFor(
  calls: readonly Call[],
  mix: { readonly inputTokens: number; readonly outputTokens: number; readonly usd: number | null },
  { date, bookFor }: ModelReporting,
): ModelOffer[] {
  const [first] = calls;
  if (!first || first.model.ids.length !== 1 || first.kind === 'embedding' || !mix.usd) return [];
  const book = bookFor(first.key);
  const present = known(
    findModel({ provider: first.provider, model: first.model.ids[0]! }, book),
    date,
    book,
  );
  if (!present || present.match.own || present.match.free) return [];
  const atMix = ({ input, output }: Known): number =>
    (mix.inputTokens * input + mix.outputTokens * output) / 1e6;
  const whole = atMix(present);
  if (whole <= 0) return [];
  const others = candidates(present, date, book).filter(other => canCarry(other.facts, calls));
  return [present, ...others]
    .map(one => offer(one, present, (mix.usd! * atMix(one)) / whole))
    .sort((a, b) => a.usd - b.usd || (a.id < b.id ? -1 : 1));
}

const known = (match: ReturnType<typeof findModel>, date: string, book: PriceBook): Known | null => {
  if (!match.found) return null;
  const facts = modelFacts(match);
  const rates = ratesFor(match, { date }, book);
  if (!facts || !rates.priced || rates.inputUsdPerMTok === null || rates.outputUsdPerMTok === null)
    return null;
  const { inputUsdPerMTok: input, outputUsdPerMTok: output, source, checked } = rates;
  return { match, facts, input, output, source, checked };
};

const offered = new RecentAnswers<PriceBook, readonly Known[]>(500);

/** Models of the same provider and vendor, and those of other vendors with published results, at their makers. */
const candidates = (present: Known, date: string, book: PriceBook): readonly Known[] =>
  offered.answer(book, JSON.stringify([date, present.match.provider, present.match.asked]), () =>
    findCandidates(present, date, book),
  );

function findCandidates(present: Known, date: string, book: PriceBook): Known[] {
  const { provider, vendor, family, asked } = present.match;
  const prefix = prefixOf(asked);
  const found = new Map<string, Known>();
  for (const facts of allModelFacts()) {
    if (facts.family === present.facts.family || facts.family === family) continue;
    const here = known(findModel({ provider, model: prefix + facts.family }, book), date, book);
    const isNear = here?.match.provider === provider && here.match.vendor === vendor;
    const other = isNear ? here : facts.quality.length > 0 ? atMaker(facts, date, book) : null;
    if (!other || isEnding(other.facts, date) || other.match.free) continue;
    if (!found.has(other.facts.family)) found.set(other.facts.family, other);
  }
  return [...found.values()];
}

function atMaker(facts: ModelFacts, date: string, book: PriceBook): Known | null {
  const match = findModel({ model: facts.family }, book);
  return match.found && match.provider === match.vendor ? known(match, date, book) : null;
}

function isEnding({ retirement }: ModelFacts, date: string): boolean {
  return retirement !== null && Date.parse(retirement.date) - Date.parse(date) < SOON_MS;
}

/** Has what the calls are known to use; what isn't known of the model counts as missing. */
function canCarry({ capabilities, contextTokens }: ModelFacts, calls: readonly Call[]): boolean {
  if (calls.some(c => c.tools !== null) && capabilities.tools !== true) return false;
  if (calls.some(c => c.responseSchema !== null) && capabilities.structuredOutput !== true) return false;
  // Tokens of an agent's run are of all its turns: how long one request is can't be told from them.
  const needed = calls.filter(c => !c.turns).map(c => c.inputTokens.high ?? c.inputTokens.typical);
  return contextTokens !== null && contextTokens >= Math.max(0, ...needed);
}

function offer(one: Known, present: Known, usd: number): ModelOffer {
  const { match, facts, input, output, source, checked } = one;
  const isPresent = one === present;
  const isSameProvider = match.provider === present.match.provider;
  return {
    id: isPresent ? match.asked : (isSameProvider ? prefixOf(present.match.asked) : '') + facts.family,
    provider: match.provider,
    isPresent,
    isSameProvider,
    usd,
    inputUsdPerMTok: input,
    outputUsdPerMTok: output,
    contextTokens: facts.contextTokens,
    maxOutputTokens: facts.maxOutputTokens,
    capabilities: capabilityNames.filter(name => facts.capabilities[name] === true),
    lost: isPresent ? [] : lostBetween(present.facts, facts),
    quality: facts.quality,
    released: facts.released,
    source,
    checked,
  };
}

/** What routes an id to its provider: `openrouter/openai/`, `openai:`; '' for a bare id. */
const prefixOf = (id: string): string => /^(?:.*\/|[a-z_-]+:(?=[a-z]))?/i.exec(id)![0];
