import {
  allModelFacts,
  findModel,
  modelFacts,
  ratesFor,
  type ModelFacts,
  type ModelMatch,
  type PriceBook,
} from '../prices/index.ts';
import type { RuledCall } from '../rules/define-rule.ts';

/** A model that could stand at a call, as it would be written there. */
export interface ModelCandidate {
  readonly id: string;
  /** Who would bill, as the estimate asks for it. */
  readonly provider: string | null;
  readonly facts: ModelFacts;
  readonly match: ModelMatch;
  /** The function of the AI SDK that makes it, where that is another than the present one. */
  readonly factory?: Factory;
}

/** A provider package of the AI SDK: `import { anthropic } from '@ai-sdk/anthropic'`. */
export interface Factory {
  readonly name: string;
  readonly module: string;
}

/** Makers whose own API an SDK reaches by id, and the prefix that it wants. */
type Prefixes = Readonly<Record<string, string>>;
/** Source: docs.litellm.ai/docs/providers. */
const LITELLM: Prefixes = {
  openai: 'openai/',
  anthropic: 'anthropic/',
  google: 'gemini/',
  mistral: 'mistral/',
  'x-ai': 'xai/',
  deepseek: 'deepseek/',
};
/** Source: reference.langchain.com, init_chat_model (model_provider). */
const INIT_CHAT_MODEL: Prefixes = {
  openai: 'openai:',
  anthropic: 'anthropic:',
  google: 'google_genai:',
  mistral: 'mistralai:',
  'x-ai': 'xai:',
  deepseek: 'deepseek:',
};
/** Source: ai-sdk.dev/providers/ai-sdk-providers. */
const AI_SDK: Readonly<Record<string, Factory>> = {
  openai: { name: 'openai', module: '@ai-sdk/openai' },
  anthropic: { name: 'anthropic', module: '@ai-sdk/anthropic' },
  google: { name: 'google', module: '@ai-sdk/google' },
  mistral: { name: 'mistral', module: '@ai-sdk/mistral' },
  'x-ai': { name: 'xai', module: '@ai-sdk/xai' },
  deepseek: { name: 'deepseek', module: '@ai-sdk/deepseek' },
};

/** The present model of a call, with its match; undefined where its price is the user's own, free, or not known. */
export function presentModel(
  { resolved, report, book }: RuledCall,
  written: string,
): { match: ModelMatch; facts: ModelFacts | null } | undefined {
  const match = findModel({ provider: resolved.provider, model: written, kind: report.kind }, book);
  if (!match.found || match.own || match.free) return undefined;
  return { match, facts: modelFacts(match) };
}

/**
 * Models that the call's SDK could be given by their id alone: those of the same maker at the same provider, and of
 * other makers where the SDK or gateway takes them. Each family once; those whose price or limits nobody published are
 * left out.
 */
export function candidatesFor(
  call: RuledCall,
  written: string,
  { date, makers }: { readonly date: string; readonly makers: 'same' | 'all' },
): ModelCandidate[] {
  const present = presentModel(call, written);
  if (!present) return [];
  const found = new Map<string, ModelCandidate>();
  const ids = [
    ...ofSameMaker(call, written, present.match),
    ...(makers === 'all' ? acrossProviders(call, written, present.match) : []),
  ];
  for (const { id, provider, factory } of ids) {
    const match = findModel({ provider, model: id, kind: call.report.kind }, call.book);
    if (!match.found || match.free || match.own) continue;
    const facts = modelFacts(match);
    if (!facts || facts.family === present.facts?.family || match.family === present.match.family) continue;
    const rates = ratesFor(match, { date }, call.book);
    if (found.has(facts.family) || !rates.priced) continue;
    // What answers with vectors has no price for output.
    if ((rates.outputUsdPerMTok === null) !== (call.report.kind === 'embedding')) continue;
    found.set(facts.family, { id, provider, facts, match, ...(factory ? { factory } : {}) });
  }
  return [...found.values()];
}

interface NamedId {
  readonly id: string;
  readonly provider: string | null;
  readonly factory?: Factory;
}

function* ofSameMaker(call: RuledCall, written: string, present: ModelMatch): Generator<NamedId> {
  const { resolved, book } = call;
  if (present.provider === 'aws') {
    yield* atBedrock(call, written);
    return;
  }
  const prefix = /^(.*[/:])?/.exec(written)![0];
  for (const { family } of allModelFacts()) {
    const id = prefix + family;
    const match = findModel({ provider: resolved.provider, model: id }, book);
    if (!match.found || match.provider !== present.provider || match.vendor !== present.vendor) continue;
    // An id that is only found by respelling may not be one that the provider takes.
    if (match.how.join() !== present.how.join() && match.how.length > 0) continue;
    yield { id, provider: resolved.provider };
  }
}

/**
 * Ids that AWS lists under the geography and maker of the present one: `us.anthropic.…`, `global.anthropic.…`,
 * `amazon.…`. Those of the catalogue that stand for several geographies, or carry a version without the maker's date, may
 * not be what AWS takes.
 */
function* atBedrock({ resolved, book }: RuledCall, written: string): Generator<NamedId> {
  const [, before = '', place] = /^((?:[\w-]+\/)*)((?:[a-z]{2,6}\.)?[a-z\d]+\.)[\w.:-]+$/.exec(written) ?? [];
  if (place === undefined || written.startsWith('arn:')) return;
  for (const { model } of book.catalogue.get('aws')?.rows ?? [])
    if (model.startsWith(place) && (!/-v\d+:\d+$/.test(model) || /-\d{8}-v|amazon\./.test(model)))
      yield { id: before + model, provider: resolved.provider };
}

function* acrossProviders(
  { resolved, book }: RuledCall,
  written: string,
  present: ModelMatch,
): Generator<NamedId> {
  if (present.provider === 'openrouter') {
    const before = written.startsWith('openrouter/') ? 'openrouter/' : '';
    for (const id of catalogueIds(book, 'openrouter')) yield { id: before + id, provider: resolved.provider };
    return;
  }
  const makers = Object.keys(LITELLM).filter(maker => maker !== present.provider);
  // Only between makers' own APIs: a cloud's or gateway's id says more than who made the model.
  if (!(present.provider in LITELLM) || present.priceOf !== present.provider) return;
  for (const maker of makers)
    for (const family of catalogueIds(book, maker)) {
      if (family.includes('/')) continue; // served by the maker's cloud, not by its own API
      if (resolved.sdk === 'litellm') yield { id: LITELLM[maker]! + family, provider: maker };
      else if (/^[a-z_]+:/.test(written) && resolved.sdk === 'langchain')
        yield { id: INIT_CHAT_MODEL[maker]! + family, provider: resolved.provider };
      else if (resolved.sdk === 'vercel_ai' && !written.includes('/'))
        yield { id: family, provider: maker, factory: AI_SDK[maker]! };
    }
}

/** Ids of a provider's rows that a request may name: not fine-tunes, free variants or endings of a host's own. */
const catalogueIds = (book: PriceBook, provider: string): string[] =>
  (book.catalogue.get(provider)?.rows ?? []).map(row => row.model).filter(id => !/:|^ft[:-]/.test(id));
