import type { ResolvedCall } from '../calls/resolved-call.ts';
import { defineRule, type SuggestedFix } from './define-rule.ts';
import { insertArgument } from './insert-argument.ts';

/** Largest typical answer (tokens) times this is the cap that the fix proposes, rounded up to a power of two. */
const HEADROOM = 2;

export const missingOutputCap = defineRule({
  id: 'missing-output-cap',
  title: 'No limit on the length of the answer',
  severity: 'information',
  docs: `Output tokens cost three to eight times as much as input tokens, and an answer without a limit may run to the
model's own maximum (often 16,384 to 128,000 tokens). A cap bounds what one bad answer can cost. It does not shorten
normal answers, so nothing is promised as saved. Leave it out where answers must never be cut, for example long
generated documents, and switch the rule off there.`,
  check(call, { report }) {
    const { method } = call.site.match;
    if (call.site.kind !== 'chat' || !method.outputCap || call.outputCap !== null || call.hasUnknownCap)
      return undefined;
    const fix = capEdit(call, proposedCap(report.outputTokens.high ?? report.outputTokens.typical));
    return {
      message: `${report.enclosing ?? 'This call'} sets no limit on its output: one answer may run to the model's maximum`,
      saving: null,
      risk: 'low',
      effort: 'one edit',
      fixes: fix ? [fix] : [],
    };
  },
});

const proposedCap = (high: number): number => 2 ** Math.ceil(Math.log2(Math.max(64, high * HEADROOM)));

function capEdit(call: ResolvedCall, cap: number): SuggestedFix | undefined {
  const name = capName(call);
  const edits = name ? insertArgument(call.site, name, String(cap)) : undefined;
  return edits && name ? { title: `Set ${name} to ${String(cap)}`, edits } : undefined;
}

/** The name that the API wants: reasoning models of OpenAI refuse the old one. */
function capName(call: ResolvedCall): string | undefined {
  const [first] = call.site.match.method.outputCap ?? [];
  return first && !first.includes('.') && !first.startsWith('@') ? first : undefined;
}
