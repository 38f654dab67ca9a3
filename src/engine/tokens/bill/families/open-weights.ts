import { even } from '../bill.ts';
import { firstOf, flat, perPage, xaiTiles } from '../media-tokens.ts';
import type { Frame, TemplateFamily, ToolFrame } from '../template-family.ts';
import { spreads } from '../template-rule.ts';
import type { Tokenizer } from '../tokenizer.ts';

const o200k = (perToken: number, more: Partial<Tokenizer> = {}): Tokenizer => ({
  encoding: 'o200k_base',
  perToken,
  ...more,
});
const cl100k = (perToken: number): Tokenizer => ({ encoding: 'cl100k_base', perToken });
const source = 'recorded bills 2025-2026';
const spread = spreads(even(0.45, 0.02), even(9, 0.11), even(10, 0.15), even(40, 0.25));
const loose = spreads({ below: [2, 0.05], above: [3, 0.08] }, { below: [15, 0.2], above: [60, 0.3] }, { below: [15, 0.2], above: [60, 0.3] }, { below: [40, 0.3], above: [80, 0.4] }); // prettier-ignore
/** Some hosts add a default system prompt of so many tokens, others don't. */
const maybeHidden = (tokens: number): TemplateFamily['spread'] =>
  spreads({ below: [tokens, 0.03], above: [2, 0.05] }, { below: [tokens + 30, 0.1], above: [20, 0.15] }, { below: [tokens + 30, 0.1], above: [30, 0.15] }, { below: [tokens + 30, 0.1], above: [60, 0.3] }); // prettier-ignore

const media = firstOf(flat(800), perPage(400, 1000, 3000));
const history = { perCall: 20, perArgument: 4, perResult: 8 } as const;

interface Row {
  id: string;
  models: RegExp;
  providers?: RegExp;
  tokenizer: Tokenizer;
  frame: Frame;
  tools: ToolFrame;
  schema?: TemplateFamily['schema'];
  media?: TemplateFamily['media'];
  spread?: TemplateFamily['spread'];
  source?: string;
}
const row = (value: Row): TemplateFamily => ({
  schema: { base: 0, scale: 0 },
  media,
  spread,
  source,
  ...value,
});

