import type { Call } from '../model.ts';
import { allModelFacts, findModel, modelFacts, ratesFor, type ModelFacts } from '../prices/index.ts';
import type { RuledCall, Surroundings } from '../rules/define-rule.ts';
import { lostBetween } from './lost-between.ts';

/** Another model that could answer a call, at the call's own token mix. */
export interface Alternative {
  /** As it would be written at the call: with the prefix that the id has there. */
  readonly id: string;
  readonly facts: ModelFacts;
  readonly report: Call;
  /** Share of the call's typical cost that it saves; below 0 where it costs more. */
  readonly saving: { readonly low: number; readonly typical: number; readonly high: number };
  /** What the call's present model can do or hold, and this one can't, for the list to say. */
  readonly lost: readonly string[];
}

/**
 * How much more or less a model may write for the same task, against what is estimated. Models that reason differ more:
 * thinking tokens of the same query vary up to 9.7-fold (arXiv 2603.23971).
 */
const VERBOSITY = { plain: { less: 0.8, more: 1.25 }, reasoning: { less: 0.6, more: 2.5 } } as const;

/** A model that stops within this many days is no advice. */
export const SOON_DAYS = 180;

/** Models of the same vendor at the same provider with all that the call uses, the cheapest last. */
export function alternativesFor(call: RuledCall, around: Surroundings): Alternative[] {
  const { resolved, report, book } = call;
  const [written] = resolved.model.ids;
  if (written === undefined || !report.usd || report.usd.typical <= 0) return [];
  const present = findModel({ provider: resolved.provider, model: written, kind: report.kind }, book);
  if (!present.found || present.own || present.free) return [];
  const now = modelFacts(present);
  if (!now) return [];
  const prefix = /^(.*\/)?/.exec(written)![0];
  const found: Alternative[] = [];
  for (const { family } of allModelFacts()) {
    if (family === now.family || family === present.family) continue;
    const id = prefix + family;
    const match = findModel({ provider: resolved.provider, model: id, kind: report.kind }, book);
    if (!match.found || match.provider !== present.provider || match.vendor !== present.vendor) continue;
    // An id that is only found by respelling may not be one that the provider takes.
    if (match.how.join() !== present.how.join() && match.how.length > 0) continue;
    const facts = modelFacts(match);
    if (!facts || isEnding(facts, around.date) || !ratesFor(match, { date: around.date }, book).priced)
      continue;
    if (!canDo(call, facts)) continue;
    const other = around.reestimate(call, { model: { ...resolved.model, ids: [id] } });
    if (!other.usd) continue;
    found.push({
      id,
      facts,
      report: other,
      saving: savingOf(report.usd.typical, {
        ...inputAndOutput(other),
        reasons: facts.capabilities.reasoning !== false,
      }),
      lost: lostBetween(now, facts),
    });
  }
  return found.sort((a, b) => b.report.usd!.typical - a.report.usd!.typical || (a.id < b.id ? -1 : 1));
}

function isEnding({ retirement }: ModelFacts, date: string): boolean {
  return retirement !== null && Date.parse(retirement.date) - Date.parse(date) < SOON_DAYS * 86_400_000;
}

/** Has all that the call uses; what isn't known counts as missing. */
function canDo(
  { resolved, report }: RuledCall,
  { capabilities, contextTokens, maxOutputTokens }: ModelFacts,
): boolean {
  const media = resolved.prompts.flatMap(p => p.parts.flatMap(part => part.media.map(m => m.kind)));
  if ((resolved.tools.length > 0 || resolved.hasUnknownTools) && capabilities.tools !== true) return false;
  if (media.some(kind => kind === 'image' || kind === 'document') && capabilities.vision !== true)
    return false;
  if (media.some(kind => kind === 'audio' || kind === 'video') && capabilities.audio !== true) return false;
  if ((resolved.responseSchema || resolved.hasUnknownSchema) && capabilities.structuredOutput !== true)
    return false;
  if (resolved.reasoningEffort !== null && capabilities.reasoning !== true) return false;
  if (report.kind === 'embedding') return false; // vectors of another model fit no index that is there
  const needed = report.inputTokens.high ?? report.inputTokens.typical;
  if (contextTokens === null || contextTokens < needed) return false;
  return maxOutputTokens === null || resolved.outputCap === null || maxOutputTokens >= resolved.outputCap;
}

/** Shares of `cost` that another model saves when it writes more, as much, or less than estimated. */
export function savingOf(
  cost: number,
  other: { readonly input: number; readonly output: number; readonly reasons: boolean },
): Alternative['saving'] {
  const { less, more } = other.reasons ? VERBOSITY.reasoning : VERBOSITY.plain;
  const share = (factor: number): number => 1 - (other.input + other.output * factor) / cost;
  return { low: share(more), typical: share(1), high: share(less) };
}

/** Typical USD of a priced call's input and output. */
export function inputAndOutput({ usd, parts }: Call): { readonly input: number; readonly output: number } {
  const output = parts.find(p => p.kind === 'output')?.usd ?? 0;
  return { input: usd!.typical - output, output };
}
