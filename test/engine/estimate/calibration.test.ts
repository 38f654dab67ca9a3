// Recorded conversations and tool loops: is what a later turn was billed inside the range predicted from the first one?
// REPORT=1 prints coverage and width.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { UsdRange } from '../../../src/engine/model.ts';
import { TOOL_RESULT } from '../../../src/engine/estimate/agent-run.ts';
import { messagesAt } from '../../../src/engine/estimate/course.ts';
import type { Parameter } from '../../../src/engine/estimate/parameter.ts';
import { amountOf } from '../../../src/engine/estimate/propagate.ts';
import { messageFrame } from '../../../src/engine/estimate/request-tokens.ts';
import { wholeHistory } from '../../../src/engine/prompts/prompt-parts.ts';
import { billInput, isApi, readRequest } from '../../../src/engine/tokens/index.ts';
import type { Json } from '../../../src/engine/tokens/request/loose.ts';
import { counters } from '../tokens/counters.ts';

const recordings = fileURLToPath(new URL('../../../../shared/accuracy/requests.jsonl.gz', import.meta.url));

type Body = Record<string, unknown>;
interface Recording {
  readonly provider: string;
  readonly api: string;
  readonly model: string;
  readonly hasMedia?: boolean;
  readonly request: Body | null;
  readonly usage: Readonly<Record<string, unknown>> | null;
}
interface Turns {
  readonly first: Body;
  /** The first turn with its answer. */
  readonly answered: Body;
  /** Turns before the one that was billed. */
  readonly turns: number;
  /** What follows the first answer is a tool's result. */
  readonly isLoop: boolean;
}

const LISTS = ['messages', 'input', 'contents'];
const isAnswer = (item: Body): boolean =>
  item['role'] === 'assistant' ||
  item['role'] === 'model' ||
  item['type'] === 'function_call' ||
  item['type'] === 'reasoning';

/** The body of the first turn, and how many turns followed; undefined for a body of one turn. */
function turnsOf(body: Body): Turns | undefined {
  const name = LISTS.find(list => Array.isArray(body[list]));
  if (name === undefined) return undefined;
  const items = body[name] as Body[];
  const start = items.findIndex(isAnswer);
  if (start < 1 || isAnswer(items.at(-1)!)) return undefined;
  if (!items.slice(0, start).some(item => item['role'] === 'user')) return undefined;
  const turns = items.filter((item, i) => isAnswer(item) && !isAnswer(items[i - 1]!)).length;
  const end = items.findIndex((item, i) => i > start && !isAnswer(item));
  return {
    first: { ...body, [name]: items.slice(0, start) },
    answered: { ...body, [name]: items.slice(0, end) },
    turns,
    isLoop: /tool_?result|functionResponse|function_call_output|"role":"tool"/i.test(
      JSON.stringify(items[end]),
    ),
  };
}

/** Input as billed, cached tokens included; what Cohere bills is less than what it counts. */
function billedInput(usage: Recording['usage']): number | undefined {
  const at = (...names: string[]): number => names.reduce((sum, name) => sum + Number(usage?.[name] ?? 0), 0);
  const own = usage?.['billed_units'] as Body | undefined;
  const billed =
    Number(own?.['input_tokens'] ?? 0) ||
    at('prompt_tokens') ||
    at('promptTokenCount') ||
    at('inputTokens', 'cacheReadInputTokens', 'cacheWriteInputTokens') ||
    at('input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens') ||
    at('prompt_eval_count');
  return billed > 0 ? billed : undefined;
}

const likeThis = (n: number) => ({ low: n * 0.2, typical: n, high: n * 3 });
const parameter = (
  cause: string,
  { low, typical, high }: { low: number; typical: number; high: number },
): Parameter => ({
  cause,
  name: cause,
  unit: 'tokens',
  low,
  typical,
  high,
  most: null,
  basis: 'assumption',
});

