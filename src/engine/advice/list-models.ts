import {
  inputAndOutput,
  isEnding,
  mayThink,
  missingFor,
  savingOf,
  type Alternative,
} from './alternatives.ts';
import { lostBetween } from './lost-between.ts';
import { candidatesFor, presentModel, type ModelCandidate } from './model-candidates.ts';
import { bare } from './bare-id.ts';
import { isLikeFor } from './is-like-for.ts';
import { switchFix } from './switch-model.ts';
import { ratesFor, vendorOf, type ModelFacts } from '../prices/index.ts';
import type { ModelGroup } from '../rules/model-sites.ts';
import type { SuggestedFix, Surroundings } from '../rules/define-rule.ts';

/** A smaller saving is not worth the evaluation that a switch needs. */
export const LEAST_SAVING = 0.2;

/** A model on the list, for all calls of a place together, at their own tokens. */
export interface ListedModel {
  readonly id: string;
  readonly provider: string;
  readonly isPresent: boolean;
  /** Worth an evaluation: of the same maker and a natural step, with all that the calls use, and surely cheaper. */
  readonly isSuggested: boolean;
  /** USD of one execution of each call; null where one of them can't be priced. */
  readonly usd: { readonly low: number; readonly typical: number; readonly high: number } | null;
  readonly saving: Alternative['saving'] | null;
  readonly inputUsdPerMTok: number | null;
  readonly outputUsdPerMTok: number | null;
  readonly priceSource: string;
  /** YYYY-MM-DD. */
  readonly priceChecked: string;
  readonly facts: Pick<
    ModelFacts,
    'contextTokens' | 'maxOutputTokens' | 'capabilities' | 'released' | 'quality'
  >;
  /** What the present model can do or hold, and this one can't. */
  readonly lost: readonly string[];
  /** What the calls use, and this one hasn't or isn't known to have. */
  readonly missing: readonly string[];
  readonly fix: SuggestedFix | null;
  /** Why there is no edit. */
  readonly why: string | null;
}

/** The present model and all that its SDK could be given in its place, the cheapest first. */
export function listModels(group: ModelGroup, around: Surroundings): ListedModel[] {
  const [first] = group.calls;
  const present = first && presentModel(first, group.id);
  if (!first || !present) return [];
  const now = amounts(group, { id: group.id, provider: first.resolved.provider }, around);
  const own: ModelCandidate | null = present.facts && {
    id: group.id,
    provider: first.resolved.provider,
    facts: present.facts,
    match: present.match,
  };
  const listed = candidatesFor(first, group.id, { date: around.date, makers: 'all' })
    .filter(candidate => !isEnding(candidate.facts, around.date))
    .map(candidate => entry(group, candidate, present.facts, now, around));
  const all = own ? [entry(group, own, present.facts, now, around), ...listed] : listed;
  return all.sort(
    (a, b) => (a.usd?.typical ?? Infinity) - (b.usd?.typical ?? Infinity) || (a.id < b.id ? -1 : 1),
  );
}

interface Amounts {
  readonly usd: NonNullable<ListedModel['usd']>;
  readonly input: number;
  readonly output: number;
}

function amounts(
  group: ModelGroup,
  { id, provider }: { readonly id: string; readonly provider: string | null },
  around: Surroundings,
): Amounts | null {
  const sum = { low: 0, typical: 0, high: 0 };
  let input = 0;
  let output = 0;
  for (const call of group.calls) {
    const report = around.reestimate(call, { provider, model: { ...call.resolved.model, ids: [id] } });
    if (!report.usd) return null;
    const parts = inputAndOutput(report);
    input += parts.input;
    output += parts.output;
    sum.low += report.usd.low;
    sum.typical += report.usd.typical;
    sum.high += report.usd.high;
  }
  return { usd: sum, input, output };
}

function entry(
  group: ModelGroup,
  candidate: ModelCandidate,
  present: ModelFacts | null,
  now: Amounts | null,
  around: Surroundings,
): ListedModel {
  const { id, facts, match } = candidate;
  const isPresent = id === group.id;
  const then = amounts(group, candidate, around);
  const rates = ratesFor(match, { date: around.date }, group.calls[0]!.book);
  const missing = [...new Set(group.calls.flatMap(call => missingFor(call, facts)))];
  const saving =
    now && then && now.usd.typical > 0
      ? savingOf(now.usd.typical, { ...then, reasons: group.calls.some(call => mayThink(call, id, facts)) })
      : null;
  const fix = isPresent ? undefined : switchFix(group, id, around, candidate.factory);
  return {
    id,
    provider: match.provider,
    isPresent,
    usd: then?.usd ?? null,
    isSuggested:
      fix !== undefined &&
      missing.length === 0 &&
      saving !== null &&
      saving.low > 0 &&
      saving.typical >= LEAST_SAVING &&
      match.vendor === vendorOf(bare(group.id)) &&
      isLikeFor(group.calls, group.id, id),
    saving,
    inputUsdPerMTok: rates.priced ? rates.inputUsdPerMTok : null,
    outputUsdPerMTok: rates.priced ? rates.outputUsdPerMTok : null,
    priceSource: rates.priced ? rates.source : '',
    priceChecked: rates.priced ? (rates.checked ?? '') : '',
    facts: {
      contextTokens: facts.contextTokens,
      maxOutputTokens: facts.maxOutputTokens,
      capabilities: facts.capabilities,
      released: facts.released,
      quality: facts.quality,
    },
    lost: present && !isPresent ? lostBetween(present, facts) : [],
    missing,
    fix: missing.some(m => !m.includes('not known')) ? null : (fix ?? null),
    why: isPresent
      ? 'it is in use'
      : missing.some(m => !m.includes('not known'))
        ? `the calls use what it doesn't have: ${missing.join(', ')}`
        : fix
          ? null
          : `${bare(id)} needs changes that can't be made from what the source shows`,
  };
}
