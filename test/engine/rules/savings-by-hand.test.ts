import { describe, expect, test } from 'vitest';
import type { Call } from '../../../src/engine/index.ts';
import { scanRule } from '../../support/scan-rule.ts';

/** List prices on 2026-11-24, USD per million tokens. */
const GPT_5_4 = { input: 2.5, output: 15 };
const SONNET_4_6 = { input: 3, output: 15 };

const long = 'Answer with the page of the shop.\n'.repeat(400);
const openai = (call: string, head = ''): string =>
  `from openai import OpenAI\nclient = OpenAI()\nLONG = """${long}"""\n${head}def ask(text, history: list):\n    return client.chat.completions.create(${call})\n`;
const user = '{"role": "user", "content": text}';
const system = '{"role": "system", "content": LONG}';
const celery = 'from celery import Celery\njobs = Celery("j")\n@jobs.task\n';

/** Typical cost of a call, in millionths of a dollar, from its typical tokens. */
const cost = ({ inputTokens, outputTokens }: Call, price: typeof GPT_5_4): number =>
  inputTokens.typical * price.input + outputTokens.typical * price.output;

/** Shares that another model saves when it writes 2.5 and 0.6 times as much, as one that thinks may. */
function switched(
  call: Call,
  now: typeof GPT_5_4,
  then: typeof GPT_5_4,
  [most, least]: readonly [most: number, least: number] = [2.5, 0.6],
): readonly [low: number, high: number] {
  const at = (factor: number): number =>
    call.inputTokens.typical * then.input + call.outputTokens.typical * then.output * factor;
  return [1 - at(most) / cost(call, now), 1 - at(least) / cost(call, now)];
}

const task = (argument: string): string =>
  `from openai import OpenAI\ndef classify_ticket(text):\n    return OpenAI().chat.completions.create(model="gpt-5.4", ${argument}, messages=[${user}])\n`;

interface Case {
  readonly rule: string;
  readonly source: string;
  readonly by: string;
  readonly saving: (call: Call) => readonly [low: number, high: number];
}

