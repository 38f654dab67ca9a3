import { defineSdk, type Method } from './define-sdk.ts';

const retries = { fields: [], default: 2 } as const;
const limits = {
  model: ['model'],
  outputCap: ['max_tokens', 'maxTokens'],
  tools: ['tools'],
  responseSchema: ['response_format', 'responseFormat'],
  retries,
} as const satisfies Partial<Method>;

export const cohereChatV1 = {
  ...limits,
  kind: 'chat',
  api: 'cohere-chatv1',
  prompt: [
    { field: 'preamble', as: 'text', role: 'system' },
    { field: 'chat_history', as: 'messages' },
    { field: 'chatHistory', as: 'messages' },
    { field: 'message', as: 'text', role: 'user' },
    { field: 'prompt', as: 'text', role: 'user' },
    { field: 'text', as: 'text', role: 'user' },
  ],
  stream: ['stream'],
} as const satisfies Partial<Method>;

export const cohereChatV2 = {
  ...limits,
  kind: 'chat',
  api: 'cohere-chatv2',
  prompt: [{ field: 'messages', as: 'messages' }],
  stream: ['stream'],
} as const satisfies Partial<Method>;

export const cohereEmbed = {
  kind: 'embedding',
  api: 'embeddings',
  model: ['model'],
  prompt: [{ field: 'texts', as: 'texts' }],
  retries,
} as const satisfies Partial<Method>;

export const cohereRerank = {
  kind: 'rerank',
  api: 'rerank',
  model: ['model'],
  prompt: [
    { field: 'query', as: 'texts' },
    { field: 'documents', as: 'texts' },
  ],
  retries,
} as const satisfies Partial<Method>;

const v1 = ['Client', 'AsyncClient', 'CohereClient', 'BedrockClient', 'SagemakerClient', 'CohereAI', ''];
const v2 = ['ClientV2', 'AsyncClientV2', 'CohereClientV2', 'BedrockClientV2', 'SagemakerClientV2'];
const forms = (name: string): string[] => [name, `v2.${name}`];

/** Source: cohere-ai 8.1.0 (Client.d.ts, ClientV2.d.ts, api/resources/v2); the Python package comes from the same generator. */
export const cohere = defineSdk({
  id: 'cohere',
  provider: 'cohere',
  packages: { python: ['cohere'], script: ['cohere-ai'] },
  clients: [...v2, ...v1].map(name => ({
    name,
    baseUrl: ['base_url', 'environment', 'baseUrl'],
    ...(/Bedrock|Sagemaker/.test(name) ? { provider: 'aws' } : {}),
  })),
  methods: [
    { ...cohereChatV2, path: 'chat', client: v2 },
    { ...cohereChatV2, path: ['chat_stream', 'chatStream'], client: v2, stream: true },
    { ...cohereChatV2, path: 'v2.chat' },
    { ...cohereChatV2, path: ['v2.chat_stream', 'v2.chatStream'], stream: true },
    { ...cohereChatV1, path: 'chat', client: v1 },
    { ...cohereChatV1, path: ['chat_stream', 'chatStream'], client: v1, stream: true },
    { ...cohereChatV1, path: ['generate', 'summarize'], kind: 'completion' },
    { ...cohereChatV1, path: ['generate_stream', 'generateStream'], kind: 'completion', stream: true },
    { ...cohereEmbed, path: forms('embed') },
    { ...cohereRerank, path: forms('rerank') },
    {
      path: 'classify',
      kind: 'completion',
      api: 'embeddings',
      model: ['model'],
      prompt: [{ field: 'inputs', as: 'texts' }],
      retries,
    },
    {
      path: ['embed_jobs.create', 'embedJobs.create'],
      kind: 'batch',
      api: 'batch',
      model: ['model'],
      prompt: [],
    },
  ],
});
