import type { PromptPart } from '../prompts/prompt-parts.ts';
import type { Piece, UnknownValue } from '../values/value.ts';
import { cacheSaving, cacheTermsOf, lifetimeText, prefixTokens } from './cache-saving.ts';
import { defineRule, type RuleContext, type SuggestedFix, type TextEdit } from './define-rule.ts';
import { followName } from './follow-name.ts';
import { moveItemBehind } from './move-item.ts';
import { filledOf, moveLinesToEnd, templateAt } from './move-lines.ts';
import { unorderedTools } from './unordered-tools.ts';
import { volatilityOf, type Volatility } from './volatile-hole.ts';
import { writtenArgument } from './written-argument.ts';

/** Fewer tokens are not worth another order of the prompt. */
const LEAST_TOKENS = 256;
const LEAST_SHARE = 0.03;

export const cachePrefixBroken = defineRule({
  id: 'cache-prefix-broken',
  title: 'What changes with every call stands before text that never changes',
  severity: 'hint',
  isOffByDefault: true,
  docs: `A prompt cache holds a prefix: the request from its start up to the first token that differs. The time, a random
id or the user's own data in front of long instructions therefore makes all of them new in every call, and so does a
list of tools that comes out of a set, whose order changes from process to process. Put what never changes first and what changes
last. Named only where the model caches at that provider and the text behind the break would reach its minimum (512 to
4,096 tokens by model). A date without the time of day breaks nothing. The range goes from no gain (calls rarer than the
cache's lifetime) to nearly every call reading the cache; where a loop makes the calls, its turns decide. Leave it where
the order carries meaning that the answers need.`,
  check(call, context) {
    const { report } = context;
    if (report.kind !== 'chat' || !report.usd || report.usd.typical <= 0 || call.prompts.length === 0)
      return undefined;
    const terms = cacheTermsOf(context);
    // Without a mark nothing is cached: that is the matter of prompt-cache-missing.
    if (!terms || (terms.cache.how === 'explicit' && !call.promptCache)) return undefined;
    const tools = unorderedTools(context);
    const broken = tools ? { at: 0, what: 'the order of a set of tools' } : breakOf(context);
    if (!broken) return undefined;
    const { parts } = call.prompts[0]!;
    const whole = prefixTokens(context, parts.slice(0, broken.at + 1 + following(parts, broken.at)));
    const kept = tools ? 0 : prefixTokens(context, upTo(parts, broken as Break));
    const gained = whole - (kept >= terms.minimumTokens ? kept : 0);
    if (whole < terms.minimumTokens || whole - kept < LEAST_TOKENS) return undefined;
    const saving = cacheSaving(gained, terms, context);
    if (!saving || saving.high < LEAST_SHARE) return undefined;
    const fix = tools?.fix ?? (tools ? undefined : reorder(context, broken as Break));
    return {
      message:
        `${broken.what} stands before ${String(whole - kept)} fixed tokens, so no call finds them in the cache: ` +
        `behind them, calls within ${lifetimeText(terms.cache)} would read them at ${String(Math.round((terms.rates.cacheReadUsdPerMTok! / terms.rates.inputUsdPerMTok!) * 100))} % of the price`,
      saving,
      part: 'fixed',
      risk: 'medium',
      effort: fix ? 'one edit, and an evaluation of the answers' : 'another order of the prompt',
      fixes: fix ? [fix] : [],
    };
  },
});

/** The first hole whose value surely differs from call to call, and that has fixed text behind it. */
interface Break {
  /** Index of the part, and of the piece in it. */
  readonly at: number;
  readonly piece: number;
  readonly what: string;
}

function breakOf({ resolved: { prompts }, text }: RuleContext): Break | undefined {
  const { parts } = prompts[0]!;
  for (const [at, part] of parts.entries()) {
    if (part.isRepeated) return undefined;
    for (const [piece, x] of part.pieces.entries()) {
      const why = 'hole' in x ? volatilityOf(x.hole, text) : undefined;
      if (!why || !('hole' in x)) continue;
      return {
        at,
        piece,
        what: why === 'data of the user' ? `${x.hole.name}, ${why},` : capital(why, x.hole),
      };
    }
  }
  return undefined;
}

const capital = (why: Volatility, { made }: UnknownValue): string =>
  `${why}${made?.kind === 'external' ? ` (${made.path.replace(/\(\)/g, '').replace(/\[\]/g, '')})` : ''}`;

/** Parts behind the break that could stand before it: those of the same role. */
function following(parts: readonly PromptPart[], at: number): number {
  let more = 0;
  while (
    parts[at + 1 + more] &&
    parts[at + 1 + more]!.role === parts[at]!.role &&
    !parts[at + 1 + more]!.isRepeated
  )
    more++;
  return more;
}

const upTo = (parts: readonly PromptPart[], { at, piece }: Break): PromptPart[] => [
  ...parts.slice(0, at),
  { ...parts[at]!, pieces: parts[at]!.pieces.slice(0, piece) },
];

/** Puts what changes behind the fixed text: its lines within the literal, or its message behind the others of its role. */
function reorder(context: RuleContext, broken: Break): SuggestedFix | undefined {
  const { parts } = context.resolved.prompts[0]!;
  const edits =
    following(parts, broken.at) > 0
      ? moveMessage(context, broken)
      : moveLines(context, parts[broken.at]!, broken);
  return edits && { title: 'Move what changes behind the fixed text', edits };
}

/** Where the call spells the list, and the message itself has little fixed text behind what changes. */
function moveMessage(context: RuleContext, { at, piece }: Break): readonly TextEdit[] | undefined {
  const { site, prompts } = context.resolved;
  const part = prompts[0]!.parts[at]!;
  const behind = { ...part, pieces: part.pieces.slice(piece + 1).filter(x => !('hole' in x)) };
  if (behind.pieces.length > 0 && prefixTokens(context, [behind]) >= LEAST_TOKENS) return undefined;
  const literal = neighbour(part.pieces, piece);
  if (literal?.file !== site.facts.file) return undefined;
  for (const name of ['messages', 'system', 'input']) {
    const arg = writtenArgument(site, name);
    const edits = arg && moveItemBehind(site.facts, followName(site.facts, arg.value), literal);
    if (edits) return edits;
  }
  return undefined;
}

function moveLines(
  { text, facts }: RuleContext,
  { pieces }: PromptPart,
  { piece }: Break,
): readonly TextEdit[] | undefined {
  const literal = neighbour(pieces, piece);
  const source = literal && facts(literal.file);
  const template = source && templateAt(source, literal);
  if (!template) return undefined;
  const isHere = (x: Piece): boolean =>
    !('hole' in x) && x.start === literal.start && x.file === literal.file;
  const first = pieces.findIndex(isHere);
  const last = pieces.map(isHere).lastIndexOf(true);
  // Holes at the ends of a literal stand next to its text.
  const own = pieces.slice('hole' in (pieces[first - 1] ?? {}) ? first - 1 : first, last + 2);
  const holes = own.flatMap(x => ('hole' in x ? [x.hole] : []));
  const filled = filledOf(template);
  if (holes.length !== filled.length) return undefined;
  return moveLinesToEnd(
    source,
    template,
    filled.filter((_, i) => volatilityOf(holes[i]!, text) !== undefined),
  );
}

/** The constant text beside a hole, from the same literal. */
function neighbour(pieces: readonly Piece[], at: number): Exclude<Piece, { hole: UnknownValue }> | undefined {
  for (const x of [pieces[at + 1], pieces[at - 1]]) if (x && !('hole' in x)) return x;
  return undefined;
}
