import type { Overlay } from './overlay-types.ts';

const PRICING = {
  source: 'https://platform.claude.com/docs/en/about-claude/pricing',
  checked: '2026-11-24',
} as const;
const CACHING = {
  source: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
  checked: '2026-11-24',
} as const;
const RESIDENCY = {
  source: 'https://platform.claude.com/docs/en/manage-claude/data-residency',
  checked: '2026-11-24',
} as const;

/** `inference_geo` came with Opus 4.6; requests that set it on older models are refused. */
const SINCE_4_6 = [
  'claude-opus-4-6',
  'claude-opus-4-7',
  'claude-opus-4-8',
  'claude-opus-5*',
  'claude-sonnet-4-6',
  'claude-sonnet-5*',
  'claude-haiku-5*',
  'claude-fable-5*',
];
/** Regional endpoints of Google Cloud cost 10 % more from the 4.5 generation on. */
const SINCE_4_5 = [...SINCE_4_6, 'claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5'];
const REGIONS_OF_GOOGLE = [
  'us-*',
  'europe-*',
  'asia-*',
  'australia-*',
  'me-*',
  'northamerica-*',
  'southamerica-*',
  'us',
  'eu',
];

export const ANTHROPIC: Overlay = {
  tiers: [
    { provider: 'anthropic', tier: 'batch', models: ['claude-*'], factor: 0.5, ...PRICING },
    {
      provider: 'anthropic',
      tier: 'priority',
      models: ['claude-*'],
      unknown: 'priority capacity is committed by contract; enter your rates as own prices',
      ...PRICING,
    },
  ],
  regions: [
    { provider: 'anthropic', regions: ['us'], models: SINCE_4_6, factor: 1.1, ...RESIDENCY },
    { provider: 'google', regions: REGIONS_OF_GOOGLE, models: SINCE_4_5, factor: 1.1, ...PRICING },
  ],
  fills: [
    // A 1-hour write costs twice the base input, wherever Claude is served.
    {
      provider: 'anthropic',
      models: ['claude-*'],
      multiples: { cacheWrite1hUsdPerMTok: [2, 'inputUsdPerMTok'] },
      ...CACHING,
    },
    {
      provider: 'google',
      models: ['claude-*'],
      multiples: { cacheWrite1hUsdPerMTok: [2, 'inputUsdPerMTok'] },
      ...CACHING,
    },
    {
      provider: 'aws',
      models: ['*claude*'],
      multiples: { cacheWrite1hUsdPerMTok: [2, 'inputUsdPerMTok'] },
      ...CACHING,
    },
    {
      provider: 'openrouter',
      models: ['anthropic/claude-*'],
      multiples: { cacheWrite1hUsdPerMTok: [2, 'inputUsdPerMTok'] },
      ...CACHING,
    },
    // The multipliers of all models: reads a tenth, 5-minute writes one and a quarter, where no row says otherwise.
    {
      provider: 'openrouter',
      models: ['anthropic/claude-3*', 'anthropic/claude-haiku-4.5'],
      multiples: {
        cacheReadUsdPerMTok: [0.1, 'inputUsdPerMTok'],
        cacheWrite5mUsdPerMTok: [1.25, 'inputUsdPerMTok'],
      },
      ...CACHING,
    },
    {
      provider: 'anthropic',
      models: ['claude-*'],
      except: ['claude-2', 'claude-v1'],
      rates: { webSearchUsdEach: 0.01 },
      ...PRICING,
    },
  ],
};
