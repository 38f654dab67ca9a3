import type { Read } from '../overlay/overlay-types.ts';

/** When a model stops answering, and what its maker recommends instead. */
export interface Retirement extends Read {
  readonly date: string;
  readonly successor: string | null;
}

const OPENAI = {
  source: 'https://developers.openai.com/api/docs/deprecations',
  checked: '2026-11-24',
} as const;
const ANTHROPIC = {
  source: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
  checked: '2026-08-07',
} as const;
const ANTHROPIC_MODELS = {
  source: 'https://platform.claude.com/docs/en/models/sonnet-4-5/overview',
  checked: '2026-11-24',
} as const;
const GEMINI = {
  source: 'https://ai.google.dev/gemini-api/docs/deprecations',
  checked: '2026-11-10',
} as const;
const GEMINI_2_0 = {
  source: 'https://firebase.google.com/docs/ai-logic/models',
  checked: '2026-06-18',
} as const;
const GROQ = { source: 'https://console.groq.com/docs/deprecations', checked: '2026-08-24' } as const;
const ANTHROPIC_NOTES = {
  source: 'https://platform.claude.com/docs/en/release-notes/overview',
  checked: '2026-06-17',
} as const;

type Entry = readonly [provider: string, models: string, date: string, successor: string | null, read: Read];

/** By provider, since resellers keep schedules of their own. Names are families, parted by blanks. */
const ENTRIES: readonly Entry[] = [
  ['openai', 'gpt-3.5-turbo o4-mini', '2026-10-23', 'gpt-5.6-terra', OPENAI],
  ['openai', 'gpt-4 gpt-4-turbo o1 o1-pro o3-mini', '2026-10-23', 'gpt-5.6-sol', OPENAI],
  ['openai', 'gpt-4.1-nano', '2026-10-23', null, OPENAI],
  ['openai', 'gpt-5 o3', '2026-12-11', 'gpt-6.1-sol', OPENAI],
  ['openai', 'gpt-5-pro o3-pro', '2026-12-11', 'gpt-5.6-sol', OPENAI],
  ['openai', 'gpt-5-mini', '2026-12-11', 'gpt-6.1-terra', OPENAI],
  ['openai', 'gpt-5-nano', '2026-12-11', null, OPENAI],
  [
    'openai',
    'gpt-image-1-mini gpt-image-1.5 chatgpt-image-latest',
    '2026-12-01',
    'gpt-image-2.6-flare',
    OPENAI,
  ],
  ['openai', 'gpt-4o gpt-4o-mini gpt-4.1 gpt-4.1-mini', '2027-01-14', 'gpt-6-luna', OPENAI],
  ['openai', 'gpt-5.1', '2027-04-01', null, OPENAI],
  ['openai', 'chatgpt-4o-latest', '2026-02-17', null, OPENAI],
  ['anthropic', 'claude-sonnet-4 claude-sonnet-4-0', '2026-06-15', 'claude-sonnet-4-6', ANTHROPIC_NOTES],
  ['anthropic', 'claude-opus-4 claude-opus-4-0', '2026-06-15', 'claude-opus-4-8', ANTHROPIC_NOTES],
  ['anthropic', 'claude-sonnet-4-5', '2026-11-30', 'claude-sonnet-5-5', ANTHROPIC_MODELS],
  ['anthropic', 'claude-opus-4-1', '2026-08-05', 'claude-opus-4-8', ANTHROPIC],
  ['anthropic', 'claude-3-haiku', '2026-04-20', 'claude-haiku-4-5-20251001', ANTHROPIC],
  ['anthropic', 'claude-3-5-haiku', '2026-02-19', 'claude-haiku-4-5-20251001', ANTHROPIC],
  ['anthropic', 'claude-3-7-sonnet', '2026-02-19', 'claude-sonnet-4-6', ANTHROPIC],
  ['anthropic', 'claude-3-opus', '2026-01-05', 'claude-opus-4-8', ANTHROPIC],
  ['anthropic', 'claude-3-5-sonnet', '2025-10-28', 'claude-sonnet-4-6', ANTHROPIC],
  ['anthropic', 'claude-3-sonnet', '2025-07-21', 'claude-sonnet-4-6', ANTHROPIC],
  ['google', 'gemini-2.5-pro', '2026-12-01', 'gemini-3.8-flash', GEMINI],
  ['google', 'gemini-2.5-flash', '2026-12-01', 'gemini-3.5-flash-lite', GEMINI],
  ['google', 'gemini-2.0-flash gemini-2.0-flash-lite', '2026-06-01', 'gemini-3.1-flash-lite', GEMINI_2_0],
  ['google', 'gemini-3-pro-preview', '2026-03-09', 'gemini-3.1-pro-preview', GEMINI],
  ['google', 'gemini-3.1-flash-image-preview', '2026-06-25', 'gemini-3.1-flash-image', GEMINI],
  ['google', 'gemini-3-pro-image-preview', '2026-06-25', 'gemini-3-pro-image', GEMINI],
  ['google', 'gemini-3.1-flash-lite', '2027-05-07', null, GEMINI],
  ['groq', 'llama-3.3-70b-versatile llama-3.1-8b-instant', '2026-08-16', null, GROQ],
  ['groq', 'qwen3-32b llama-4-scout-17b-16e-instruct', '2026-07-17', null, GROQ],
];

/** The announced end of a model at a provider; null where none is known. */
export function retirementOf(provider: string, family: string): Retirement | null {
  const entry = ENTRIES.find(([at, models]) => at === provider && models.split(' ').includes(family));
  if (entry === undefined) return null;
  const [, , date, successor, read] = entry;
  return { date, successor, ...read };
}