/** Input of a later turn by the product's rule: the first request, and for each turn between an answer and what was added. */
function predicted(
  { provider, api, model }: Recording,
  { first, answered, turns, isLoop }: Turns,
): ReturnType<typeof amountOf> | undefined {
  if (!isApi(api)) return undefined;
  const billOf = (body: Body) =>
    billInput(readRequest({ api, provider, model, body: body as Json, media: [] }), counters);
  const request = readRequest({ api, provider, model, body: first as Json, media: [] });
  const asked = request.messages.filter(m => m.role === 'user').at(-1);
  // What the first turn leaves to the next one: its request and its answer, as we count them.
  const base = billOf(answered);
  const frame = messageFrame(request, counters);
  const answer = Math.max(1, base.typical - billOf(first).typical - frame);
  const added = isLoop ? TOOL_RESULT : likeThis(asked ? textTokens(asked.text) : 20);
  const course = { window: wholeHistory, frame, asks: false };
  const inputAt = (base: number, later: number, added: number): number =>
    base + frame + added + messagesAt(course, turns - 1, { answer: later, added });
  return amountOf({
    parameters: [parameter('base', base), parameter('answer', likeThis(answer)), parameter('added', added)],
    typical: inputAt(base.typical, answer, added.typical),
    usd: v => inputAt(v[0]!, v[1]!, v[2]!),
  });
}

const textTokens = (pieces: readonly unknown[]): number =>
  counters.o200k_base.count(pieces.filter(p => typeof p === 'string').join(''));

const outOfReach = (body: Body): boolean =>
  /"(previous_response_id|conversation|cachedContent|context_management|file_id|file_data|fileUri|file_uri|web_search\w*|googleSearch|codeExecution|urlContext|file_search|code_interpreter)"|"type":"(web_search|web_fetch|code_execution|computer|mcp|image)/.test(
    JSON.stringify(body),
  );

interface Row {
  readonly billed: number;
  readonly range: UsdRange;
  readonly turns: Turns;
}

function rowsOf(text: string): Row[] {
  const seen = new Set<string>();
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Recording)
    .flatMap(one => {
      const key = JSON.stringify([one.provider, one.api, one.model, one.request]);
      const billed = billedInput(one.usage);
      if (!one.request || one.hasMedia || billed === undefined || seen.has(key) || outOfReach(one.request))
        return [];
      seen.add(key);
      const turns = turnsOf(one.request);
      const range = turns && predicted(one, turns);
      return range ? [{ billed, range, turns }] : [];
    });
}

const share = (rows: readonly Row[]): number =>
  rows.filter(({ billed, range }) => range.low <= billed && billed <= range.high).length / rows.length;

/** Median of high / low. */
function width(rows: readonly Row[]): number {
  const widths = rows.map(({ range }) => range.high / range.low).sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? NaN;
}

describe.skipIf(!existsSync(recordings))('recorded input of later turns, predicted from the first', () => {
  const rows = existsSync(recordings) ? rowsOf(gunzipSync(readFileSync(recordings)).toString()) : [];
  it.each([
    ['conversations', rows.filter(r => !r.turns.isLoop), 60, 2],
    ['tool loops', rows.filter(r => r.turns.isLoop), 300, 20],
    ['second turns', rows.filter(r => r.turns.turns === 1), 300, 15],
    ['later turns', rows.filter(r => r.turns.turns > 1), 60, 25],
  ] as const)('of %s lies inside the range at least 8 times in 10', (name, some, least, widest) => {
    expect(some.length).toBeGreaterThan(least);
    expect(share(some)).toBeGreaterThanOrEqual(0.8);
    // A range of nothing to anything would always hold it.
    expect(width(some)).toBeLessThan(widest);
    if (process.env['REPORT'])
      process.stdout.write(
        `${name}: ${String(some.length)} bodies, ${(100 * share(some)).toFixed(1)} % inside, median high/low ${width(some).toFixed(1)}\n`,
      );
  });
});
