import type { PromptReading } from '../prompts/prompt-parts.ts';
import { distinctReadings } from '../prompts/read-prompt.ts';
import type { BoundCall, Context, Place } from '../values/value.ts';
import type { CallSite } from './call-site.ts';
import { httpSite } from './find-http-calls.ts';
import { againOf, providerAt, soldBy, takersOf, type ModelReading } from './read-model.ts';
import type { Recognition } from './recognise.ts';
import type { MethodMatch } from './sdk-index.ts';
import type { ResolvedCall } from './resolved-call.ts';

/** What a call sends when one caller got there. */
export interface Reading {
  readonly when: string | null;
  /** Only its prompt counts: it stands for callers that are not there yet. */
  readonly isOpen: boolean;
  readonly call: ResolvedCall;
}

/** More prompts than this say no more. */
const MOST_PROMPTS = 16;
const MOST_CONDITIONS = 4;

/** The same site with what one caller hands over in force. */
export function seenFrom(site: CallSite, context: Context, given: Recognition): CallSite {
  const moved = (bound: BoundCall): BoundCall =>
    bound.context.facts === site.context.facts &&
    bound.context.functionId === site.context.functionId &&
    bound.context.frame === site.context.frame
      ? { ...bound, context }
      : bound;
  const request = moved(site.request);
  const http = site.http ? httpSite(request.call, context, given)?.http : undefined;
  return {
    ...site,
    context,
    request,
    match: movedMatch(site.match, moved),
    ...(site.others ? { others: site.others.map(o => ({ ...o, match: movedMatch(o.match, moved) })) } : {}),
    ...(http ? { http } : {}),
  };
}

const movedMatch = (match: MethodMatch, moved: (bound: BoundCall) => BoundCall): MethodMatch => ({
  ...match,
  calls: new Map([...match.calls].map(([name, call]) => [name, call && moved(call)])),
});

/** One call from what it sends for each caller: models and prompts side by side, the largest cap, the rest as for the first. */
export function together(readings: readonly Reading[]): ResolvedCall {
  const first = readings[0]!.call;
  const calls = readings.filter(r => !r.isOpen).map(r => r.call);
  const providers = new Set(calls.map(c => c.provider));
  const caps = calls.map(c => c.outputCap);
  // A cap that only run time knows for one caller leaves the largest known one; a caller without any leaves none.
  const known = caps.filter(c => c !== null);
  const isCapped = known.length > 0 && calls.every(c => c.outputCap !== null || c.hasUnknownCap);
  return {
    ...first,
    model: models(calls),
    provider: providers.size === 1 ? first.provider : null,
    prompts: prompts(readings),
    tools: calls.find(c => c.tools.length > 0)?.tools ?? first.tools,
    hasUnknownTools: calls.some(c => c.hasUnknownTools),
    responseSchema: calls.find(c => c.responseSchema)?.responseSchema ?? null,
    hasUnknownSchema: calls.some(c => c.hasUnknownSchema),
    outputCap: isCapped ? Math.max(...known) : null,
    hasUnknownCap: !isCapped && calls.some(c => c.outputCap !== null || c.hasUnknownCap),
    promptCache: calls.some(c => c.promptCache),
  };
}

function models(calls: readonly ResolvedCall[]): ModelReading {
  const first = calls.find(c => c.model.ids.length > 0)?.model;
  if (!first) return calls[0]!.model;
  const found = new Map<string, { place: Place | undefined; provider: string | null }>();
  for (const { model, provider } of calls)
    for (const [i, id] of model.ids.entries())
      if (!found.has(id))
        found.set(id, { place: model.places[i], provider: providerAt(model, i) ?? provider });
  // What an SDK takes by default is written nowhere: such ids come last, since the others' places stand in their order.
  const sorted = [...found].sort(([, a], [, b]) => Number(!a.place) - Number(!b.place));
  const each = sorted.map(([, model]) => model);
  return {
    ids: sorted.map(([id]) => id),
    why: first.why,
    places: each.flatMap(e => e.place ?? []),
    ...soldBy(each.map(e => e.provider)),
    ...takersOf(calls.map(c => c.model)),
    ...againOf(
      calls.map(c => c.model),
      new Map([...found].map(([id, { place }]) => [id, place])),
    ),
    source: found.size > 1 ? 'multiple' : first.source,
  };
}

/** Conditions each once, the caller first; a long list of them tells nobody more than its start. */
function inWords(...conditions: readonly (string | null)[]): string | null {
  const words = new Set(conditions.flatMap(c => c?.split(', ') ?? []));
  words.delete('an item of the list');
  const shown = [...words].slice(0, MOST_CONDITIONS);
  return shown.join(', ') + (words.size > shown.length ? ', …' : '') || null;
}

/** Each caller's usual prompt first, then their others by turns, so that none fills the room that is left. */
function prompts(readings: readonly Reading[]): PromptReading[] {
  const named = readings.map(({ when, call }) =>
    call.prompts.map(p => ({ ...p, when: inWords(when, p.when) })),
  );
  const byTurns = Array.from({ length: Math.max(...named.map(list => list.length)) }, (_, i) =>
    named.flatMap(list => list.slice(i, i + 1)),
  );
  const all = distinctReadings(byTurns.flat());
  // What differs in its holes alone looks the same in a report: other texts come first.
  const texts = new Set<string>();
  const isNew = all.map(({ parts }) => {
    const text = writtenIn(parts);
    return !texts.has(text) && texts.add(text);
  });
  return [...all.filter((_, i) => isNew[i]), ...all.filter((_, i) => !isNew[i])].slice(0, MOST_PROMPTS);
}

/** The constant text of a prompt, whatever stands in its holes. */
const writtenIn = (parts: PromptReading['parts']): string =>
  JSON.stringify(parts.map(p => [p.role, p.pieces.map(x => ('text' in x ? x.text : '')).join('')]));
