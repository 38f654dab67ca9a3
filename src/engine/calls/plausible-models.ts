import { findModel, vendorOf, type PriceBook } from '../prices/index.ts';
import { areAllSold, providerAt, soldBy, type ModelReading } from './read-model.ts';
import type { ResolvedCall } from './resolved-call.ts';

/**
 * A call's models without those that can't be meant. What callers and tables hand over may be any text: of several ids
 * those with blanks go, plain words that no catalogue knows, and those that another vendor alone sells, as long as
 * others remain. An id that reached a vendor's own API through variables, and that only another vendor sells, belongs
 * to another branch of the program: which one is sent here is not known.
 */
export function withPlausibleModels(call: ResolvedCall, book: PriceBook): ResolvedCall {
  const model = plausible(call.model, call.provider, book);
  return model === call.model
    ? call
    : { ...call, model, provider: areAllSold(model) ? null : (model.provider ?? call.provider) };
}

/** The same of what a client or a factory is made with. */
export function plausible(model: ModelReading, provider: string | null, book: PriceBook): ModelReading {
  if (model.ids.length === 0) return model;
  // Of several that may get an id, the one that sells it.
  const seller = (id: string): string | undefined =>
    model.takers?.get(id)?.find(p => isSoldBy(id, p, book) === true);
  const providers = new Map(model.ids.map((id, i) => [id, seller(id) ?? providerAt(model, i) ?? provider]));
  const isForeign = (id: string): boolean => isSoldBy(id, providers.get(id)!, book) === false;
  const takesOwnAlone = (id: string): boolean => takesOnlyItsOwn(providers.get(id)!);
  if (model.source !== 'literal' && model.ids.every(id => takesOwnAlone(id) && isForeign(id))) {
    const why = `${model.ids[0]!} is another vendor's: which model is sent here is known only at run time`;
    return { ids: [], places: [], provider: model.provider, source: 'runtime', why };
  }
  if (model.ids.length < 2) return model;
  const named = keep(model.ids, id => !/\s/.test(id));
  const known = keep(named, id => !isPlainWord(id) || isSoldBy(id, null, book) === true);
  const ids = keep(known, id => !isForeign(id) && !(isPath(id) && takesOwnAlone(id)));
  if (ids.length === model.ids.length && !model.takers) return model;
  const places = model.places.filter((_, i) => ids.includes(model.ids[i]!));
  const source = ids.length > 1 || model.source !== 'multiple' ? model.source : 'cross-file';
  const sold =
    model.providers || model.takers
      ? soldBy(ids.map(id => providers.get(id)!))
      : { provider: model.provider };
  return { ids, source, why: model.why, places, ...(model.again && { again: model.again }), ...sold };
}

function keep(ids: readonly string[], test: (id: string) => boolean): readonly string[] {
  const kept = ids.filter(test);
  return kept.length > 0 ? kept : ids;
}

/** "custom", "Embeddings", "default": ids of models have a number, a version or a maker's name in them. */
const isPlainWord = (id: string): boolean => /^[A-Za-z]+$/.test(id);

/** "sentence-transformers/all-MiniLM-L6-v2": a repository's or a gateway's spelling; Google's own start with "models/". */
const isPath = (id: string): boolean =>
  id.includes('/') && !/^(models|publishers|projects|accounts)\//.test(id);

/** Vendors whose own API serves nothing but what their list of prices names, under plain ids. */
const OWN_ONLY = new Set([
  'anthropic',
  'google',
  'voyageai',
  'cohere',
  'mistral',
  'perplexity',
  'x-ai',
  'deepseek',
  'groq',
  'cerebras',
]);
export const takesOnlyItsOwn = (provider: string | null): boolean =>
  provider !== null && OWN_ONLY.has(provider);

/** false where another vendor's catalogue alone knows the id; undefined where nobody's does. */
function isSoldBy(id: string, provider: string | null, book: PriceBook): boolean | undefined {
  if (provider === null) return findModel({ provider, model: id }, book).found || undefined;
  if (id.includes('/')) return undefined;
  const local = provider === 'local';
  if (!local && findModel({ provider, model: id }, book).found) return true;
  // Google's cloud serves other makers' models too.
  if (provider === 'google' && /^(claude|llama|mistral|codestral|jamba|deepseek|qwen|gpt-oss)/.test(id))
    return undefined;
  // What the vendor made is its own, though its list has it no more.
  if (vendorOf(id) === provider) return undefined;
  return findModel({ provider: null, model: id }, book).found ? false : undefined;
}
