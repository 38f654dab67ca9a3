import { defineSdk, type Method } from './define-sdk.ts';

const config = {
  outputCap: ['config.max_output_tokens', 'config.maxOutputTokens'],
  tools: ['config.tools'],
  responseSchema: [
    'config.response_schema',
    'config.responseSchema',
    'config.response_json_schema',
    'config.responseJsonSchema',
  ],
  answers: ['config.candidate_count', 'config.candidateCount'],
  promptCache: ['config.cached_content', 'config.cachedContent'],
  tier: ['config.service_tier', 'config.serviceTier'],
} as const;

const generate = {
  ...config,
  kind: 'chat',
  api: 'gemini-generate',
  model: ['model'],
  prompt: [
    { field: 'config.system_instruction', as: 'text', role: 'system' },
    { field: 'config.systemInstruction', as: 'text', role: 'system' },
    { field: 'contents', as: 'contents' },
  ],
} as const satisfies Partial<Method>;

const withAsync = (path: string): string[] => [path, `aio.${path}`];

const send = {
  ...generate,
  model: ['@chats.create.model'],
  prompt: [
    { field: '@chats.create.config.system_instruction', as: 'text', role: 'system' },
    { field: '@chats.create.config.systemInstruction', as: 'text', role: 'system' },
    { field: '@chats.create.history', as: 'contents' },
    { field: 'message', as: 'contents' },
  ],
  outputCap: [
    'config.max_output_tokens',
    'config.maxOutputTokens',
    '@chats.create.config.max_output_tokens',
    '@chats.create.config.maxOutputTokens',
  ],
  tools: ['config.tools', '@chats.create.config.tools'],
  positional: ['message'],
} as const satisfies Partial<Method>;

/** Source: @google/genai 2.32 and 3.1 (models.ts, chats.ts), google-genai's twin surface. */
export const googleGenai = defineSdk({
  id: 'google_genai',
  provider: 'google',
  packages: { python: ['google.genai'], script: ['@google/genai'] },
  clients: [
    { name: 'Client', language: 'python' },
    { name: 'GoogleGenAI', language: 'script' },
  ],
  methods: [
    {
      ...generate,
      path: [...withAsync('models.generate_content'), 'models.generateContent'],
      isDistinctive: true,
    },
    {
      ...generate,
      path: [...withAsync('models.generate_content_stream'), 'models.generateContentStream'],
      stream: true,
      isDistinctive: true,
    },
    { ...send, path: [...withAsync('chats.create().send_message'), 'chats.create().sendMessage'] },
    {
      ...send,
      path: [...withAsync('chats.create().send_message_stream'), 'chats.create().sendMessageStream'],
      stream: true,
    },
    {
      path: [...withAsync('models.embed_content'), 'models.embedContent'],
      kind: 'embedding',
      api: 'embeddings',
      model: ['model'],
      prompt: [{ field: 'contents', as: 'texts' }],
    },
  ],
});
