import { findModel, type PriceBook } from '../prices/index.ts';
import type { ResolvedCall } from './resolved-call.ts';

/**
 * A call's models without those that can't be meant: what callers and tables hand over may be any text, so of several
 * ids those with blanks go, and those that the catalogue knows at another vendor only, as long as others remain.
 */
export function withPlausibleModels(call: ResolvedCall, book: PriceBook): ResolvedCall {
  const { model } = call;
  if (model.ids.length < 2) return call;
  const named = keep(model.ids, id => !/\s/.test(id));
  const ids = keep(named, id => isSoldBy(id, call.provider, book) !== false);
  if (ids.length === model.ids.length) return call;
  const places = model.places.filter((_, i) => ids.includes(model.ids[i]!));
  return { ...call, model: { ...model, ids, places } };
}

function keep(ids: readonly string[], test: (id: string) => boolean): readonly string[] {
  const kept = ids.filter(test);
  return kept.length > 0 ? kept : ids;
}

/** false where another vendor's catalogue alone knows the id; undefined where nobody's does. */
function isSoldBy(id: string, provider: string | null, book: PriceBook): boolean | undefined {
  if (provider === null || id.includes('/')) return undefined;
  const local = provider === 'local';
  if (!local && findModel({ provider, model: id }, book).found) return true;
  return findModel({ provider: null, model: id }, book).found ? false : undefined;
}
