import { plainModelId } from '../model-id.ts';
import type { BillableRequest } from '../request/billable-request.ts';
import { imageOutput } from './image-output.ts';
import { reasoningTokens } from './reasoning.ts';
import { schemaAnswer } from './schema-answer.ts';
import { freeAnswer, lastUserText } from './task-shape.ts';
import { scaled, added, type OutputRange } from './output-range.ts';

export interface OutputEstimate {
  readonly low: number;
  readonly typical: number;
  /** Null where nothing bounds the answer. Never null today: without a cap a published distribution gives it. */
  readonly high: number | null;
  /** What the range rests on, for people. */
  readonly basis: string;
}

/**
 * Output tokens of one answer, reasoning included, as the 10th percentile, a usual value and the 90th, cut at the
 * request's cap. Rests on the response schema, the tools, the shape of the task, the reasoning effort and the cap.
 */
export function estimateOutput(request: BillableRequest): OutputEstimate {
  if (request.inputs.length > 0 || request.api === 'embeddings') return none;
  const image = imageOutput(request.model);
  if (image) return image;
  const answer = answerOf(request);
  const reasoning = reasoningTokens(request, plainModelId(request.model), answer.isFree);
  const range = reasoning ? added(answer.range, reasoning.range) : answer.range;
  return capped(range, [answer.basis, ...(reasoning ? [reasoning.basis] : [])], request.outputCap);
}

/** The answer and the thinking before it, each as a range of its own: what is thought is billed, but not sent again. */
export function outputParts(request: BillableRequest): {
  readonly answer: OutputEstimate;
  readonly thinking: OutputEstimate | null;
} {
  if (request.inputs.length > 0 || request.api === 'embeddings') return { answer: none, thinking: null };
  const image = imageOutput(request.model);
  if (image) return { answer: image, thinking: null };
  const answer = answerOf(request);
  const thinking = reasoningTokens(request, plainModelId(request.model), answer.isFree);
  return {
    answer: capped(answer.range, [answer.basis], request.outputCap),
    thinking: thinking && { ...rounded(thinking.range), basis: thinking.basis },
  };
}

const none: OutputEstimate = { low: 0, typical: 0, high: 0, basis: 'embeddings have no output' };

function capped(range: OutputRange, because: readonly string[], cap: number | null): OutputEstimate {
  if (cap === null || cap <= 0) return { ...rounded(range), basis: because.join('; ') };
  const isCut = cap < range.high;
  const cut = {
    low: Math.min(range.low, Math.ceil(0.4 * cap)),
    typical: Math.min(range.typical, cap),
    high: Math.min(range.high, cap),
  };
  return { ...rounded(cut), basis: (isCut ? [`output cap ${cap}`, ...because] : because).join('; ') };
}

const rounded = ({ low, typical, high }: OutputRange): OutputRange => ({
  low: Math.max(1, Math.round(low)),
  typical: Math.max(1, Math.round(typical)),
  high: Math.max(1, Math.round(high)),
});

interface Answer {
  readonly range: OutputRange;
  readonly basis: string;
  readonly isFree: boolean;
}

function answerOf(request: BillableRequest): Answer {
  const { responseSchema, tools, toolChoice } = request;
  if (responseSchema && tools.length === 0)
    return { range: schemaAnswer(responseSchema.schema), basis: 'response schema', isFree: false };
  const functions = tools.filter(tool => tool.kind === 'function');
  if (functions.length === 0 || toolChoice?.mode === 'none') return { ...freeAnswer(request), isFree: true };
  if (toolChoice?.mode === 'tool') {
    const named = functions.find(tool => tool.name === toolChoice.name) ?? functions[0]!;
    return {
      range: added(schemaAnswer(named.parameters), callFrame),
      basis: 'arguments of the named tool',
      isFree: false,
    };
  }
  const isAfterResult = (request.messages.at(-1)?.toolResults.length ?? 0) > 0;
  if (isAfterResult)
    return {
      range: { low: 10, typical: 60, high: 240 },
      basis: 'answer after a tool result (recordings)',
      isFree: false,
    };
  const calls = functions.map(tool => added(schemaAnswer(tool.parameters), callFrame));
  const low = Math.min(...calls.map(range => range.low));
  const typical = calls.reduce((sum, range) => sum + range.typical, 0) / calls.length;
  const high = Math.max(...calls.map(range => range.high));
  const range = { low: Math.min(low, 14), typical: Math.max(typical, 25), high: Math.max(high, 80) };
  return { range: lastUserText(request).length > 2000 ? scaled(range, 1.5) : range, basis: 'a tool call or a short answer (recordings)', isFree: false }; // prettier-ignore
}

/** Around the arguments of a call: the name and its frame. */
const callFrame: OutputRange = { low: 7, typical: 12, high: 28 };
