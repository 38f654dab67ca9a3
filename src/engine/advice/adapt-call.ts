import type { RuledCall, TextEdit } from '../rules/define-rule.ts';
import {
  hasHiddenArguments,
  removeArgument,
  renameArgument,
  writtenArgument,
} from '../rules/written-argument.ts';

const SAMPLING = [
  'temperature',
  'top_p',
  'top_k',
  'presence_penalty',
  'frequency_penalty',
  'logit_bias',
  'logprobs',
  'top_logprobs',
] as const;

/**
 * Anthropic refuses sampling parameters from here on.
 * Source: https://platform.claude.com/docs/en/about-claude/models/whats-new-claude-4-7
 */
const CLAUDE_WITHOUT_SAMPLING = /^claude-(opus-4-[78]|(opus|sonnet|haiku|fable)-[5-9])/;
/** Reasoning models of OpenAI take max_completion_tokens and no sampling parameters. Source: https://platform.openai.com/docs/guides/reasoning */
const OPENAI_REASONING = /^(o\d|gpt-([5-9]|\d\d))/;

/**
 * What must change in a call's other arguments for another model; undefined where that can't be seen or done.
 * `next` is the new model's id without a provider before it.
 */
export function adaptCall(
  { resolved }: RuledCall,
  before: string,
  next: string,
): readonly TextEdit[] | undefined {
  const { site } = resolved;
  const isOpenai = OPENAI_REASONING.test(next) && !OPENAI_REASONING.test(before);
  const isClaude = CLAUDE_WITHOUT_SAMPLING.test(next) && !CLAUDE_WITHOUT_SAMPLING.test(before);
  const leavesReasoning =
    resolved.reasoningEffort !== null && !OPENAI_REASONING.test(next) && !/^claude|^gemini/.test(next);
  if (leavesReasoning) return undefined;
  if (!isOpenai && !isClaude) return [];
  // LiteLLM translates the cap itself, with drop_params also the rest: what it would do is not in this call.
  if (site.http || (resolved.sdk !== 'openai' && resolved.sdk !== 'anthropic')) return undefined;
  if (hasHiddenArguments(site)) return undefined;
  const edits: TextEdit[] = [];
  if (isOpenai && site.match.method.api === 'openai-chat') {
    const cap = writtenArgument(site, 'max_tokens');
    if (cap) edits.push(renameArgument(site, cap, 'max_completion_tokens'));
  }
  for (const name of SAMPLING) {
    const arg = writtenArgument(site, name);
    if (arg) edits.push(removeArgument(site, arg));
  }
  return edits;
}
