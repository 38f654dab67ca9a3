import type { Overlay } from './overlay-types.ts';

const XAI = { source: 'https://docs.x.ai/developers/pricing', checked: '2026-11-24' } as const;
const XAI_PRIORITY = {
  source: 'https://docs.x.ai/developers/advanced-api-usage/priority-processing',
  checked: '2026-11-24',
} as const;
const XAI_BATCH = {
  source: 'https://docs.x.ai/developers/advanced-api-usage/batch-api',
  checked: '2026-11-24',
} as const;
const GROQ_FLEX = { source: 'https://console.groq.com/docs/flex-processing', checked: '2026-11-24' } as const;
const GROQ_BATCH = { source: 'https://console.groq.com/docs/batch', checked: '2026-08-24' } as const;
const MISTRAL = { source: 'https://docs.mistral.ai/capabilities/batch', checked: '2026-11-24' } as const;
const MISTRAL_PRICING = { source: 'https://mistral.ai/pricing/api', checked: '2026-11-10' } as const;
const PERPLEXITY = {
  source: 'https://docs.perplexity.ai/docs/getting-started/pricing',
  checked: '2026-11-24',
} as const;
const COHERE = { source: 'https://cohere.com/pricing', checked: '2026-07-02' } as const;
const AZURE = {
  source: 'https://azure.microsoft.com/en-us/pricing/details/azure-openai/',
  checked: '2026-10-07',
} as const;
const LITELLM = {
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
  checked: '2025-12-27',
} as const;
const KIMI_BATCH = { source: 'https://platform.kimi.ai/docs/pricing/batch', checked: '2026-11-24' } as const;
const MODELS_DEV = { source: 'https://github.com/anomalyco/models.dev', checked: '2026-07-02' } as const;
const PI = { source: 'https://www.npmjs.com/package/@earendil-works/pi-ai', checked: '2026-11-10' } as const;
const OPENROUTER = {
  source: 'https://openrouter.ai/docs/guides/features/batch-api',
  checked: '2026-11-24',
} as const;

const GROK_4_20 = {
  input_mtok: { base: 1.25, tiers: [{ start: 199_999, price: 2.5 }] },
  cache_read_mtok: { base: 0.2, tiers: [{ start: 199_999, price: 0.4 }] },
  output_mtok: { base: 2.5, tiers: [{ start: 199_999, price: 5 }] },
};

export const X_AI: Overlay = {
  models: [
    {
      provider: 'x-ai',
      model: 'grok-4.20-multi-agent',
      ids: ['grok-4.20-multi-agent-0309', 'grok-4.20-0309-reasoning', 'grok-4.20-0309-non-reasoning'],
      steps: [
        { prices: { input_mtok: 2, cache_read_mtok: 0.2, output_mtok: 6 }, read: MODELS_DEV },
        { from: '2026-05-20', prices: GROK_4_20 },
      ],
      ...XAI,
    },
  ],
  tiers: [
    {
      provider: 'x-ai',
      tier: 'batch',
      models: ['grok-*'],
      unknown: 'batch requests cost less; no figure per model could be read',
      ...XAI_BATCH,
    },
    {
      provider: 'x-ai',
      tier: 'priority',
      models: ['grok-*'],
      unknown: 'priority carries a premium; no figure per model could be read',
      ...XAI_PRIORITY,
    },
  ],
  regions: [{ provider: 'x-ai', regions: ['us', 'us-*'], models: ['grok-*'], factor: 1.1, ...XAI }],
  fills: [
    {
      provider: 'x-ai',
      models: ['grok-*'],
      rates: { webSearchUsdEach: 0.005, fileSearchUsdEach: 0.0025 },
      ...XAI,
    },
  ],
};

export const GROQ: Overlay = {
  tiers: [
    { provider: 'groq', tier: 'flex', models: ['*'], factor: 1, ...GROQ_FLEX },
    {
      provider: 'groq',
      tier: 'batch',
      models: ['openai/gpt-oss-120b', 'openai/gpt-oss-20b', 'openai/gpt-oss-safeguard-20b'],
      factor: 0.5,
      cacheAsInput: true,
      ...GROQ_BATCH,
    },
    {
      provider: 'groq',
      tier: 'batch',
      models: [
        'llama-3.3-70b-versatile',
        'llama-3.1-8b-instant',
        'meta-llama/llama-4-maverick-17b-128e-instruct',
        'meta-llama/llama-4-scout-17b-16e-instruct',
      ],
      factor: 0.5,
      until: '2026-08-16',
      ...GROQ_BATCH,
    },
  ],
  models: [
    {
      provider: 'groq',
      model: 'openai/gpt-oss-safeguard-20b',
      steps: [{ prices: { input_mtok: 0.075, cache_read_mtok: 0.0375, output_mtok: 0.3 } }],
      ...PI,
    },
  ],
};

export const MISTRAL_AI: Overlay = {
  models: [
    {
      provider: 'mistral',
      model: 'mistral-large-latest',
      steps: [
        { prices: { input_mtok: 2, output_mtok: 6 }, read: MODELS_DEV },
        { from: '2025-12-02', prices: { input_mtok: 0.5, cache_read_mtok: 0.05, output_mtok: 1.5 } },
      ],
      ...MISTRAL_PRICING,
    },
    {
      provider: 'mistral',
      model: 'mistral-small-latest',
      steps: [
        { prices: { input_mtok: 0.1, output_mtok: 0.3 }, read: MODELS_DEV },
        { from: '2026-03-29', prices: { input_mtok: 0.15, cache_read_mtok: 0.015, output_mtok: 0.6 } },
      ],
      ...MISTRAL_PRICING,
    },
  ],
  tiers: [
    {
      provider: 'mistral',
      tier: 'batch',
      models: [
        'mistral-*',
        'ministral-*',
        'codestral*',
        'magistral-*',
        'devstral-*',
        'pixtral-*',
        'open-mistral-nemo',
      ],
      except: ['mistral-ocr-*'],
      factor: 0.5,
      cacheAsInput: true,
      ...MISTRAL,
    },
  ],
};

