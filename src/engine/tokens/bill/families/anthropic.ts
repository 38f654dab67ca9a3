import { even, type Spread } from '../bill.ts';
import { firstOf, more, patches, perPage } from '../media-tokens.ts';
import type { TemplateFamily, ToolFrame } from '../template-family.ts';
import { spreads } from '../template-rule.ts';
import type { Tokenizer } from '../tokenizer.ts';

// Anthropic publishes no tokenizer after Claude 2. Two thirds of the texts fitted, one third held out.
const claude3: Tokenizer = { encoding: 'o200k_base', perToken: 1.1, perRare: 0.05 };
const claude4: Tokenizer = { encoding: 'o200k_base', perToken: 1.05, perRare: 0.54 };
// The tokenizer of Opus 4.7, Sonnet 5 and later takes about 30 percent more (Anthropic's model overview).
const claude5: Tokenizer = { encoding: 'o200k_base', perToken: 1.36, perRare: 0.5 };

const frame = { base: 6.6, perMessage: 1.7, system: 0.1, thinking: 28.7 } as const;
const media = firstOf(more(patches(28, 1568, 1, 1568), 3), perPage(1550, 1700, 4500));
const largeMedia = firstOf(patches(28, 4784, 1, 2576), perPage(1500, 3000, 5500));
const history = { perTool: 11.6, scale: 1.04, perCall: 51.5, perArgument: 11.2, perResult: 0 } as const;
const spread = spreads(even(0.35, 0.015), even(6, 0.04), even(8, 0.08), even(8, 0.1));
const toolPrompt = (base: number, forced: number): ToolFrame => ({ ...history, base, forced });
const source = 'recorded bills 2025-2026';

const row = (id: string, models: RegExp, tokenizer: Tokenizer, tools: ToolFrame, wide: TemplateFamily['spread'] = spread): TemplateFamily => ({ id, models, tokenizer, frame, tools, schema: { base: 120, scale: 1.1 }, media, spread: wide, source }); // prettier-ignore

const unmeasured: Spread = { below: [4, 0.12], above: [4, 0.15] };

/** Tool prompts differ by model and by choice: `toolPrompt(auto, required or named)`, the per-tool 12 apart. */
export const anthropicFamilies: readonly TemplateFamily[] = [
  row('Claude 3 Opus', /^claude-3-opus/, claude3, toolPrompt(533, 318)),
  row(
    'Claude 3 and 3.5 Haiku',
    /^claude-3([-.]5)?-haiku|^claude-3-sonnet|^claude-3-5-haiku/,
    claude3,
    toolPrompt(264, 369),
  ),
  row('Claude 3.5 Sonnet (June 2024)', /^claude-3[-.]5-sonnet-20240620/, claude3, toolPrompt(294, 287)),
  row('Claude 3.5 and 3.7 Sonnet', /^claude-3/, claude3, toolPrompt(313, 325)),
  row('Claude 4 and 4.1', /^claude-(opus|sonnet)-4([-.][01])?(-\d{8}.*|@.*|-v\d.*|-latest)?$/, claude4, { ...toolPrompt(313, 325), thinking: 147 }), // prettier-ignore
  row('Claude 4.5 and 4.6', /^claude-(opus|sonnet|haiku)-4[-.][56]/, claude4, { ...toolPrompt(499, 597), thinking: 147, serial: -194 }), // prettier-ignore
  { ...row('Claude Opus 4.7 and later', /^claude/, claude5, { ...toolPrompt(420, 420) }, spreads(unmeasured, { below: [60, 0.15], above: [150, 0.15] }, { below: [60, 0.15], above: [100, 0.15] }, { below: [60, 0.2], above: [60, 0.2] })), media: largeMedia, source: 'eleven recorded outputs, Anthropic’s “about 30 percent more”; tools not measured' }, // prettier-ignore
];
