import type { Overlay } from './overlay-types.ts';

const PRICING = 'https://developers.openai.com/api/docs/pricing';
const PRIORITY = { source: 'https://openai.com/api-priority-processing/', checked: '2026-11-24' } as const;
const BATCH = {
  source: 'https://developers.openai.com/api/docs/guides/batch',
  checked: '2026-11-24',
} as const;
const FLEX = {
  source: 'https://developers.openai.com/api/docs/guides/flex-processing',
  checked: '2026-11-24',
} as const;
/** The price list's batch, flex and fast tabs, as read by anuran-roy/unified-llm-pricing on that day. */
const TABS = { source: PRICING, checked: '2026-09-13' } as const;
const LITELLM = {
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
  checked: '2025-12-27',
} as const;

// From GPT-5 on the batch tab lists a price for cached input of its own; before, it shows a dash.
const CACHED_IN_BATCH = [
  'gpt-5',
  'gpt-5-mini',
  'gpt-5-nano',
  'gpt-5.1',
  'gpt-5.2',
  'gpt-5.4',
  'gpt-5.4-mini',
  'gpt-5.4-nano',
  'gpt-5.5',
  'gpt-5.6-sol',
  'gpt-5.6-terra',
  'gpt-5.6-luna',
  'gpt-6-*',
  'gpt-6.1-*',
];
const NO_CACHE_IN_BATCH = [
  'gpt-4o',
  'gpt-4o-2024-05-13',
  'gpt-4o-mini',
  'gpt-4.1',
  'gpt-4.1-mini',
  'gpt-4.1-nano',
  'o1',
  'o1-pro',
  'o3',
  'o3-mini',
  'o3-pro',
  'o4-mini',
  'o3-deep-research',
  'o4-mini-deep-research',
  'gpt-4',
  'gpt-4-turbo',
  'gpt-3.5-turbo',
  'gpt-5-pro',
  'gpt-5.2-pro',
  'gpt-5.4-pro',
  'gpt-5.5-pro',
  'ft:*',
];
const FLEX_MODELS = [
  'gpt-5.4',
  'gpt-5.4-mini',
  'gpt-5.4-nano',
  'gpt-5.4-pro',
  'gpt-5.5',
  'gpt-5.5-pro',
  'gpt-5.6-sol',
  'gpt-5.6-terra',
  'gpt-5.6-luna',
  'gpt-6-*',
  'gpt-6.1-*',
];

const tuned = (
  base: string,
  ids: readonly string[],
  input: number,
  cached: number | undefined,
  output: number,
) => ({
  provider: 'openai',
  model: `ft:${base}`,
  ids,
  steps: [
    {
      prices: {
        input_mtok: input,
        output_mtok: output,
        ...(cached === undefined ? {} : { cache_read_mtok: cached }),
      },
    },
  ],
  ...LITELLM,
});

