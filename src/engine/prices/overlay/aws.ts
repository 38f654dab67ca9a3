import type { Overlay } from './overlay-types.ts';

const PRICING = { source: 'https://aws.amazon.com/bedrock/pricing/', checked: '2026-11-24' } as const;
const BATCH = {
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/capacity-limits-cost-optimization.html',
  checked: '2026-11-24',
} as const;
const TIERS = {
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html',
  checked: '2026-11-24',
} as const;
const LITELLM = {
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
  checked: '2025-12-27',
} as const;

const BATCHED = [
  '*anthropic.claude-3*',
  '*anthropic.claude-sonnet-4*',
  '*anthropic.claude-opus-4*',
  '*anthropic.claude-haiku-4*',
  '*amazon.nova-lite*',
  '*amazon.nova-micro*',
  '*amazon.nova-pro*',
  '*amazon.nova-premier*',
  '*meta.llama3*',
  '*meta.llama4*',
  '*mistral.mistral*',
];
const model = (
  id: string,
  ids: readonly string[],
  prices: Record<string, number>,
  read: { source: string; checked: string } = LITELLM,
) => ({ provider: 'aws', model: id, ids, steps: [{ prices }], ...read });

export const AWS: Overlay = {
  models: [
    model('amazon.titan-embed-text-v2:0', ['amazon.titan-embed-text-v2'], { input_mtok: 0.02 }, PRICING),
    model('amazon.titan-embed-image-v1', [], { input_mtok: 0.8 }),
    model('amazon.nova-2-multimodal-embeddings-v1:0', [], { input_mtok: 0.135 }, PRICING),
    model('cohere.embed-v4:0', ['us.cohere.embed-v4:0', 'eu.cohere.embed-v4:0', 'global.cohere.embed-v4:0'], {
      input_mtok: 0.12,
    }),
    model('cohere.embed-english-v3', ['cohere.embed-multilingual-v3'], { input_mtok: 0.1 }),
    model('cohere.rerank-v3-5:0', [], { requests_kcount: 2 }),
    model('amazon.rerank-v1:0', [], { requests_kcount: 1 }),
    model('anthropic.claude-v2:1', ['anthropic.claude-v2'], { input_mtok: 8, output_mtok: 24 }),
    model('moonshot.kimi-k2-thinking', [], { input_mtok: 0.6, output_mtok: 2.5 }),
    model('openai.gpt-oss-20b', [], { input_mtok: 0.07, output_mtok: 0.3 }, PRICING),
    model('openai.gpt-oss-120b', [], { input_mtok: 0.15, output_mtok: 0.6 }, PRICING),
    model('amazon.nova-canvas-v1:0', [], { images_kcount: 60 }),
    model('amazon.titan-image-generator-v2:0', ['amazon.titan-image-generator-v1'], { images_kcount: 8 }),
  ],
  thresholds: [
    {
      provider: 'aws',
      catalogue: 271_999,
      above: 272_000,
      source: 'https://developers.openai.com/api/docs/models/gpt-5.4',
      checked: '2026-11-24',
    },
  ],
  tiers: [
    { provider: 'aws', tier: 'batch', models: BATCHED, factor: 0.5, cacheAsInput: true, ...BATCH },
    {
      provider: 'aws',
      tier: 'flex',
      models: ['*'],
      unknown: 'flex is discounted for some models; no figure per model could be read',
      ...TIERS,
    },
    {
      provider: 'aws',
      tier: 'priority',
      models: ['*'],
      unknown: 'priority carries a premium for some models; no figure per model could be read',
      ...TIERS,
    },
  ],
};
