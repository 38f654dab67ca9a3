import { flat } from '../media-tokens.ts';
import { maybeHidden, o200k, row, source } from './row.ts';
import type { TemplateFamily } from '../template-family.ts';

/** Mistral’s models, by who serves them. */
export const mistralFamilies: readonly TemplateFamily[] = [
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
    frame: { base: 3, perMessage: 0, system: 3 },
    tools: { base: 4, perTool: 9, scale: 1.2, perCall: 13.7, perArgument: 1.4, perResult: 0 },
  }),
];
