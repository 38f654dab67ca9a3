import type { Client, Method } from './define-sdk.ts';

/** Options of a client that hold another host. */
export const baseUrl = ['base_url', 'baseURL', 'base_path', 'basePath', 'api_base'] as const;

/** Names between client and method that change nothing, in all clients of the same generator. */
export const generated: readonly string[] = [
  'with_raw_response',
  'with_streaming_response',
  'with_options()',
  'withOptions()',
  'copy()',
];

const retries = {
  fields: [
    '@with_options.max_retries',
    '@withOptions.maxRetries',
    '@client.max_retries',
    '@client.maxRetries',
  ],
  default: 2,
} as const;

const request = {
  model: ['model'],
  outputCap: ['max_completion_tokens', 'max_tokens'],
  tools: ['tools', 'functions'],
  responseSchema: ['response_format', 'text_format', 'response_model'],
  reasoningEffort: ['reasoning_effort'],
  tier: ['service_tier'],
  answers: ['n'],
  promptCache: ['prompt_cache_key', 'prompt_cache_retention', 'prompt_cache_options'],
  retries,
} as const;

/** Chat Completions as OpenAI and all that copy its surface take it. */
export const openaiChat = {
  ...request,
  kind: 'chat',
  api: 'openai-chat',
  prompt: [{ field: 'messages', as: 'messages' }],
  stream: ['stream'],
} as const satisfies Partial<Method>;

export const openaiEmbeddings = {
  kind: 'embedding',
  api: 'embeddings',
  model: ['model'],
  prompt: [{ field: 'input', as: 'texts' }],
  retries,
} as const satisfies Partial<Method>;

export const openaiResponses = {
  ...request,
  kind: 'chat',
  api: 'openai-responses',
  prompt: [
    { field: 'instructions', as: 'text', role: 'system' },
    { field: 'input', as: 'messages' },
  ],
  outputCap: ['max_output_tokens'],
  responseSchema: ['text.format', 'text_format'],
  reasoningEffort: ['reasoning.effort'],
  keepsHistory: ['previous_response_id', 'conversation'],
  stream: ['stream'],
} as const satisfies Partial<Method>;

export const openaiCompletion = {
  kind: 'completion',
  api: 'openai-completions',
  model: ['model'],
  prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
  outputCap: ['max_tokens'],
  answers: ['n'],
  stream: ['stream'],
  retries,
} as const satisfies Partial<Method>;

export const openaiImages = {
  kind: 'image',
  api: 'image',
  model: ['model'],
  prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
  answers: ['n'],
  retries,
} as const satisfies Partial<Method>;

export const openaiAudio = {
  kind: 'audio',
  api: 'audio',
  model: ['model'],
  prompt: [
    { field: 'instructions', as: 'text', role: 'system' },
    { field: 'input', as: 'text', role: 'user' },
    { field: 'prompt', as: 'text', role: 'user' },
  ],
  stream: ['stream'],
  retries,
} as const satisfies Partial<Method>;

export const openaiModeration = {
  kind: 'moderation',
  api: 'moderation',
  model: ['model'],
  prompt: [{ field: 'input', as: 'texts' }],
  retries,
} as const satisfies Partial<Method>;

export const openaiBatch = {
  kind: 'batch',
  api: 'batch',
  model: [],
  prompt: [],
  retries,
} as const satisfies Partial<Method>;

const rerank = {
  kind: 'rerank',
  api: 'rerank',
  model: ['model'],
  prompt: [
    { field: 'query', as: 'texts' },
    { field: 'documents', as: 'texts' },
  ],
  retries,
} as const satisfies Partial<Method>;

/** Groups of the surface: those that a vendor offers. */
export type Offer =
  | 'chat'
  | 'parse'
  | 'stream'
  | 'beta'
  | 'responses'
  | 'responses-helpers'
  | 'compact'
  | 'completions'
  | 'embeddings'
  | 'images'
  | 'image-edits'
  | 'videos'
  | 'video-edits'
  | 'audio'
  | 'moderations'
  | 'batches'
  | 'rerank';

const OFFERS: Readonly<Record<Offer, readonly Method[]>> = {
  chat: [
    {
      ...openaiChat,
      // The last three are added by instructor to a client that it wraps.
      path: [
        'chat.completions.create',
        'chat.completions.create_with_completion',
        'chat.completions.create_partial',
        'chat.completions.create_iterable',
      ],
      isDistinctive: true,
    },
  ],
  parse: [{ ...openaiChat, path: 'chat.completions.parse', isDistinctive: true }],
  stream: [{ ...openaiChat, path: 'chat.completions.stream', stream: true, isDistinctive: true }],
  beta: [
    { ...openaiChat, path: 'beta.chat.completions.parse', isDistinctive: true },
    { ...openaiChat, path: 'beta.chat.completions.stream', stream: true, isDistinctive: true },
  ],
  responses: [{ ...openaiResponses, path: 'responses.create', isDistinctive: true }],
  'responses-helpers': [
    { ...openaiResponses, path: 'responses.parse', isDistinctive: true },
    { ...openaiResponses, path: 'responses.stream', stream: true, isDistinctive: true },
  ],
  compact: [{ ...openaiResponses, path: 'responses.compact', isDistinctive: true }],
  completions: [{ ...openaiCompletion, path: 'completions.create', isDistinctive: true }],
  embeddings: [{ ...openaiEmbeddings, path: 'embeddings.create', isDistinctive: true }],
  images: [{ ...openaiImages, path: 'images.generate' }],
  'image-edits': [
    { ...openaiImages, path: ['images.edit', 'images.create_variation', 'images.createVariation'] },
  ],
  videos: [{ ...openaiImages, path: 'videos.create' }],
  'video-edits': [
    {
      ...openaiImages,
      path: ['videos.create_and_poll', 'videos.edit', 'videos.extend', 'videos.remix'],
    },
  ],
  audio: [
    {
      ...openaiAudio,
      path: ['audio.transcriptions.create', 'audio.translations.create', 'audio.speech.create'],
      isDistinctive: true,
    },
  ],
  moderations: [{ ...openaiModeration, path: 'moderations.create', isDistinctive: true }],
  batches: [{ ...openaiBatch, path: 'batches.create' }],
  rerank: [{ ...rerank, path: ['rerank.create'] }],
};

/** Methods of a client with OpenAI's surface. */
export const openaiMethods = (...offers: readonly Offer[]): readonly Method[] =>
  offers.flatMap(o => OFFERS[o]);

/** Classes of a client in both languages: `Groq` and `AsyncGroq`, JavaScript's default import. */
export const openaiClients = (name: string, ...more: readonly string[]): readonly Client[] => [
  ...[name, `Async${name}`, ...more].map(n => ({ name: n, baseUrl })),
  { name: 'default', baseUrl, language: 'script' },
];