const searchFee = (model: string, low: number, medium: number, high: number) => ({
  provider: 'perplexity',
  models: [model],
  rates: { requestUsdEach: low },
  replace: true,
  note: `request fee of the low search context, the default; medium ${medium}, high ${high}`,
  ...PERPLEXITY,
});

export const PERPLEXITY_AI: Overlay = {
  models: [
    {
      provider: 'perplexity',
      model: 'pplx-embed-v1-0.6b',
      steps: [{ prices: { input_mtok: 0.004 } }],
      ...PERPLEXITY,
    },
  ],
  fills: [
    searchFee('sonar', 0.005, 0.008, 0.012),
    searchFee('sonar-pro', 0.006, 0.01, 0.014),
    searchFee('sonar-reasoning', 0.005, 0.008, 0.014),
    searchFee('sonar-reasoning-pro', 0.006, 0.01, 0.014),
  ],
};

const rerank = (model: string) => ({
  provider: 'cohere',
  model,
  steps: [{ prices: { requests_kcount: 2 } }],
  ...LITELLM,
});

export const COHERE_AI: Overlay = {
  models: [
    rerank('rerank-v3.5'),
    rerank('rerank-english-v3.0'),
    rerank('rerank-multilingual-v3.0'),
    {
      provider: 'cohere',
      model: 'embed-english-v3.0',
      ids: ['embed-multilingual-v3.0', 'embed-english-light-v3.0', 'embed-multilingual-light-v3.0'],
      steps: [{ prices: { input_mtok: 0.1 } }],
      ...COHERE,
    },
  ],
};

export const AZURE_OPENAI: Overlay = {
  models: [
    {
      provider: 'azure',
      model: 'Cohere-embed-v3-english',
      ids: ['Cohere-embed-v3-multilingual'],
      steps: [{ prices: { input_mtok: 0.1 } }],
      ...LITELLM,
    },
  ],
  thresholds: [],
  tiers: [
    {
      provider: 'azure',
      tier: 'batch',
      models: [
        'gpt-4o',
        'gpt-4o-mini',
        'gpt-4.1',
        'gpt-4.1-mini',
        'gpt-4.1-nano',
        'o1-mini',
        'o3-mini',
        'o3-pro',
        'gpt-5',
        'gpt-5.1',
        'o4-mini',
      ],
      factor: 0.5,
      cacheAsInput: true,
      ...AZURE,
    },
    { provider: 'azure', tier: 'priority', models: ['gpt-5.1', 'gpt-5.2'], factor: 2, ...LITELLM },
  ],
  regions: [
    // Azure's data zones and regional deployments list a tenth more than Global Standard.
    {
      provider: 'azure',
      regions: ['us', 'eu', 'datazone', 'data-zone'],
      models: ['gpt-4o*', 'gpt-4.1*', 'gpt-5*', 'o1*', 'o3*', 'o4-mini*'],
      factor: 1.1,
      ...LITELLM,
    },
  ],
};

export const MOONSHOT: Overlay = {
  tiers: [{ provider: 'moonshotai', tier: 'batch', models: ['kimi-k2.5'], factor: 0.6, ...KIMI_BATCH }],
};

/** Prices of days gone by, from the history of models.dev. */
const HISTORY = { source: 'https://github.com/anomalyco/models.dev', checked: '2025-11-23' } as const;
const past = (provider: string, model: string, input: number, output: number) => ({
  provider,
  model,
  steps: [{ prices: { input_mtok: input, output_mtok: output } }],
  ...HISTORY,
});

export const CEREBRAS: Overlay = {
  models: [
    past('cerebras', 'qwen-3-235b-a22b-instruct-2507', 0.6, 1.2),
    past('cerebras', 'qwen-3-coder-480b', 2, 2),
  ],
};

const freeAtZai = (model: string) => ({
  provider: 'zai',
  model,
  steps: [{ prices: { input_mtok: 0, output_mtok: 0 } }],
  ...MODELS_DEV,
});

export const Z_AI: Overlay = { models: [freeAtZai('glm-4.5-flash'), freeAtZai('glm-4.7-flash')] };

export const OPEN_ROUTER: Overlay = {
  models: [
    past('openrouter', 'mistralai/devstral-medium-2507', 0.4, 2),
    past('openrouter', 'mistralai/devstral-small-2507', 0.1, 0.3),
    past('openrouter', 'mistralai/devstral-small-2505', 0.05, 0.22),
    {
      provider: 'openrouter',
      model: 'openai/text-embedding-3-small',
      steps: [{ prices: { input_mtok: 0.02 } }],
      ...PI,
    },
  ],
  tiers: [
    {
      provider: 'openrouter',
      tier: 'batch',
      models: ['*'],
      unknown: 'most models cost half in a batch, not all, and fees aren’t discounted',
      ...OPENROUTER,
    },
  ],
};
