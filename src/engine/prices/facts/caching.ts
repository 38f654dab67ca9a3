import type { ModelNames, Read } from '../overlay/overlay-types.ts';

/** How a model's prompt cache works. Unknown members are null. */
export interface CacheFacts extends Read {
  /** `automatic`: by the provider, for every prompt that is long enough; `explicit`: only what the request marks. */
  readonly how: 'automatic' | 'explicit' | 'both';
  /** Shortest prefix that is cached, in tokens. */
  readonly minimumTokens: number | null;
  /** How long an entry lives after its last use, in seconds, the shortest first. */
  readonly lifetimesSeconds: readonly number[];
  /** Tools can't be marked, only system prompt and messages. */
  readonly withoutTools: boolean;
  /** Writing costs what input costs: no price of its own is published. */
  readonly writesAsInput: boolean;
}

interface CacheRule extends Omit<CacheFacts, 'withoutTools' | 'writesAsInput'> {
  readonly models: ModelNames;
  readonly withoutTools?: boolean;
  readonly writesAsInput?: boolean;
}

const ANTHROPIC = {
  source: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
  checked: '2026-11-24',
} as const;
const OPENAI = {
  source: 'https://developers.openai.com/api/docs/guides/prompt-caching',
  checked: '2026-11-24',
} as const;
const GEMINI = { source: 'https://ai.google.dev/gemini-api/docs/caching', checked: '2026-11-24' } as const;
const DEEPSEEK = { source: 'https://api-docs.deepseek.com/guides/kv_cache', checked: '2026-11-24' } as const;
const XAI = {
  source: 'https://docs.x.ai/developers/advanced-api-usage/prompt-caching',
  checked: '2026-11-24',
} as const;
const GROQ = { source: 'https://console.groq.com/docs/prompt-caching', checked: '2026-11-24' } as const;

const BEDROCK = {
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html',
  checked: '2026-11-24',
} as const;

const claude = (minimumTokens: number | null, ...models: string[]): CacheRule => ({
  models,
  how: 'explicit',
  minimumTokens,
  lifetimesSeconds: [300, 3600],
  ...ANTHROPIC,
});
const gemini = (minimumTokens: number | null, ...models: string[]): CacheRule => ({
  models,
  how: 'both',
  minimumTokens,
  lifetimesSeconds: [3600],
  ...GEMINI,
});

/** By family; the first rule that names a model holds. */
const RULES: readonly CacheRule[] = [
  claude(4096, 'claude-opus-4-5', 'claude-opus-4-6', 'claude-haiku-4-5'),
  claude(2048, 'claude-opus-4-7', 'claude-3-5-haiku', 'claude-3-haiku'),
  claude(512, 'claude-opus-5', 'claude-fable-5'),
  claude(
    1024,
    'claude-opus-4-8',
    'claude-sonnet-5',
    'claude-sonnet-4-6',
    'claude-sonnet-4-5',
    'claude-sonnet-4',
    'claude-sonnet-4-0',
    'claude-opus-4-1',
    'claude-opus-4',
    'claude-opus-4-0',
    'claude-3-7-sonnet',
    'claude-3-5-sonnet',
    'claude-3-opus',
  ),
  claude(null, 'claude-*'),
  // From GPT-5.6 on writes are billed and entries live 30 minutes at least; before, 5 to 10 minutes of disuse.
  {
    models: ['gpt-5.6-*', 'gpt-6-*', 'gpt-6.1-*'],
    how: 'both',
    minimumTokens: 1024,
    lifetimesSeconds: [1800],
    ...OPENAI,
  },
  {
    models: ['gpt-4o*', 'gpt-4.1*', 'gpt-5*', 'o1*', 'o3*', 'o4-mini*'],
    how: 'automatic',
    minimumTokens: 1024,
    lifetimesSeconds: [300],
    ...OPENAI,
  },
  gemini(1024, 'gemini-2.5-flash', 'gemini-2.5-flash-lite', 'gemini-3-flash-preview'),
  gemini(4096, 'gemini-2.5-pro', 'gemini-3-pro-preview', 'gemini-3.1-pro-preview'),
  gemini(null, 'gemini-3*', 'gemini-4*'),
  {
    models: ['nova-micro', 'nova-lite', 'nova-pro', 'nova-premier'],
    how: 'explicit',
    minimumTokens: 1000,
    lifetimesSeconds: [300],
    withoutTools: true,
    writesAsInput: true,
    ...BEDROCK,
  },
  { models: ['deepseek-*'], how: 'automatic', minimumTokens: 64, lifetimesSeconds: [], ...DEEPSEEK },
  { models: ['grok-*'], how: 'automatic', minimumTokens: null, lifetimesSeconds: [], ...XAI },
  { models: ['gpt-oss-*'], how: 'automatic', minimumTokens: null, lifetimesSeconds: [7200], ...GROQ },
];

export const CACHE_RULES = RULES;