const CASES: readonly Case[] = [
  {
    rule: 'prompt-cache-missing',
    by: 'the fixed prompt read at a tenth of its price, or never read',
    source: `from anthropic import Anthropic\nLONG = """${long}"""\ndef ask(text):\n    return Anthropic().messages.create(model="claude-sonnet-4-6", max_tokens=200, system=LONG, messages=[${user}])\n`,
    saving: call => [0, (call.prompt.staticTokens * 3 * 0.9) / cost(call, SONNET_4_6)],
  },
  {
    rule: 'prompt-cache-missing',
    by: 'a history that comes from elsewhere: it and the prompt before it read at a tenth, or never',
    source: `from anthropic import Anthropic\ndef ask(history: list, tools):\n    return Anthropic().messages.create(model="claude-sonnet-4-6", max_tokens=200, system="Be kind.", messages=history)\n`,
    saving: call => {
      const history = call.prompt.holes.find(h => h.name === 'history')!.tokens.typical;
      return [0, ((call.prompt.staticTokens + history) * 3 * 0.9) / cost(call, SONNET_4_6)];
    },
  },
  {
    rule: 'prompt-cache-missing',
    by: 'two prompts that start alike: what both start with',
    source: `from anthropic import Anthropic\nLONG = """${long}"""\ndef ask(text, short):\n    question = [{"role": "user", "content": text if short else "In full: " + text}]\n    return Anthropic().messages.create(model="claude-sonnet-4-6", max_tokens=200, system=LONG, messages=question)\n`,
    saving: call => [0, (call.prompt.segments[0]!.tokens * 3 * 0.9) / cost(call, SONNET_4_6)],
  },
  {
    rule: 'cache-prefix-broken',
    by: 'the text behind the time read at a tenth of its price, or never read',
    source: `from datetime import datetime\n${openai(`model="gpt-5.4", messages=[{"role": "system", "content": f"{datetime.now()} {LONG}"}, ${user}]`)}`,
    saving: call => [0, (call.prompt.staticTokens * 2.5 * 0.9) / cost(call, GPT_5_4)],
  },
  {
    rule: 'batch-eligible',
    by: 'half of both prices',
    source: openai(`model="gpt-5.4", messages=[${user}]`, celery),
    saving: () => [0.5, 0.5],
  },
  {
    rule: 'flex-eligible',
    by: 'half of both prices',
    source: openai(`model="gpt-5.4", messages=[${user}]`, celery),
    saving: () => [0.5, 0.5],
  },
  {
    rule: 'call-in-loop',
    by: 'the fixed text once for 2 to 4 items',
    source: `from openai import OpenAI\nclient = OpenAI()\nLONG = """${long}"""\ndef ask(text):\n    for item in ["a", "b", "c", "d"]:\n        client.chat.completions.create(model="gpt-5.4", max_completion_tokens=50, messages=[${system}, {"role": "user", "content": item + text}])\n`,
    saving: call => {
      // What the turns pay for it on average: the provider caches it from the second one on.
      const fixed = call.parts.filter(p => p.kind === 'static').reduce((sum, p) => sum + p.usd!, 0);
      const share = fixed / call.usd!.typical;
      return [share / 2, (share * 3) / 4];
    },
  },
  {
    rule: 'oversized-context',
    by: 'a tenth to a half of the text',
    source: openai(`model="gpt-5.4", max_completion_tokens=50, messages=[${system}, ${user}]`).replace(
      `"""${long}"""`,
      `"""${long}${long}"""`,
    ),
    saving: call => {
      const share = (call.prompt.staticTokens * 2.5) / cost(call, GPT_5_4);
      return [share / 10, share / 2];
    },
  },
  {
    rule: 'growing-history',
    by: '1 of 15 parts in five turns, 136 of 210 in twenty',
    source: openai(
      `model="gpt-5.4", max_completion_tokens=50, messages=[{"role": "system", "content": "Be kind."}, *history, ${user}]`,
    ),
    saving: call => {
      const history = call.prompt.holes.find(h => h.name === 'history')!.tokens.typical;
      const share = (history * 2.5) / cost(call, GPT_5_4);
      return [share / 15, (share * 136) / 210];
    },
  },
  {
    rule: 'repeated-identical-call',
    by: 'one of two calls to nearly all',
    source: `from openai import OpenAI\ndef ask():\n    for i in range(5):\n        OpenAI().chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": "Name the ten largest cities of the world, in order, with their countries."}])\n`,
    saving: () => [0.5, 0.99],
  },
  {
    rule: 'retrieval-too-wide',
    by: '20 pieces of 250 tokens: a third to three quarters less',
    source: `from langchain_chroma import Chroma\nfrom openai import OpenAI\nstore = Chroma(chunk_size=1000)\ndef ask(text):\n    docs = store.similarity_search(text, k=20)\n    return OpenAI().chat.completions.create(model="gpt-5.4", max_completion_tokens=50, messages=[{"role": "user", "content": f"{docs} {text}"}])\n`,
    saving: call => {
      const [hole] = call.prompt.holes;
      const pieces = 20 * 250 * 2.5;
      const share = pieces / (cost(call, GPT_5_4) - hole!.tokens.typical * 2.5 + pieces);
      return [share / 3, share * 0.75];
    },
  },
  {
    rule: 'cheaper-model',
    by: 'Sonnet 5 at 2 and 10 for Sonnet 4.6 at 3 and 15, neither thinks: an answer of 0.8 to 1.25 times the length',
    source: `from anthropic import Anthropic\ndef ask(text):\n    return Anthropic().messages.create(model="claude-sonnet-4-6", max_tokens=200, messages=[${user}])\n`,
    saving: call => switched(call, SONNET_4_6, { input: 2, output: 10 }, [1.25, 0.8]),
  },
  {
    rule: 'cheaper-model',
    by: 'at Bedrock, in the same geography: Haiku 5.5 at 0.11 and 0.55 for Haiku 4.5 at 1.10 and 5.50',
    source: `import boto3\ndef ask(text):\n    return boto3.client("bedrock-runtime").converse(modelId="us.anthropic.claude-haiku-4-5-20251001-v1:0", inferenceConfig={"maxTokens": 200}, messages=[{"role": "user", "content": [{"text": text}]}])\n`,
    saving: call => switched(call, { input: 1.1, output: 5.5 }, { input: 0.11, output: 0.55 }, [1.25, 0.8]),
  },
  {
    rule: 'frontier-model-for-simple-task',
    by: 'GPT-5.4 mini at 0.75 and 4.50 for 2.50 and 15, an answer of 0.6 to 2.5 times the length',
    source: task('max_completion_tokens=50'),
    saving: call => switched(call, GPT_5_4, { input: 0.75, output: 4.5 }),
  },
  {
    rule: 'superseded-model',
    by: 'GPT-6 Luna at 0.10 and 0.50 for GPT-4o at 2.50 and 10',
    source: openai(`model="gpt-4o", max_tokens=50, messages=[${user}]`),
    saving: call => {
      // The newer API frames a message with a token less.
      const now = cost(call, { input: 2.5, output: 10 });
      const then = (factor: number): number =>
        (call.inputTokens.typical - 1) * 0.1 + call.outputTokens.typical * 0.5 * factor;
      return [1 - then(2.5) / now, 1 - then(0.6) / now];
    },
  },
  {
    rule: 'reasoning-effort-too-high',
    by: 'half of to a fifth more than the 500 tokens that low effort thinks less',
    source: task('reasoning_effort="high"'),
    saving: call => {
      const share = (500 * 15) / cost(call, GPT_5_4);
      return [share / 2, share * 1.2];
    },
  },
];

describe('the saving announced is the one worked by hand', () => {
  test.each(CASES)('$rule: $by', async ({ rule, source, saving }) => {
    const { findings, call } = await scanRule(rule, { 'a.py': source });
    expect(findings.map(f => f.rule)).toEqual([rule]);
    const [low, high] = saving((call('ask') ?? call('classify_ticket'))!);
    const { fraction } = findings[0]!.saving;
    expect(fraction!.low).toBeCloseTo(low, 6);
    expect(fraction!.high).toBeCloseTo(high, 6);
  });
});
