import type { CallSite } from '../calls/call-site.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { RuledCall, TextEdit } from '../rules/define-rule.ts';
import {
  hasHiddenArguments,
  removeArgument,
  renameArgument,
  writtenArgument,
} from '../rules/written-argument.ts';
import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import type { Place } from '../values/value.ts';
import { ownerOf } from './owner-of.ts';

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

const SAMPLING_EVERYWHERE = [...SAMPLING, 'topP', 'topK', 'presencePenalty', 'frequencyPenalty'] as const;

/**
 * Anthropic refuses sampling parameters from here on.
 * Source: https://platform.claude.com/docs/en/about-claude/models/whats-new-claude-4-7
 */
const CLAUDE_WITHOUT_SAMPLING = /^claude-(opus-4-[78]|(opus|sonnet|haiku|fable)-[5-9])/;
/** Reasoning models of OpenAI take max_completion_tokens and no sampling parameters. Source: https://platform.openai.com/docs/guides/reasoning */
const OPENAI_REASONING = /^(o\d|gpt-([5-9]|\d\d))/;

/** Which model goes, which comes (ids without a provider before them), and where the id is written. */
export interface ModelChange {
  readonly before: string;
  readonly next: string;
  readonly place: Place;
  /** Facts of the place's file, where it is a source file. */
  readonly facts: FileFacts | undefined;
}

/** What must change in a call's other arguments for another model; undefined where that can't be seen or done. */
export function adaptCall({ resolved }: RuledCall, change: ModelChange): readonly TextEdit[] | undefined {
  const { before, next } = change;
  const { site } = resolved;
  const isOpenai = OPENAI_REASONING.test(next) && !OPENAI_REASONING.test(before);
  const isClaude = CLAUDE_WITHOUT_SAMPLING.test(next) && !CLAUDE_WITHOUT_SAMPLING.test(before);
  const leavesReasoning =
    resolved.reasoningEffort !== null && !OPENAI_REASONING.test(next) && !/^claude|^gemini/.test(next);
  if (leavesReasoning) return undefined;
  // What only one maker's models take stands in options of its own.
  const isOtherMaker = /^[a-z]+/.exec(before)![0] !== /^[a-z]+/.exec(next)![0];
  if (isOtherMaker && namesProviderOptions(site)) return undefined;
  if (!isOpenai && !isClaude) return [];
  // What other models pass through needs its arguments as they are.
  if (resolved.model.ids.length > 1 || isHandedIn(site)) return undefined;
  if (site.http) return undefined;
  if (resolved.sdk === 'bedrock') return samplesAtBedrock(site) ? undefined : [];
  if (resolved.sdk !== 'openai' && resolved.sdk !== 'anthropic') return adaptFramework(resolved, change);
  if (hasHiddenArguments(site)) return undefined;
  // Those without sampling take no budget of thinking tokens either; how much effort it stands for is the author's to say.
  if (isClaude && writtenArgument(site, 'thinking')) return undefined;
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

/** Whether a parameter or an attribute gives the model: others may give another one, with the same arguments. */
function isHandedIn(site: CallSite): boolean {
  const model = writtenArgument(site, 'model')?.value;
  if (model?.kind === 'member')
    return model.object.kind === 'name' && /^(self|this)$/.test(model.object.name);
  if (model?.kind !== 'name') return false;
  const { facts, context } = site;
  for (let id = context.functionId; id !== null; id = facts.functions[id]!.parentId)
    if (facts.functions[id]!.params.some(p => p.name === model.name)) return true;
  return false;
}

/** Whether a request of the Converse API may set a sampling parameter; one whose body can't be read may. */
function samplesAtBedrock(site: CallSite): boolean {
  if (site.match.method.api !== 'bedrock-converse' || hasHiddenArguments(site)) return true;
  const others = writtenArgument(site, 'additionalModelRequestFields');
  const settings = writtenArgument(site, 'inferenceConfig')?.value;
  if (others || (settings && settings.kind !== 'object')) return true;
  return settings?.kind === 'object' && settings.entries.some(e => e.isSpread || e.key !== 'maxTokens');
}

/** LiteLLM, LangChain and the AI SDK name the cap as the model wants it; sampling parameters they pass on. */
function adaptFramework(
  { site, sdk }: ResolvedCall,
  { place, facts }: ModelChange,
): readonly TextEdit[] | undefined {
  const owner = facts && ownerOf(facts, place);
  // Where the model is made by a call of its own, that call may set them; the others take all with the request.
  const isWithRequest = sdk === 'litellm' || sdk === 'vercel_ai';
  if (!owner && !isWithRequest) return undefined;
  if (hasSampling(site.request.call) !== false || (owner && hasSampling(owner) !== false)) return undefined;
  return [];
}

/** Whether a call sets a sampling parameter; undefined where something that can't be read may. */
function hasSampling({ args }: CallExpr): boolean | undefined {
  const names = args.flatMap(arg =>
    arg.value.kind === 'object' && arg.name === null
      ? arg.value.entries.map(e => (e.isSpread ? '*' : (e.key ?? '*')))
      : [arg.spread === null ? (arg.name ?? '') : '*'],
  );
  if (names.some(name => (SAMPLING_EVERYWHERE as readonly string[]).includes(name))) return true;
  return names.includes('*') ? undefined : false;
}

const namesProviderOptions = ({ request: { call, context } }: CallSite): boolean =>
  /provider_?options|providerMetadata|extra_?body|model_kwargs|cache_?control/i.test(
    context.facts.text.slice(call.start, call.end),
  );
