import type { Overlay, OverlayStep, Read } from './overlay-types.ts';

const PRICING = {
  source: 'https://api-docs.deepseek.com/quick_start/pricing',
  checked: '2026-11-24',
} as const;
const MODELS_DEV = { source: 'https://github.com/anomalyco/models.dev', checked: '2026-07-02' } as const;
/** The catalogue's own steps. */
const CATALOGUE = {
  source: 'https://api-docs.deepseek.com/quick_start/pricing',
  checked: '2026-09-23',
} as const;

const V3_2 = { source: 'https://api-docs.deepseek.com/news/news250929', checked: '2026-11-24' } as const;

const flat = (
  from: string | undefined,
  input: number,
  cached: number,
  output: number,
  read: Read = MODELS_DEV,
): OverlayStep => ({
  ...(from === undefined ? {} : { from }),
  prices: { input_mtok: input, cache_read_mtok: cached, output_mtok: output },
  read,
});

/** Off-peak all day, and twice as much on weekdays 01:00–04:00 and 06:00–10:00 UTC. Chinese holidays are off-peak and not told apart here. */
const peaked = (
  from: string,
  input: number,
  cached: number,
  output: number,
  weekdays: boolean,
  read: Read = PRICING,
): OverlayStep[] => [
  { from, prices: { input_mtok: input, cache_read_mtok: cached, output_mtok: output }, read },
  ...[
    { start: '01:00', end: '04:00', weekdays },
    { start: '06:00', end: '10:00', weekdays },
  ].map(hours => ({
    from,
    hours,
    prices: { input_mtok: input * 2, cache_read_mtok: cached * 2, output_mtok: output * 2 },
    read,
  })),
];

const FLASH_FROM_AUGUST = [
  ...peaked('2026-08-17', 0.22, 0.007, 0.66, false, CATALOGUE),
  ...peaked('2026-10-16', 0.15, 0.003, 0.6, true),
];

export const DEEPSEEK: Overlay = {
  models: [
    // But for V3.2 and the August prices, the days are those on which models.dev first carried the price.
    {
      provider: 'deepseek',
      model: 'deepseek-chat',
      ids: ['deepseek-v3'],
      steps: [
        flat(undefined, 0.27, 0.07, 1.1),
        flat('2025-08-23', 0.57, 0.07, 1.68),
        flat('2025-09-29', 0.28, 0.028, 0.42, V3_2),
        flat('2026-04-25', 0.14, 0.0028, 0.28),
      ],
      ...MODELS_DEV,
    },
    {
      provider: 'deepseek',
      model: 'deepseek-reasoner',
      ids: ['deepseek-r1', 'deepseek-r1-0528'],
      steps: [
        flat(undefined, 0.55, 0.14, 2.19),
        flat('2025-08-23', 0.57, 0.07, 1.68),
        flat('2025-09-29', 0.28, 0.028, 0.42, V3_2),
        flat('2026-04-25', 0.14, 0.0028, 0.28),
      ],
      ...MODELS_DEV,
    },
    { provider: 'deepseek', model: 'deepseek-flash', steps: FLASH_FROM_AUGUST, ...PRICING },
    // The old names are still served, by the newest flash model at its price.
    {
      provider: 'deepseek',
      model: 'deepseek-v4-flash',
      ids: ['deepseek-v4-flash-vision-exp'],
      steps: [flat(undefined, 0.14, 0.0028, 0.28, CATALOGUE), ...FLASH_FROM_AUGUST],
      ...PRICING,
    },
    {
      provider: 'deepseek',
      model: 'deepseek-v4-pro',
      steps: [
        flat(undefined, 0.435, 0.003625, 0.87, CATALOGUE),
        ...peaked('2026-08-17', 0.66, 0.022, 1.98, false, CATALOGUE),
        ...peaked('2026-10-16', 0.66, 0.022, 1.98, true),
      ],
      ...PRICING,
    },
  ],
};
