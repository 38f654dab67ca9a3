import type { Overlay } from './overlay-types.ts';

const PRICING = { source: 'https://ai.google.dev/gemini-api/docs/pricing', checked: '2026-11-24' } as const;
const TIERS = {
  source: 'https://ai.google.dev/gemini-api/docs/optimization',
  checked: '2026-11-24',
} as const;
const BATCH = {
  source:
    'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/capabilities/batch-inference',
  checked: '2026-11-24',
} as const;
const PI = { source: 'https://www.npmjs.com/package/@earendil-works/pi-ai', checked: '2026-11-10' } as const;
const MODELS_DEV = { source: 'https://github.com/anomalyco/models.dev', checked: '2026-07-02' } as const;
const LITELLM = {
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
  checked: '2025-12-27',
} as const;

const BATCHED = [
  'gemini-2.5-pro',
  'gemini-2.5-flash',
  'gemini-2.5-flash-lite',
  'gemini-2.0-flash',
  'gemini-2.0-flash-lite',
  'gemini-3*',
  'gemini-4*',
  'gemini-embedding-001',
  'gemini-embedding-2',
  'gemini-2.5-flash-image',
];
const NOT_BATCHED = ['*live*', '*tts*'];
const free = (model: string, ids: readonly string[]) => ({
  provider: 'google',
  model,
  ids,
  steps: [{ prices: { input_mtok: 0, output_mtok: 0 } }],
  ...PRICING,
});
const imagen = (model: string, usd: number) => ({
  provider: 'google',
  model,
  steps: [{ prices: { images_kcount: usd * 1000 } }],
  ...LITELLM,
});

export const GOOGLE: Overlay = {
  models: [
    // Gemma is free of charge on the Gemini API and has no paid tier there.
    free('gemma-3-27b-it', ['gemma-3', 'gemma-3-1b-it', 'gemma-3-4b-it', 'gemma-3-12b-it']),
    free('gemma-3n-e4b-it', ['gemma-3n', 'gemma-3n-e2b-it']),
    free('gemma-4-31b-it', []),
    free('gemma-4-26b-a4b-it', []),
    // Google moves these from model to model; the steps are readings, not the days of the moves.
    {
      provider: 'google',
      model: 'gemini-flash-latest',
      steps: [
        {
          prices: { input_mtok: 0.3, cache_read_mtok: 0.03, output_mtok: 2.5, input_audio_mtok: 1 },
          read: MODELS_DEV,
        },
        { from: '2026-11-10', prices: { input_mtok: 1.5, cache_read_mtok: 0.15, output_mtok: 9 } },
      ],
      ...PI,
    },
    {
      provider: 'google',
      model: 'gemini-flash-lite-latest',
      steps: [
        {
          prices: { input_mtok: 0.1, cache_read_mtok: 0.01, output_mtok: 0.4, input_audio_mtok: 0.3 },
          read: MODELS_DEV,
        },
        {
          from: '2026-11-10',
          prices: { input_mtok: 0.25, cache_read_mtok: 0.025, output_mtok: 1.5, input_audio_mtok: 0.5 },
        },
      ],
      ...PI,
    },
    imagen('imagen-4.0-generate-001', 0.04),
    imagen('imagen-4.0-fast-generate-001', 0.02),
    imagen('imagen-4.0-ultra-generate-001', 0.06),
    imagen('imagen-3.0-generate-002', 0.04),
    imagen('imagen-3.0-generate-001', 0.04),
    imagen('imagen-3.0-fast-generate-001', 0.02),
  ],
  tiers: [
    // Batch and cache discounts don't add up: a cache hit costs the standard cached rate.
    {
      provider: 'google',
      tier: 'batch',
      models: BATCHED,
      except: NOT_BATCHED,
      factor: 0.5,
      cacheAtStandard: true,
      ...BATCH,
    },
    {
      provider: 'google',
      tier: 'flex',
      models: ['gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-2.5-flash-lite', 'gemini-3*', 'gemini-4*'],
      except: [...NOT_BATCHED, '*image*'],
      factor: 0.5,
      ...TIERS,
    },
    {
      provider: 'google',
      tier: 'priority',
      models: ['gemini-*'],
      unknown: 'priority costs 75 to 100 % more than standard; no figure per model is published',
      ...TIERS,
    },
    {
      provider: 'google',
      tier: 'batch',
      models: ['claude-opus-4-1', 'claude-sonnet-4-5'],
      factor: 0.5,
      ...LITELLM,
    },
  ],
  fills: [
    {
      provider: 'google',
      models: [
        'gemini-3*',
        'gemini-4*',
        'gemini-flash-latest',
        'gemini-pro-latest',
        'gemini-flash-lite-latest',
      ],
      rates: { webSearchUsdEach: 0.014 },
      note: 'the first 5,000 search queries a month are free',
      ...PRICING,
    },
    {
      provider: 'google',
      models: ['gemini-2*'],
      rates: { webSearchUsdEach: 0.035 },
      note: 'the first 1,500 grounded prompts a day are free',
      ...PRICING,
    },
    { provider: 'google', models: ['claude-*'], rates: { webSearchUsdEach: 0.01 }, ...LITELLM },
    { provider: 'google', models: ['gemini-2.5-flash-image'], rates: { imageUsdEach: 0.039 }, ...LITELLM },
    {
      provider: 'google',
      models: ['gemini-3-pro-image-preview'],
      rates: { imageUsdEach: 0.134 },
      note: 'an image of up to 2K; 4K costs 0.24',
      ...PRICING,
    },
    {
      provider: 'google',
      models: ['gemini-3.1-flash-image-preview'],
      rates: { imageUsdEach: 0.067 },
      note: 'an image of 1K',
      ...PRICING,
    },
  ],
};
