// What the rows of the families in this folder are made of.
import { even } from '../bill.ts';
import { firstOf, flat, perPage } from '../media-tokens.ts';
import type { Frame, TemplateFamily, ToolFrame } from '../template-family.ts';
import { spreads } from '../template-rule.ts';
import type { Tokenizer } from '../tokenizer.ts';

export const o200k = (perToken: number, more: Partial<Tokenizer> = {}): Tokenizer => ({
  encoding: 'o200k_base',
  perToken,
  rareDoubt: 0.12, // vocabularies of 128,000 and more
  ...more,
});
export const cl100k = (perToken: number): Tokenizer => ({ encoding: 'cl100k_base', perToken });
export const source = 'recorded bills 2025-2026';
export const spread = spreads(even(0.3, 0.012), even(9, 0.11), even(10, 0.15), even(40, 0.25));
export const loose = spreads({ below: [2, 0.05], above: [3, 0.08] }, { below: [15, 0.2], above: [60, 0.3] }, { below: [15, 0.2], above: [60, 0.3] }, { below: [40, 0.3], above: [80, 0.4] }); // prettier-ignore
/** Passed on to hosts whose templates differ by a few tokens. */
export const relayed = spreads(even(1.3, 0.01), even(9, 0.11), even(10, 0.15), even(40, 0.25));

/** Passed on to hosts that all use the template that the lab published. */
export const alike = spreads(even(1, 0.01), even(9, 0.11), even(10, 0.15), even(40, 0.25));

/** Some hosts add a default system prompt of so many tokens, others don't. */
export const maybeHidden = (tokens: number): TemplateFamily['spread'] =>
  spreads({ below: [tokens, 0.03], above: [2, 0.05] }, { below: [tokens + 30, 0.1], above: [20, 0.15] }, { below: [tokens + 30, 0.1], above: [30, 0.15] }, { below: [tokens + 30, 0.1], above: [60, 0.3] }); // prettier-ignore

export const media = firstOf(flat(800), perPage(400, 1000, 3000));
export const history = { perCall: 20, perArgument: 4, perResult: 8 } as const;

export interface Row {
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
export const row = (value: Row): TemplateFamily => ({
  schema: { base: 0, scale: 0 },
  media,
  spread,
  source,
  ...value,
});
