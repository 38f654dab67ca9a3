import { defineSdk, type Method } from './define-sdk.ts';

const request = {
  model: ['model'],
  outputCap: ['max_completion_tokens', 'max_tokens'],
  tools: ['tools', 'functions'],
  responseSchema: ['response_format', 'text_format'],
  reasoningEffort: ['reasoning_effort'],
  tier: ['service_tier'],
  answers: ['n'],
  promptCache: ['prompt_cache_key', 'prompt_cache_retention'],
  retries: { fields: ['@client.max_retries', '@client.maxRetries'], default: 2 },
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
  retries: request.retries,
} as const satisfies Partial<Method>;

const responses = {
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
} as const satisfies Partial<Method>;

const baseUrl = ['base_url', 'baseURL'];

/** Source: openai-node 6.49 and 7.57 (resources/*), openai-python's twin surface. */
export const openai = defineSdk({
  id: 'openai',
  provider: 'openai',
  packages: { python: ['openai'], script: ['openai'] },
  clients: [
    { name: 'OpenAI', baseUrl },
    { name: 'AsyncOpenAI', baseUrl },
    { name: 'Client', baseUrl, language: 'python' },
    { name: 'AsyncClient', baseUrl, language: 'python' },
    { name: 'default', baseUrl, language: 'script' },
    { name: '', language: 'python' },
    ...['AzureOpenAI', 'AsyncAzureOpenAI'].map(name => ({
      name,
      sdk: 'azure_openai',
      provider: 'azure',
      usesDeployments: true,
    })),
  ],
  transparent: ['with_raw_response', 'with_streaming_response', 'with_options()', 'withOptions()', 'copy()'],
  methods: [
    { ...openaiChat, path: 'chat.completions.create', isDistinctive: true },
    { ...openaiChat, path: ['chat.completions.parse', 'beta.chat.completions.parse'], isDistinctive: true },
    {
      ...openaiChat,
      path: ['chat.completions.stream', 'beta.chat.completions.stream'],
      stream: true,
      isDistinctive: true,
    },
    { ...responses, path: ['responses.create', 'responses.parse'], stream: ['stream'], isDistinctive: true },
    { ...responses, path: 'responses.stream', stream: true, isDistinctive: true },
    { ...openaiEmbeddings, path: 'embeddings.create', isDistinctive: true },
  ],
});