export const OPENAI: Overlay = {
  models: [
    tuned('gpt-4o', [], 3.75, 1.875, 15),
    tuned('gpt-4o-mini', [], 0.3, 0.15, 1.2),
    tuned('gpt-4.1', [], 3, 0.75, 12),
    tuned('gpt-4.1-mini', [], 0.8, 0.2, 3.2),
    tuned('gpt-4.1-nano', [], 0.2, 0.05, 0.8),
    tuned('o4-mini', [], 4, 1, 16),
    tuned(
      'gpt-3.5-turbo',
      ['ft:gpt-3.5-turbo-0125', 'ft:gpt-3.5-turbo-1106', 'ft:gpt-3.5-turbo-0613'],
      3,
      undefined,
      6,
    ),
    tuned('babbage-002', [], 1.6, undefined, 1.6),
    tuned('davinci-002', [], 12, undefined, 12),
    {
      provider: 'openai',
      model: 'gpt-4o-audio-preview',
      steps: [{ prices: { input_mtok: 2.5, output_mtok: 10, input_audio_mtok: 40, output_audio_mtok: 80 } }],
      ids: ['gpt-4o-audio-preview-2024-12-17', 'gpt-4o-audio-preview-2025-06-03'],
      ...LITELLM,
    },
    {
      provider: 'openai',
      model: 'gpt-4o-audio-preview-2024-10-01',
      steps: [
        { prices: { input_mtok: 2.5, output_mtok: 10, input_audio_mtok: 100, output_audio_mtok: 200 } },
      ],
      ...LITELLM,
    },
    {
      provider: 'openai',
      model: 'gpt-4o-mini-audio-preview',
      steps: [
        { prices: { input_mtok: 0.15, output_mtok: 0.6, input_audio_mtok: 10, output_audio_mtok: 20 } },
      ],
      ...LITELLM,
    },
  ],
  thresholds: [
    {
      provider: 'openai',
      catalogue: 271_999,
      above: 272_000,
      source: 'https://developers.openai.com/api/docs/models/gpt-5.4',
      checked: '2026-11-24',
    },
  ],
  tiers: [
    { provider: 'openai', tier: 'batch', models: CACHED_IN_BATCH, factor: 0.5, ...TABS },
    {
      provider: 'openai',
      tier: 'batch',
      models: NO_CACHE_IN_BATCH,
      factor: 0.5,
      cacheAsInput: true,
      ...BATCH,
    },
    { provider: 'openai', tier: 'batch', models: ['text-embedding-*'], factor: 0.5, ...BATCH },
    { provider: 'openai', tier: 'flex', models: FLEX_MODELS, factor: 0.5, ...FLEX },
    {
      provider: 'openai',
      tier: 'flex',
      models: ['gpt-5', 'gpt-5-mini', 'gpt-5-nano', 'o3', 'o4-mini'],
      factor: 0.5,
      ...LITELLM,
    },
    {
      provider: 'openai',
      tier: 'priority',
      models: ['gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-luna', 'gpt-6-astra'],
      factor: 2,
      ...TABS,
    },
    {
      provider: 'openai',
      tier: 'priority',
      models: ['gpt-5.5'],
      factor: 2.5,
      shortContextOnly: true,
      ...PRIORITY,
    },
    {
      provider: 'openai',
      tier: 'priority',
      models: ['gpt-5', 'gpt-5.1', 'gpt-5.2', 'gpt-5.4', 'gpt-5.4-mini'],
      factor: 2,
      shortContextOnly: true,
      ...PRIORITY,
    },
    {
      provider: 'openai',
      tier: 'priority',
      models: ['gpt-5-mini', 'gpt-5.1-codex-mini'],
      factor: 1.8,
      ...PRIORITY,
    },
    {
      provider: 'openai',
      tier: 'priority',
      models: ['gpt-4.1', 'gpt-4.1-mini', 'o3'],
      factor: 1.75,
      ...PRIORITY,
    },
    { provider: 'openai', tier: 'priority', models: ['gpt-4o'], factor: 1.7, ...LITELLM },
    { provider: 'openai', tier: 'priority', models: ['gpt-4o-2024-05-13'], factor: 1.75, ...LITELLM },
    { provider: 'openai', tier: 'priority', models: ['gpt-4.1-nano'], factor: 2, ...LITELLM },
    {
      provider: 'openai',
      tier: 'priority',
      models: ['gpt-4o-mini'],
      rates: { inputUsdPerMTok: 0.25, cacheReadUsdPerMTok: 0.125, outputUsdPerMTok: 1 },
      ...LITELLM,
    },
    {
      provider: 'openai',
      tier: 'priority',
      models: ['o4-mini'],
      rates: { inputUsdPerMTok: 2, cacheReadUsdPerMTok: 0.5, outputUsdPerMTok: 8 },
      ...LITELLM,
    },
  ],
  regions: [
    // The price list names the models from GPT-5.4 (2026-03-05) on; older ones carry no uplift.
    {
      provider: 'openai',
      regions: ['eu', 'us', 'europe', 'au', 'ca', 'jp', 'in', 'sg', 'kr', 'uk', 'gb', 'ae'],
      models: ['gpt-5.4*', 'gpt-5.5*', 'gpt-5.6*', 'gpt-6*'],
      factor: 1.1,
      source: PRICING,
      checked: '2026-05-04',
    },
  ],
  fills: [
    {
      provider: 'openai',
      models: ['gpt-5.6-sol'],
      from: '2026-08-21',
      note: 'promotional price, announced to hold at least through 2026-11-21; 5 in, 30 out per million tokens after it',
      source: 'https://github.com/offpeak-ai/offpeak/releases/tag/v0.2.1',
      checked: '2026-08-22',
    },
    {
      provider: 'openai',
      models: ['gpt-5*', 'gpt-6*', 'o3*', 'o4-mini*'],
      rates: { webSearchUsdEach: 0.01, fileSearchUsdEach: 0.0025 },
      source: PRICING,
      checked: '2026-06-04',
    },
    {
      provider: 'openai',
      models: ['moderation'],
      rates: { inputUsdPerMTok: 0, outputUsdPerMTok: 0 },
      source: 'https://developers.openai.com/api/docs/guides/moderation',
      checked: '2026-11-24',
    },
  ],
};
