import { defineRule } from './define-rule.ts';
import { shareOfInput } from './share-of-input.ts';

/**
 * Keeping the last four turns of a conversation: of T turns that resend all before, T(T+1)/2 parts are paid, with the
 * window 10 + 4(T-4). Five turns: 14 of 15 (7 % less); twenty turns: 74 of 210 (65 % less).
 */
const SHORT = 1 - 14 / 15;
const LONG = 1 - 74 / 210;
const LEAST_SHARE = 0.15;

export const growingHistory = defineRule({
  id: 'growing-history',
  title: 'The whole conversation is sent with every turn',
  severity: 'hint',
  docs: `Each turn resends all earlier ones, so a conversation's input grows with about the square of its turns. Keep the
last few turns, or a summary of the older ones, or what fits a token budget. The range: the last four turns kept, in
conversations of five (7 % of the history saved) to twenty turns (65 %). Not named where the history is cut with a slice
or a limit that the source shows. Leave it where answers need the whole conversation; then cache the prefix instead.`,
  check(call, { report }) {
    if (report.kind !== 'chat') return undefined;
    const repeated = call.prompts.flatMap(p =>
      p.parts.flatMap(part =>
        part.isRepeated && !part.window ? part.pieces.flatMap(x => ('hole' in x ? [x.hole] : [])) : [],
      ),
    );
    const open = repeated.find(h => isConversation(h.name) && h.maxChars === undefined);
    const hole = open && report.prompt.holes.find(h => h.name === open.name);
    if (!hole || hole.why === 'inference-cost.yml') return undefined;
    const share = report.usd ? shareOfInput(report, hole.tokens.typical) : null;
    if (share !== null && share < LEAST_SHARE) return undefined;
    return {
      message: `${hole.name} is sent whole with every turn and nothing shortens it: the last turns, or a summary, cost less`,
      saving: share === null ? null : { low: share * SHORT, high: share * LONG },
      part: 'filled',
      risk: 'medium',
      effort: 'a few lines',
      fixes: [],
    };
  },
});

const isConversation = (name: string): boolean =>
  /history|conversation|chat_?(log|messages)|^messages$|\.messages$|memory/i.test(name) &&
  !/trim|recent|last|window|truncat|slice/i.test(name);
