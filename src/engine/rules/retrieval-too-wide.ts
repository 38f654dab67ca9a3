import type { UnknownValue } from '../values/value.ts';
import { defineRule, threshold, type RuleContext } from './define-rule.ts';
import { retrievalOf } from './retrieval.ts';

/** Pieces that most answers rest on, the best ranked ones; more than twice as many is wide. */
const ENOUGH = 5;
const MANY = { about: 'Results of one retrieval from which it is named.', usual: 10 };
const LEAST_SHARE = 0.25;
const CHARS_PER_TOKEN = 4;

export const retrievalTooWide = defineRule({
  id: 'retrieval-too-wide',
  title: 'Many retrieved pieces are paid in every question',
  severity: 'hint',
  docs: `Each piece that a search puts into the prompt is paid with every question, so what a call costs grows with the number of
results times the size of a piece. Named where the source asks a store of texts for ten pieces or more and they make up
at least a quarter of what the call costs. Fewer pieces, the best ones after a reranker, or smaller ones usually answer
as well. The range goes from a third fewer pieces to five. The size of a piece is that of the splitter in the same
file, else an assumption that inference-cost.yml replaces. Leave it where an evaluation of yours shows that recall
falls.`,
  options: { results: MANY },
  check(call, context) {
    const { report } = context;
    if (report.kind !== 'chat' || !report.usd || report.usd.typical <= 0) return undefined;
    const hole = call.prompts[0]?.parts
      .flatMap(part => part.pieces.flatMap(x => ('hole' in x ? [x.hole] : [])))
      .find(h => (retrievalOf(h, context.facts)?.results ?? 0) >= threshold('results', MANY, context));
    if (!hole) return undefined;
    const { results, source, file, place, chunkChars } = retrievalOf(hole, context.facts)!;
    const share = shareOf(hole, results, chunkChars, context);
    if (share === undefined || share < LEAST_SHARE) return undefined;
    const pieces =
      chunkChars === null
        ? `${String(results)} pieces`
        : `${String(results)} pieces of ${String(chunkChars)} characters`;
    return {
      message: `${source}: ${pieces} make up ${String(Math.round(share * 100))} % of what this call costs, with every question`,
      saving: { low: share / 3, high: share * Math.max(1 / 3, 1 - ENOUGH / results) },
      part: 'filled',
      risk: 'medium',
      effort: 'a smaller number, or a reranker; and an evaluation of the answers',
      place: { file, ...place },
      fixes: [],
    };
  },
});

/** Share of the call's cost that the pieces are: results × size, or the hole's own size where the size isn't known. */
function shareOf(
  hole: UnknownValue,
  results: number,
  chunkChars: number | null,
  { report }: RuleContext,
): number | undefined {
  const { usd, price, prompt, inputTokens } = report;
  const rate = price?.inputUsdPerMTok;
  if (!rate || !usd) return undefined;
  const sized = prompt.holes.find(h => h.name === hole.name);
  if (!sized) return undefined;
  // What the user or the code says of the hole goes before the product.
  const isOwn = sized.basis === 'configuration' || sized.basis === 'measured';
  if (chunkChars === null || isOwn) return Math.min(1, (sized.tokens.typical * rate) / 1e6 / usd.typical);
  const tokens = (results * chunkChars) / CHARS_PER_TOKEN;
  const others = usd.typical - (Math.min(sized.tokens.typical, inputTokens.typical) * rate) / 1e6;
  const pieces = (tokens * rate) / 1e6;
  return pieces / (Math.max(0, others) + pieces);
}
