import type { Call } from '../model.ts';
import type { ModelFacts } from '../prices/index.ts';
import type { RuledCall, Surroundings } from '../rules/define-rule.ts';
import { writtenArgument } from '../rules/written-argument.ts';
import { thinksByDefault } from '../tokens/index.ts';
import { bare } from './bare-id.ts';
import { lostBetween } from './lost-between.ts';
import { candidatesFor, presentModel } from './model-candidates.ts';

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
  const { resolved, report } = call;
  const [written] = resolved.model.ids;
  if (written === undefined || !report.usd || report.usd.typical <= 0) return [];
  const present = presentModel(call, written);
  if (!present?.facts) return [];
  const now = present.facts;
  const found: Alternative[] = [];
  for (const { id, facts } of candidatesFor(call, written, { date: around.date, makers: 'same' })) {
    if (isEnding(facts, around.date) || !canDo(call, facts)) continue;
    const other = around.reestimate(call, { model: { ...resolved.model, ids: [id] } });
    if (!other.usd) continue;
    found.push({
      id,
      facts,
      report: other,
      saving: savingOf(report.usd.typical, {
        ...inputAndOutput(other),
        reasons: mayThink(call, id, facts),
      }),
      lost: lostBetween(now, facts),
    });
  }
  return found.sort((a, b) => b.report.usd!.typical - a.report.usd!.typical || (a.id < b.id ? -1 : 1));
}

/** Whether a model would think before it answers a call: it always does, or the call asks for it. */
export function mayThink({ resolved }: RuledCall, id: string, { capabilities }: ModelFacts): boolean {
  if (capabilities.reasoning === false) return false;
  if (resolved.reasoningEffort !== null || writtenArgument(resolved.site, 'thinking')) return true;
  return thinksByDefault(bare(id)) !== false;
}

/** Whether a model stops answering within half a year. */
export function isEnding({ retirement }: ModelFacts, date: string): boolean {
  return retirement !== null && Date.parse(retirement.date) - Date.parse(date) < SOON_DAYS * 86_400_000;
}

/** Has all that the call uses; what isn't known counts as missing. */
const canDo = (call: RuledCall, facts: ModelFacts): boolean =>
  call.report.kind !== 'embedding' && missingFor(call, facts).length === 0;

/** What a call uses and a model lacks; marked where nobody published whether it has it. */
export function missingFor(
  { resolved, report }: RuledCall,
  { capabilities, contextTokens, maxOutputTokens }: ModelFacts,
): string[] {
  const media = resolved.prompts.flatMap(p => p.parts.flatMap(part => part.media.map(m => m.kind)));
  const uses: readonly (readonly [keyof ModelFacts['capabilities'], string, boolean])[] = [
    ['tools', 'tools', resolved.tools.length > 0 || resolved.hasUnknownTools],
    ['vision', 'images', media.some(kind => kind === 'image' || kind === 'document')],
    ['audio', 'audio', media.some(kind => kind === 'audio' || kind === 'video')],
    ['structuredOutput', 'structured output', resolved.responseSchema !== null || resolved.hasUnknownSchema],
    ['reasoning', 'reasoning', resolved.reasoningEffort !== null],
  ];
  const missing = uses.flatMap(([name, words, isUsed]) =>
    isUsed && capabilities[name] !== true
      ? [capabilities[name] === false ? words : `${words} (not known)`]
      : [],
  );
  // Vectors of another model fit no index that is there.
  if (report.kind === 'embedding') missing.push('the vectors of the present model');
  const needed = report.inputTokens.high ?? report.inputTokens.typical;
  if (contextTokens === null) missing.push('room for the input (not known)');
  else if (contextTokens < needed) missing.push(`room for ${String(needed)} tokens of input`);
  if (maxOutputTokens !== null && resolved.outputCap !== null && maxOutputTokens < resolved.outputCap)
    missing.push(`room for ${String(resolved.outputCap)} tokens of output`);
  return missing;
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
