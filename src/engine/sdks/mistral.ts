import { defineSdk, type Method } from './define-sdk.ts';

const chat = {
  kind: 'chat',
  api: 'openai-chat',
  model: ['model'],
  prompt: [{ field: 'messages', as: 'messages' }],
  outputCap: ['max_tokens', 'maxTokens'],
  tools: ['tools'],
  responseSchema: ['response_format', 'responseFormat'],
  answers: ['n'],
  promptCache: ['promptCacheKey', 'prompt_cache_key'],
  // The old client (before 1.0) tried five times; the present one not again unless told.
  retries: {
    fields: [],
    default: [
      { range: '<1.0', value: 5 },
      { range: '>=1.0', value: 0 },
    ],
  },
} as const satisfies Partial<Method>;

const resumed = `(${['Append', 'Restart'].flatMap(way => [`conversation${way}Request`, `conversation${way}StreamRequest`]).join('|')})`;
const conversation = {
  ...chat,
  prompt: [
    { field: 'instructions', as: 'text', role: 'system' },
    { field: 'inputs', as: 'messages' },
    // JavaScript: what a conversation goes on with stands in an object of its own.
    { field: `${resumed}.inputs`, as: 'messages' },
  ],
  outputCap: [
    'completion_args.max_tokens',
    'completionArgs.maxTokens',
    `${resumed}.completionArgs.maxTokens`,
  ],
} as const satisfies Partial<Method>;

const both = (path: string): string[] => [path, `${path}_async`];

/** Source: @mistralai/mistralai 2.7.0 (esm/sdk); mistralai for Python comes from the same generator. */
export const mistral = defineSdk({
  id: 'mistral',
  provider: 'mistral',
  packages: { python: ['mistralai'], script: ['@mistralai/mistralai'] },
  clients: [
    ...['Mistral', 'MistralClient', 'MistralAsyncClient'].map(name => ({
      name,
      baseUrl: ['server_url', 'serverURL', 'endpoint'],
    })),
    ...['MistralGoogleCloud', 'MistralGCP'].map(name => ({ name, provider: 'google' })),
    { name: 'MistralAzure', provider: 'azure' },
    { name: 'default', language: 'script' },
  ],
  methods: [
    {
      ...chat,
      path: [...both('chat.complete'), ...both('chat.parse'), 'agents.complete', 'agents.complete_async'],
      isDistinctive: true,
    },
    {
      ...chat,
      path: [
        ...both('chat.stream'),
        'chat.parseStream',
        ...both('chat.parse_stream'),
        ...both('agents.stream'),
      ],
      stream: true,
    },
    {
      ...chat,
      path: [...both('fim.complete')],
      kind: 'completion',
      api: 'openai-completions',
      prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
    },
    {
      ...chat,
      path: both('fim.stream'),
      kind: 'completion',
      api: 'openai-completions',
      stream: true,
      prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
    },
    {
      ...conversation,
      path: [
        ...both('beta.conversations.start'),
        ...both('beta.conversations.append'),
        ...both('beta.conversations.restart'),
      ],
    },
    { ...conversation, path: both('beta.conversations.run'), language: 'python' },
    {
      ...conversation,
      path: [
        ...both('beta.conversations.start_stream'),
        ...both('beta.conversations.append_stream'),
        'beta.conversations.startStream',
        'beta.conversations.appendStream',
        'beta.conversations.restartStream',
      ],
      stream: true,
    },
    {
      path: both('embeddings.create'),
      kind: 'embedding',
      api: 'embeddings',
      model: ['model'],
      prompt: [{ field: 'inputs', as: 'texts' }],
      retries: chat.retries,
    },
    { ...chat, path: both('ocr.process'), prompt: [{ field: 'document', as: 'contents' }] },
    {
      ...chat,
      path: [
        ...both('classifiers.moderate'),
        ...both('classifiers.moderate_chat'),
        'classifiers.moderateChat',
        ...both('classifiers.classify'),
      ],
      kind: 'moderation',
      api: 'moderation',
      prompt: [{ field: 'inputs', as: 'texts' }],
    },
    {
      ...chat,
      path: [...both('audio.transcriptions.complete'), ...both('audio.speech.complete')],
      kind: 'audio',
      api: 'audio',
      prompt: [],
    },
    { path: both('batch.jobs.create'), kind: 'batch', api: 'batch', model: ['model'], prompt: [] },
    {
      ...chat,
      path: 'chat',
      client: ['MistralClient', 'MistralAsyncClient', 'default'],
      versions: '<1.0',
    },
    {
      ...chat,
      path: ['chat_stream', 'chatStream'],
      client: ['MistralClient', 'MistralAsyncClient', 'default'],
      versions: '<1.0',
      stream: true,
    },
    {
      path: 'embeddings',
      client: ['MistralClient', 'MistralAsyncClient', 'default'],
      versions: '<1.0',
      kind: 'embedding',
      api: 'embeddings',
      positional: ['model', 'input'],
      options: 0,
      model: ['model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
  ],
});
