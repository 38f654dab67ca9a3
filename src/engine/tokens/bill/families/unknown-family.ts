import type { TemplateFamily } from '../template-family.ts';
import { spreads } from '../template-rule.ts';
import { history, o200k, row } from './row.ts';

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
