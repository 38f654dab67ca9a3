import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { ModelSettings } from '../configuration.ts';
import { findModel, modelFacts, type PriceBook } from '../prices/index.ts';

/** Asks what it would cost if another model answered: `models.A=B` of a scenario, or `calls.KEY.model=B`. */
export function withSwappedModel(
  call: ResolvedCall,
  key: string,
  { swaps }: ModelSettings,
  book: PriceBook,
): ResolvedCall {
  if (!swaps || swaps.size === 0) return call;
  const ids = [...new Set(call.model.ids.map(id => swaps.get(key) ?? swapOf(id, call, swaps, book)))];
  // A model that only run time decides is one of the call alone.
  const own = ids.length === 0 ? swaps.get(key) : undefined;
  const next = own === undefined ? ids : [own];
  if (next.join('\n') === call.model.ids.join('\n')) return call;
  const [first] = next;
  const { kind } = call.site;
  const here = findModel({ provider: call.provider, model: first!, kind }, book);
  const match = here.found ? here : findModel({ provider: null, model: first!, kind }, book);
  const facts = match.found ? modelFacts(match) : null;
  const most = facts?.maxOutputTokens ?? null;
  return {
    ...call,
    model: { ids: next, source: call.model.source, places: call.model.places, provider: null, why: null },
    provider: match.found && !here.found ? match.provider : call.provider,
    isDeployment: false,
    outputCap: call.outputCap === null || most === null ? call.outputCap : Math.min(call.outputCap, most),
    reasoningEffort: facts?.capabilities.reasoning === false ? null : call.reasoningEffort,
  };
}

/** By the id as written, else by the model that it stands for: a dated id, a deployment, a name of one's own. */
function swapOf(id: string, call: ResolvedCall, swaps: ReadonlyMap<string, string>, book: PriceBook): string {
  const direct = swaps.get(id);
  if (direct !== undefined) return direct;
  const meant = (call.isDeployment ? book.azureDeployments.get(id) : undefined) ?? book.aliases.get(id) ?? id;
  const match = findModel({ provider: call.provider, model: meant, kind: call.site.kind }, book);
  return swaps.get(meant) ?? (match.found ? swaps.get(match.family) : undefined) ?? id;
}