/** Open weights, and vendors that publish no rule; a server's own template makes the frame. */
export const openWeightFamilies: readonly TemplateFamily[] = [
  row({
    id: 'gpt-oss (Groq, OpenRouter)',
    models: /gpt-oss/,
    providers: /groq|openrouter/,
    tokenizer: o200k(1),
    frame: { base: 70.8, perMessage: 0, system: 3.2 },
    tools: { base: 12.7, perTool: 1, scale: 0.71, perCall: 14.3, perArgument: 2.5, perResult: 0 },
  }),
  row({
    id: 'gpt-oss',
    models: /gpt-oss/,
    tokenizer: o200k(1),
    frame: { base: 67, perMessage: 5.5, system: 6.5 },
    tools: { base: 25, perTool: 2, scale: 0.57, perCall: 23, perArgument: 2.6, perResult: 0 },
  }),
  row({
    id: 'Qwen 3 Coder',
    models: /qwen-?3-coder/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 8, perMessage: 3, system: 4.6 },
    tools: { base: 180, perTool: 8, scale: 1.5, perCall: 15, perArgument: 3.7, perResult: 0 },
  }),
  row({
    id: 'Qwen 3 Max',
    models: /qwen-?3-max/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 8.5, perMessage: 3, system: 4.5 },
    tools: { perCall: 14.5, perArgument: 3, perResult: 0, base: 188, perTool: 8, scale: 1.2 },
  }),
  row({
    id: 'Qwen 3 thinking',
    models: /qwen-?3.*thinking|qwen-?3-max/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 9.9, perMessage: 3, system: 4.5 },
    tools: { base: 87, perTool: 8, scale: 1.15, perCall: 14.8, perArgument: 3.6, perResult: 0 },
  }),
  row({
    id: 'Qwen 2.5',
    models: /qwen-?2\.5(?!-coder)/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 19, perMessage: 4, system: -6.4 },
    tools: { base: 80, perTool: 7, scale: 1.3, perCall: 14.5, perArgument: 3, perResult: 0 },
    source: `${source}; its default system prompt`,
  }),
  row({
    id: 'Qwen (Ollama)',
    models: /qwen|qwq/,
    providers: /ollama|OLLAMA/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 10, perMessage: 5, system: 0 },
    tools: { base: 75, perTool: 5, scale: 0.87, perCall: 23.4, perArgument: 0, perResult: 0 },
  }),
  row({
    id: 'Qwen (OpenRouter, Cerebras, Groq)',
    models: /qwen|qwq/,
    providers: /openrouter|cerebras|groq/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 8, perMessage: 3.2, system: 4.6 },
    tools: { perCall: 14.5, perArgument: 3, perResult: 0, base: 73, perTool: 8, scale: 1.4 },
  }),
  row({
    id: 'Qwen',
    models: /qwen|qwq/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 8, perMessage: 3.2, system: 4.6 },
    tools: { base: 80, perTool: 7, scale: 1.3, perCall: 14.5, perArgument: 3, perResult: 0 },
  }),
  row({
    id: 'DeepSeek V4',
    models: /deepseek-v4/,
    tokenizer: o200k(1.03),
    frame: { base: 83, perMessage: 1, system: 0 },
    tools: { base: 100, perTool: 8, scale: 1, perCall: 14, perArgument: 1.2, perResult: 0 },
    spread: loose,
  }),
  row({
    id: 'DeepSeek (DeepSeek API)',
    models: /deepseek/,
    providers: /^deepseek$/,
    tokenizer: o200k(1.03),
    frame: { base: 4.4, perMessage: 1.9, system: 0 },
    tools: { base: 232, perTool: 6, scale: 1, perCall: 20, perArgument: 6, perResult: 0 },
  }),
  row({
    id: 'DeepSeek',
    models: /deepseek/,
    tokenizer: o200k(1.03),
    frame: { base: 4.4, perMessage: -4, system: 0 },
    tools: { base: 97, perTool: 0, scale: 1.18, perCall: 13.8, perArgument: 1.5, perResult: 0 },
  }),
  row({
    id: 'Llama Guard',
    models: /llama-guard/,
    tokenizer: o200k(1.02),
    frame: { base: 199, perMessage: 5, system: -92 },
    tools: { base: 100, perTool: 8, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    spread: loose,
  }),
  row({
    id: 'Llama 4 (Groq)',
    models: /llama-?4/,
    providers: /groq/,
    tokenizer: o200k(1.02),
    frame: { base: 9.9, perMessage: 9.3, system: 4.7 },
    tools: { perCall: 14.5, perArgument: 3, perResult: 0, base: 622, perTool: 5.3, scale: 1.21 },
    media: firstOf(flat(2336), perPage(400, 1000, 3000)),
  }),
  row({
    id: 'Llama 4',
    models: /llama-?4/,
    tokenizer: o200k(1.02),
    frame: { base: 9.9, perMessage: 6, system: 4.7 },
    tools: { base: 496, perTool: 6.3, scale: 1.08, perCall: 15.5, perArgument: 5, perResult: 0 },
    media: firstOf(flat(2336), perPage(400, 1000, 3000)),
  }),
  row({
    id: 'Llama 3 (Groq)',
    models: /llama/,
    providers: /groq/,
    tokenizer: o200k(1.01),
    frame: { base: 35.1, perMessage: -1.8, system: 0 },
    tools: { base: 131, perTool: 4.5, scale: 1.2, perCall: 14, perArgument: 2.1, perResult: 0 },
  }),
  row({
    id: 'Llama 3',
    models: /llama/,
    tokenizer: o200k(1.01),
    frame: { base: 10, perMessage: 4, system: 5 },
    tools: { base: 131, perTool: 6, scale: 1.2, perCall: 15, perArgument: 4, perResult: 0 },
    spread: loose,
  }),
  row({
    id: 'Kimi K2 (Groq)',
    models: /kimi/,
    providers: /groq/,
    tokenizer: cl100k(1.01),
    frame: { base: 24.9, perMessage: 5, system: -13.9 },
    tools: { base: 14.7, perTool: 1.5, scale: 1.5, perCall: 15.2, perArgument: 4.3, perResult: 0 },
  }),
  row({
    id: 'Kimi K2',
    models: /kimi/,
    tokenizer: cl100k(1.01),
    frame: { base: 19, perMessage: -1, system: -7.8 },
    tools: { base: 34, perTool: 2, scale: 1.2, perCall: 14, perArgument: 2.3, perResult: 0 },
    spread: loose,
  }),
  row({
    id: 'Mistral (Mistral API)',
    models: /^(mistral|ministral|codestral|devstral|pixtral|magistral|voxtral)/,
    providers: /^mistral$/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 15, perMessage: 1.7, system: 0.9 },
    tools: { base: 4, perTool: 10, scale: 1.2, perCall: 3.4, perArgument: 0.9, perResult: 0 },
    media: flat(24),
  }),
  row({
    id: 'Devstral Small 2505',
    models: /devstral-small-2505/,
    providers: /openrouter/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 1225, perMessage: 0, system: -1219 },
    tools: { base: 4, perTool: 9, scale: 1.26, perCall: 13.7, perArgument: 1.4, perResult: 0 },
    spread: maybeHidden(1225),
    source: `${source}; its default system prompt`,
  }),
  row({
    id: 'Mistral Small 3.1',
    models: /mistral-small-3\.1/,
    providers: /openrouter/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 178, perMessage: 0, system: -171 },
    tools: { base: 4, perTool: 9, scale: 1.26, perCall: 13.7, perArgument: 1.4, perResult: 0 },
    spread: maybeHidden(178),
    source: `${source}; its default system prompt`,
  }),
  row({
    id: 'Mistral Small 3.2',
    models: /mistral-small-3\.2/,
    providers: /openrouter/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 558, perMessage: 0, system: -552 },
    tools: { base: 4, perTool: 9, scale: 1.26, perCall: 13.7, perArgument: 1.4, perResult: 0 },
    spread: maybeHidden(558),
    source: `${source}; its default system prompt`,
  }),
  row({
    id: 'Dolphin 3.0',
    models: /dolphin3\.0-mistral/,
    providers: /openrouter/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 30, perMessage: 0, system: -15 },
    tools: { base: 4, perTool: 9, scale: 1.26, perCall: 13.7, perArgument: 1.4, perResult: 0 },
    source: `${source}; its default system prompt`,
  }),
  row({
    id: 'Mistral',
    models: /mistral|mixtral|ministral|codestral|devstral|pixtral|magistral|voxtral/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 3.2, perMessage: 0, system: 2.8 },
    tools: { base: 4, perTool: 9, scale: 1.2, perCall: 13.7, perArgument: 1.4, perResult: 0 },
  }),
  row({
    id: 'Grok 4 (Azure)',
    models: /grok-4/,
    providers: /azure/,
    tokenizer: o200k(0.99),
    frame: { base: 0.5, perMessage: 5.3, system: 0 },
    tools: { base: 147, perTool: 6, scale: 0.94, perCall: 12.4, perArgument: 6.2, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'Grok Code (relayed)',
    models: /grok-code/,
    providers: /openrouter/,
    tokenizer: o200k(0.99),
    frame: { base: 204, perMessage: 5.5, system: 0 },
    tools: { base: 140, perTool: 0, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
    spread: maybeHidden(204),
  }),
  row({
    id: 'Grok 4 (relayed)',
    models: /grok-4/,
    providers: /openrouter/,
    tokenizer: o200k(0.99),
    frame: { base: 684, perMessage: 5.5, system: 0 },
    tools: { base: 140, perTool: 0, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
    spread: maybeHidden(684),
  }),
  row({
    id: 'Grok 4 Fast (relayed)',
    models: /grok-4.*fast/,
    providers: /openrouter/,
    tokenizer: o200k(0.99),
    frame: { base: 156, perMessage: 5.5, system: 0 },
    tools: { base: 140, perTool: 0, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
    spread: maybeHidden(156),
  }),
  row({
    id: 'Grok 4.3 and later',
    models: /grok-(4[.-][2-9]|5)/,
    tokenizer: o200k(0.99),
    frame: { base: 192, perMessage: 5, system: 1, perSealedCharacter: 0.158 },
    tools: { base: 26, perTool: 6, scale: 1.3, perCall: 4, perArgument: 3, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'Grok 4 Fast without reasoning',
    models: /grok-4.*non-reasoning/,
    tokenizer: o200k(0.99),
    frame: { base: 168, perMessage: 5.5, system: 0 },
    tools: { base: 147, perTool: 0, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'Grok 4 Fast',
    models: /grok-4.*fast/,
    tokenizer: o200k(0.99),
    frame: { base: 156, perMessage: 5.5, system: 0 },
    tools: { base: 147, perTool: 0, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'Grok 4',
    models: /grok-4/,
    tokenizer: o200k(0.99),
    frame: { base: 684, perMessage: 5.5, system: 0 },
    tools: { base: 147, perTool: 0, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'Grok Code',
    models: /grok-code/,
    tokenizer: o200k(0.99),
    frame: { base: 204, perMessage: 5.5, system: 0 },
    tools: { base: 135, perTool: 0, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'Grok 3 mini',
    models: /grok-3-mini/,
    tokenizer: o200k(0.99),
    frame: { base: 7, perMessage: 5.9, system: 4 },
    tools: { forced: 104, base: 220, perTool: 0, scale: 1, perCall: 15.3, perArgument: 4.6, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'Grok 3',
    models: /grok-3/,
    tokenizer: o200k(0.99),
    frame: { base: 6.3, perMessage: 5.9, system: 4 },
    tools: { base: 199, perTool: 0, scale: 1, perCall: 15.3, perArgument: 4.6, perResult: 0, forced: 82 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'Grok 2',
    models: /grok/,
    tokenizer: o200k(0.99),
    frame: { base: 6.3, perMessage: 5.9, system: 4 },
    tools: { base: 67, perTool: 0, scale: 1, perCall: 15.3, perArgument: 4.6, perResult: 0 },
    schema: { base: 22, scale: 1.08 },
    media: xaiTiles,
  }),
  row({
    id: 'GLM 4.5V and 4.6',
    models: /glm-(4\.5v|4\.[6-9]|5)/,
    tokenizer: o200k(1.01),
    frame: { base: 7, perMessage: 0.5, system: 1.7 },
    tools: { base: 98, perTool: 3, scale: 1.25, perCall: 14.4, perArgument: 2.8, perResult: 0 },
  }),
  row({
    id: 'GLM',
    models: /glm/,
    tokenizer: o200k(1.01),
    frame: { base: 5.1, perMessage: 0.5, system: 1.7 },
    tools: { base: 98, perTool: 3, scale: 1.25, perCall: 14.4, perArgument: 2.8, perResult: 0 },
  }),
  row({
    id: 'Nova 2',
    models: /nova-2/,
    tokenizer: o200k(1.01),
    frame: { base: 46, perMessage: 2, system: 4, thinking: 50 },
    tools: { base: 778, perTool: 10, scale: 1.8, perCall: 19.1, perArgument: 5.3, perResult: 0 },
    media: firstOf(flat(1826), perPage(400, 1000, 3000)),
  }),
  row({
    id: 'Nova',
    models: /nova/,
    tokenizer: o200k(1.02),
    frame: { base: 5, perMessage: 3, system: 4 },
    tools: { base: 400, perTool: 10, scale: 1.5, perCall: 19, perArgument: 5, perResult: 0 },
    media: firstOf(flat(1826), perPage(400, 1000, 3000)),
    spread: loose,
  }),
  row({
    id: 'Command',
    models: /command|^c4ai|aya/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 0.5, perMessage: 0, system: 0 },
    tools: { base: 0, perTool: 0, scale: 0.92, perCall: 0, perArgument: 0, perResult: 0 },
    media: flat(259),
    spread: loose,
  }),
  row({
    id: 'Hermes 4',
    models: /hermes-4/,
    tokenizer: o200k(1.01),
    frame: { base: 24, perMessage: 4, system: 5, thinking: 58 },
    tools: { base: 76, perTool: 6, scale: 1.5, perCall: 15, perArgument: 4, perResult: 0 },
    spread: loose,
  }),
  row({
    id: 'Sonar',
    models: /sonar/,
    tokenizer: o200k(1.02),
    frame: { base: 1, perMessage: 1, system: 1 },
    tools: { base: 0, perTool: 8, scale: 1, perCall: 15, perArgument: 4, perResult: 0 },
    spread: loose,
  }),
];

/** For a model that no row knows: the middle of the families above, and a range that spans them. */
export const unknownFamily: TemplateFamily = {
  ...row({
    id: 'unknown model',
    models: /^/,
    tokenizer: o200k(1.03),
    frame: { base: 6, perMessage: 4, system: 3 },
    tools: { ...history, base: 120, perTool: 8, scale: 1 },
  }),
  schema: { base: 0, scale: 0.5 },
  spread: spreads(
    { below: [6, 0.12], above: [30, 0.3] },
    { below: [100, 0.25], above: [250, 0.4] },
    { below: [30, 0.4], above: [150, 0.6] },
    { below: [200, 0.6], above: [1500, 1] },
  ),
  source: 'no rule for this model; span of the families measured',
};
