import { billInput } from './bill/bill-input.ts';
import type { Counters } from './count/counters.ts';
import { estimateOutput } from './output/estimate-output.ts';
import { isObject, list, member, text, type Json } from './request/loose.ts';
import { sizesFrom } from './request/media.ts';
import { apis, isApi, readRequest } from './request/read-request.ts';

/** What `tokens --jsonl` answers to one line. */
export type LineAnswer =
  | {
      readonly id: unknown;
      readonly inputTokens: { low: number; typical: number; high: number };
      readonly exact: boolean;
      readonly basis: string;
      readonly outputTokens: { low: number; typical: number; high: number | null; basis: string };
    }
  | { readonly id: unknown; readonly error: string };

/** Answers one line of `tokens --jsonl`. Never throws. */
export function answerLine(line: string, counters: Counters): LineAnswer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: 'this line is no JSON: send one object a line' };
  }
  const id = isObject(value) ? (member(value, 'id') ?? null) : null;
  try {
    return answer(id, value, counters);
  } catch (error) {
    return {
      id,
      error: `this request could not be counted: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function answer(id: unknown, value: unknown, counters: Counters): LineAnswer {
  if (!isObject(value))
    return { id, error: 'this line is no object: send {id, provider, api, model, request}' };
  const api = member(value, 'api');
  if (!isApi(api)) return { id, error: `api must be one of ${apis.join(', ')}` };
  const body = member(value, 'request');
  if (!isObject(body)) return { id, error: 'request must be the body that the API would get, as an object' };
  const request = readRequest({
    api,
    provider: text(member(value, 'provider')),
    model: text(member(value, 'model')),
    body: body as Json,
    media: sizesFrom(list(member(value, 'media'))),
  });
  const bill = billInput(request, counters);
  return {
    id,
    inputTokens: { low: bill.low, typical: bill.typical, high: bill.high },
    exact: bill.exact,
    basis: bill.basis,
    outputTokens: estimateOutput(request),
  };
}
