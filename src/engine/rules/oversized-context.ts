import { defineRule, threshold } from './define-rule.ts';
import { shareOfInput } from './share-of-input.ts';

const TOKENS = { about: 'Tokens of one fixed text from which it is named.', usual: 3000 };
const LEAST_SHARE = 0.5;

export const oversizedContext = defineRule({
  id: 'oversized-context',
  title: 'One fixed text dominates the cost of the call',
  severity: 'information',
  docs: `A single fixed text (examples, a schema, a manual) makes up more than half of what the call costs, and is paid
every time. Shorten it, move rarely needed parts behind a tool, or cache it. The range goes from a tenth to a half of
that text. Named from 3,000 tokens on.`,
  options: { tokens: TOKENS },
  check(_call, context) {
    const { report } = context;
    if (report.promptCache) return undefined;
    const largest = [...report.prompt.segments].sort((a, b) => b.tokens - a.tokens)[0];
    if (!largest || largest.tokens < threshold('tokens', TOKENS, context)) return undefined;
    const share = shareOfInput(report, largest.tokens);
    if (share < LEAST_SHARE) return undefined;
    return {
      message: `${String(largest.tokens)} tokens of ${largest.file}:${String(largest.startLine)} are ${String(Math.round(share * 100))} % of what this call costs`,
      saving: { low: share * 0.1, high: share * 0.5 },
      part: 'fixed',
      risk: 'medium',
      effort: 'shorten the text',
      fixes: [],
    };
  },
});
