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
} from '../tokens/index.ts';

/** The request of a call as the billing rules take it: constant text as written, holes with their sizes. */
export function requestOf(
  call: ResolvedCall,
  reading: PromptReading | undefined,
  holes: readonly Hole[],
): BillableRequest {
  const { method } = call.site.match;
  const sizes = [...holes];
  const messages: BillableMessage[] = [];
  for (const part of reading?.parts ?? []) {
    const text = part.pieces.map((piece): TextPiece =>
      'text' in piece ? piece.text : { tokens: bounded(sizes.shift()?.tokens) },
    );
    const media = part.media.map(m => ({ ...unsized(m.kind), detail: m.detail }));
    const last = messages.at(-1);
    if (part.continues && last)
      messages[messages.length - 1] = {
        ...last,
        text: [...last.text, ...text],
        media: [...last.media, ...media],
      };
    else messages.push({ ...emptyMessage, role: part.role === 'unknown' ? 'user' : part.role, text, media });
  }
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
