import type { PromptReading } from '../prompts/prompt-parts.ts';
import { distinctReadings } from '../prompts/read-prompt.ts';
import type { BoundCall, Context } from '../values/value.ts';
import type { CallSite } from './call-site.ts';
import { httpSite } from './find-http-calls.ts';
import type { ModelReading } from './read-model.ts';
import type { Recognition } from './recognise.ts';
import type { ResolvedCall } from './resolved-call.ts';

/** What a call sends when one caller got there. */
interface Reading {
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
    match: {
      ...site.match,
      calls: new Map([...site.match.calls].map(([name, call]) => [name, call && moved(call)])),
    },
    ...(http ? { http } : {}),
  };
}

/** One call from what it sends for each caller: models and prompts side by side, the largest cap, the rest as for the first. */
export function together(readings: readonly Reading[]): ResolvedCall {
  const first = readings[0]!.call;
  const calls = readings.filter(r => !r.isOpen).map(r => r.call);
  const providers = new Set(calls.map(c => c.provider));
  const caps = calls.map(c => c.outputCap);
  const isCapped = caps.every(c => c !== null);
  return {
    ...first,
    model: models(calls.map(c => c.model)),
    provider: providers.size === 1 ? first.provider : null,
    prompts: prompts(readings),
    tools: calls.find(c => c.tools.length > 0)?.tools ?? first.tools,
    hasUnknownTools: calls.some(c => c.hasUnknownTools),
    responseSchema: calls.find(c => c.responseSchema)?.responseSchema ?? null,
    hasUnknownSchema: calls.some(c => c.hasUnknownSchema),
    outputCap: isCapped ? Math.max(...caps) : null,
    hasUnknownCap: !isCapped && calls.some(c => c.outputCap !== null || c.hasUnknownCap),
    promptCache: calls.some(c => c.promptCache),
  };
}

function models(readings: readonly ModelReading[]): ModelReading {
  const known = readings.filter(r => r.ids.length > 0);
  const [first] = known;
  if (!first) return readings[0]!;
  const places = new Map<string, ModelReading['places'][number]>();
  for (const { ids, places: at } of known)
    for (const [i, id] of ids.entries()) if (!places.has(id)) places.set(id, at[i]!);
  const ids = [...places.keys()];
  return { ...first, ids, places: [...places.values()], source: ids.length > 1 ? 'multiple' : first.source };
}

/** Conditions each once, the caller first; a long list of them tells nobody more than its start. */
function inWords(...conditions: readonly (string | null)[]): string | null {
  const words = new Set(conditions.flatMap(c => c?.split(', ') ?? []));
  words.delete('an item of the list');
  const shown = [...words].slice(0, MOST_CONDITIONS);
  return shown.join(', ') + (words.size > shown.length ? ', …' : '') || null;
}

/** Each caller's usual prompt first, then their others. */
function prompts(readings: readonly Reading[]): PromptReading[] {
  const named = readings.map(({ when, call }) =>
    call.prompts.map(p => ({ ...p, when: inWords(when, p.when) })),
  );
  const usual = named.flatMap(list => list.slice(0, 1));
  const others = named.flatMap(list => list.slice(1));
  return distinctReadings([...usual, ...others]).slice(0, MOST_PROMPTS);
}
