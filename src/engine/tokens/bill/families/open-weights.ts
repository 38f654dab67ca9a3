import { even } from '../bill.ts';
import { firstOf, flat, perPage } from '../media-tokens.ts';
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
const spread = spreads(even(1.5, 0.06), even(10, 0.12), even(10, 0.15), even(40, 0.25));
const loose = spreads({ below: [3, 0.08], above: [40, 0.12] }, { below: [15, 0.2], above: [60, 0.3] }, { below: [15, 0.2], above: [60, 0.3] }, { below: [40, 0.3], above: [80, 0.4] }); // prettier-ignore
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
    id: 'gpt-oss',
    models: /gpt-oss/,
    tokenizer: o200k(1),
    frame: { base: 67, perMessage: 4, system: 7, thinking: 4 },
    tools: { ...history, base: 45, perTool: 5, scale: 0.7 },
  }),
  row({
    id: 'Qwen 3 thinking',
    models: /qwen-?3.*thinking/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 10, perMessage: 5, system: 5 },
    tools: { ...history, base: 140, perTool: 8, scale: 1 },
  }),
  row({
    id: 'Qwen',
    models: /qwen|qwq/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 8, perMessage: 5, system: 5 },
    tools: { ...history, base: 140, perTool: 8, scale: 1 },
  }),
  row({
    id: 'DeepSeek',
    models: /deepseek/,
    tokenizer: o200k(1.03),
    frame: { base: 4, perMessage: 1, system: 0.5 },
    tools: { ...history, base: 100, perTool: 8, scale: 1 },
  }),
  row({
    id: 'Llama 4',
    models: /llama-?4/,
    tokenizer: o200k(1.02),
    frame: { base: 10, perMessage: 5, system: 5 },
    tools: { ...history, base: 100, perTool: 8, scale: 1 },
    media: firstOf(flat(2336), perPage(400, 1000, 3000)),
  }),
  row({
    id: 'Llama 3',
    models: /llama/,
    tokenizer: o200k(1.01),
    frame: { base: 35, perMessage: 4, system: 0 },
    tools: { ...history, base: 100, perTool: 8, scale: 1 },
  }),
  row({
    id: 'Kimi K2',
    models: /kimi/,
    tokenizer: cl100k(1.01),
    frame: { base: 25, perMessage: 4, system: -14 },
    tools: { ...history, base: 60, perTool: 8, scale: 1 },
    spread: loose,
  }),
  row({
    id: 'Mistral',
    models: /mistral|mixtral|ministral|codestral|devstral|pixtral|magistral|voxtral/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 3, perMessage: 1, system: 3 },
    tools: { ...history, base: 10, perTool: 8, scale: 1 },
  }),
  row({
    id: 'Grok 4',
    models: /grok-4/,
    tokenizer: o200k(0.99),
    frame: { base: 156, perMessage: 3, system: 0 },
    tools: { ...history, base: 200, perTool: 8, scale: 1 },
    spread: loose,
  }),
  row({
    id: 'Grok 2 and 3',
    models: /grok/,
    tokenizer: o200k(0.99),
    frame: { base: 6.5, perMessage: 3, system: 4 },
    tools: { ...history, base: 200, perTool: 8, scale: 1 },
  }),
  row({
    id: 'GLM',
    models: /glm/,
    tokenizer: o200k(1.01),
    frame: { base: 5, perMessage: 2, system: 2 },
    tools: { ...history, base: 130, perTool: 8, scale: 1 },
  }),
  row({
    id: 'Nova',
    models: /nova/,
    tokenizer: o200k(1.01),
    frame: { base: 46, perMessage: 0, system: 0, thinking: 50 },
    tools: { ...history, base: 300, perTool: 8, scale: 1 },
    media: firstOf(flat(1826), perPage(400, 1000, 3000)),
    spread: loose,
  }),
  row({
    id: 'Command',
    models: /command|^c4ai|aya/,
    tokenizer: o200k(1.02, { perDigit: 0.95 }),
    frame: { base: 0, perMessage: 0, system: 0 },
    tools: { ...history, base: 0, perTool: 8, scale: 1 },
    spread: loose,
  }),
  row({
    id: 'Sonar',
    models: /sonar/,
    tokenizer: o200k(1.02),
    frame: { base: 1, perMessage: 1, system: 1 },
    tools: { ...history, base: 0, perTool: 8, scale: 1 },
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
