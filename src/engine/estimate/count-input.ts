import type { BillableRequest, TextPiece } from '../tokens/request/billable-request.ts';
import { jsonText } from '../tokens/request/loose.ts';
import type { Counters } from '../tokens/count/counters.ts';
import type { BilledInput, OutputEstimate } from './billing.ts';

/** Framing tokens of a chat message and of a reply, as OpenAI bills them. */
const PER_MESSAGE = 3;
const PER_REPLY = 3;

export function countInput(request: BillableRequest, counters: Counters): BilledInput {
  const count = (text: string): number => counters.o200k_base.count(text);
  let [low, typical, high] = [0, 0, 0];
  const add = (pieces: readonly TextPiece[]): void => {
    for (const piece of pieces) {
      const tokens =
        typeof piece === 'string'
          ? { low: count(piece), typical: count(piece), high: count(piece) }
          : piece.tokens;
      low += tokens.low;
      typical += tokens.typical;
      high += tokens.high;
    }
  };
  for (const message of request.messages) add(message.text);
  for (const input of request.inputs) add(input);
  const toolTokens = request.tools.reduce(
    (sum, t) => sum + count(jsonText({ name: t.name, description: t.description, parameters: t.parameters })),
    0,
  );
  const schemaTokens = request.responseSchema ? count(jsonText(request.responseSchema.schema)) : 0;
  const framing = request.inputs.length > 0 ? 0 : PER_REPLY + PER_MESSAGE * request.messages.length;
  const fixed = toolTokens + schemaTokens + framing;
  return {
    low: low + fixed,
    typical: typical + fixed,
    high: high + fixed,
    exact: false,
    basis: 'rule: text, tools and framing by o200k',
    toolTokens,
    schemaTokens,
  };
}

export function countOutput(request: BillableRequest): OutputEstimate {
  if (request.inputs.length > 0) return { low: 0, typical: 0, high: 0, basis: 'embeddings have no output' };
  const cap = request.outputCap;
  const range = { low: 50, typical: 300, high: 1500 };
  if (cap === null) return { ...range, basis: 'assumption: free answer' };
  return {
    low: Math.min(range.low, cap),
    typical: Math.min(range.typical, cap),
    high: Math.min(range.high, cap),
    basis: 'output cap',
  };
}
