import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Hole, Range } from '../model.ts';
import type { PromptReading } from '../prompts/prompt-parts.ts';
import {
  emptyMessage,
  emptyRequest,
  unsized,
  type BillableMessage,
  type BillableRequest,
  type TextPiece,
} from '../tokens/request/billable-request.ts';

/** Input tokens as billed, and how they were counted. */
export interface BilledInput extends Range {
  readonly exact: boolean;
  readonly basis: string;
  readonly toolTokens: number;
  readonly schemaTokens: number;
}

export interface OutputEstimate extends Range {
  readonly basis: string;
}

/** The request of a call as the billing rules take it: constant text as written, holes with their sizes. */
export function requestOf(
  call: ResolvedCall,
  reading: PromptReading | undefined,
  holes: readonly Hole[],
): BillableRequest {
  const { method } = call.site.match;
  const sizes = [...holes];
  const messages = (reading?.parts ?? []).map((part): BillableMessage => ({
    ...emptyMessage,
    role: part.role === 'unknown' ? 'user' : part.role,
    text: part.pieces.map((piece): TextPiece =>
      'text' in piece ? piece.text : { tokens: bounded(sizes.shift()?.tokens) },
    ),
    media: part.media.map(m => ({ ...unsized(m.kind), detail: m.detail })),
  }));
  const isEmbedding = call.site.kind === 'embedding';
  return {
    ...emptyRequest,
    api: method.api,
    provider: call.provider ?? '',
    model: call.model.ids[0] ?? '',
    messages: isEmbedding ? [] : messages,
    inputs: isEmbedding ? messages.map(m => m.text) : [],
    tools: call.tools,
    responseSchema: call.responseSchema,
    outputCap: call.outputCap,
    reasoning: call.reasoningEffort ? { effort: call.reasoningEffort, budget: null, enabled: null } : null,
    answers: call.answers,
  };
}

const bounded = (tokens: Range | undefined): { low: number; typical: number; high: number } => ({
  low: tokens?.low ?? 0,
  typical: tokens?.typical ?? 0,
  high: tokens?.high ?? (tokens ? tokens.typical * 10 : 0),
});
