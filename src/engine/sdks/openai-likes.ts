import { defineSdk, type Method, type SdkDeclaration } from './define-sdk.ts';
import {
  baseUrl,
  generated,
  openaiChat,
  openaiClients,
  openaiEmbeddings,
  openaiImages,
  openaiMethods,
  openaiResponses,
  type Offer,
} from './openai-surface.ts';

interface Like {
  readonly id: string;
  readonly provider: string | null;
  readonly python?: readonly string[];
  readonly script?: readonly string[];
  /** Class of the client; the async one and the default import go without saying. */
  readonly client: string;
  readonly others?: readonly string[];
  readonly offers: readonly Offer[];
  readonly methods?: readonly Method[];
}

const like = (one: Like): SdkDeclaration =>
  defineSdk({
    id: one.id,
    provider: one.provider,
    packages: {
      ...(one.python ? { python: one.python } : {}),
      ...(one.script ? { script: one.script } : {}),
    },
    clients: openaiClients(one.client, ...(one.others ?? [])),
    transparent: generated,
    methods: [...openaiMethods(...one.offers), ...(one.methods ?? [])],
  });

const rerank: Method = {
  path: ['rerank', 'rerank.create'],
  kind: 'rerank',
  api: 'rerank',
  model: ['model'],
  prompt: [
    { field: 'query', as: 'texts' },
    { field: 'documents', as: 'texts' },
  ],
};

/** Source: groq-sdk 1.6.0, groq 1.7.0 for Python (resources/*). */
export const groq = like({
  id: 'groq',
  provider: 'groq',
  python: ['groq'],
  script: ['groq-sdk'],
  client: 'Groq',
  others: ['Client', 'AsyncClient'],
  offers: ['chat', 'embeddings', 'audio', 'batches', 'responses'],
});

/** Source: together-ai 0.52 (resources/*); the Python package comes from the same generator. */
export const together = like({
  id: 'together',
  provider: 'together',
  python: ['together'],
  script: ['together-ai'],
  client: 'Together',
  others: ['Client', 'AsyncClient'],
  offers: ['chat', 'completions', 'embeddings', 'images', 'audio', 'batches', 'rerank'],
  methods: [rerank],
});

/** Source: @cerebras/cerebras_cloud_sdk 1.91 (resources/*). */
export const cerebras = like({
  id: 'cerebras',
  provider: 'cerebras',
  python: ['cerebras.cloud.sdk'],
  script: ['@cerebras/cerebras_cloud_sdk'],
  client: 'Cerebras',
  offers: ['chat', 'completions'],
});

/** Source: @perplexity-ai/perplexity_ai 0.38 (resources/*). */
export const perplexity = like({
  id: 'perplexity',
  provider: 'perplexity',
  python: ['perplexity'],
  script: ['@perplexity-ai/perplexity_ai'],
  client: 'Perplexity',
  offers: ['chat', 'responses', 'embeddings'],
});

/** Source: docs.fireworks.ai (Python SDK): OpenAI's surface, and `LLM(model=…)`. */
export const fireworks = like({
  id: 'fireworks',
  provider: 'fireworks',
  python: ['fireworks.client', 'fireworks'],
  script: ['@fireworks-ai/sdk'],
  client: 'Fireworks',
  offers: ['chat', 'completions', 'embeddings'],
  methods: [
    {
      ...openaiChat,
      path: ['ChatCompletion.create', 'ChatCompletion.acreate'],
      language: 'python',
      client: [''],
    },
  ],
});

/** Models of Fireworks as objects of their own. */
export const fireworksLlm = defineSdk({
  id: 'fireworks',
  provider: 'fireworks',
  packages: { python: ['fireworks'] },
  clients: [{ name: 'LLM', positional: ['model'] }, { name: '' }],
  methods: [
    {
      ...openaiChat,
      path: ['chat.completions.create', 'chat.completions.acreate'],
      client: 'LLM',
      model: ['@client.model'],
    },
    { ...openaiChat, path: ['ChatCompletion.create', 'ChatCompletion.acreate'], client: '' },
  ],
});

/** Source: xai-sdk's README: a chat is made, added to, then sampled. */
const grokChat = {
  kind: 'chat',
  api: 'openai-chat',
  model: ['@chat.create.model'],
  prompt: [{ field: '@chat.create.messages', as: 'messages' }],
  outputCap: ['@chat.create.max_tokens'],
  tools: ['@chat.create.tools'],
  responseSchema: ['@chat.create.response_format'],
} as const satisfies Partial<Method>;
export const xai = defineSdk({
  id: 'xai',
  provider: 'x-ai',
  packages: { python: ['xai_sdk'] },
  clients: [{ name: 'Client' }, { name: 'AsyncClient' }],
  methods: [
    {
      ...grokChat,
      path: [
        'chat.create().sample',
        'chat.create().sample_batch',
        'chat.create().parse',
        'chat.create().defer',
      ],
    },
    { ...grokChat, path: ['chat.create().stream', 'chat.create().stream_batch'], stream: true },
    { ...openaiImages, path: ['image.sample', 'image.sample_batch'], positional: ['prompt', 'model'] },
  ],
});

/** Source: @openrouter/sdk 1.3.19 (esm/sdk); openrouter for Python comes from the same generator. */
const router = {
  ...openaiChat,
  model: ['model', 'chatRequest.model', 'chatGenerationParams.model'],
  prompt: [
    { field: 'messages', as: 'messages' },
    { field: 'chatRequest.messages', as: 'messages' },
    { field: 'chatGenerationParams.messages', as: 'messages' },
  ],
  outputCap: [
    'maxTokens',
    'max_tokens',
    'maxCompletionTokens',
    'chatRequest.maxTokens',
    'chatRequest.maxCompletionTokens',
    'chatGenerationParams.maxTokens',
  ],
  stream: ['stream', 'chatRequest.stream', 'chatGenerationParams.stream'],
  retries: { fields: [], default: 0 },
} as const satisfies Partial<Method>;
export const openrouter = defineSdk({
  id: 'openrouter',
  provider: 'openrouter',
  packages: { python: ['openrouter'], script: ['@openrouter/sdk', '@openrouter/agent'] },
  clients: [{ name: 'OpenRouter' }, { name: '' }],
  methods: [
    { ...router, path: ['chat.send', 'chat.send_async', 'chat.completions.create'] },
    {
      ...openaiResponses,
      path: ['responses.send', 'beta.responses.send', 'responses.send_async'],
      outputCap: ['maxOutputTokens', 'max_output_tokens', 'responsesRequest.maxOutputTokens'],
      model: ['model', 'responsesRequest.model'],
      prompt: [
        ...openaiResponses.prompt,
        { field: 'responsesRequest.instructions', as: 'text', role: 'system' },
        { field: 'responsesRequest.input', as: 'messages' },
      ],
    },
    {
      ...openaiResponses,
      path: 'callModel',
      kind: 'agent-run',
      outputCap: ['maxOutputTokens'],
      turns: { fields: ['maxToolRounds'], default: null },
    },
    {
      ...openaiEmbeddings,
      path: ['embeddings.generate', 'embeddings.generate_async'],
      model: ['model', 'requestBody.model'],
      prompt: [...openaiEmbeddings.prompt, { field: 'requestBody.input', as: 'texts' }],
    },
  ],
});

/** Source: portkey-ai 3.1.0 (dist/src/client.d.ts). A configuration on its server may choose another vendor. */
export const portkey = like({
  id: 'portkey',
  provider: null,
  python: ['portkey_ai'],
  script: ['portkey-ai'],
  client: 'Portkey',
  offers: ['chat', 'responses', 'completions', 'embeddings', 'images', 'audio', 'moderations', 'batches'],
});

/** Source: READMEs of zai-sdk, zhipuai and volcengine's Ark runtime: OpenAI's surface. */
export const zai = like({
  id: 'zai',
  provider: 'zai',
  python: ['zai', 'zhipuai'],
  client: 'ZaiClient',
  others: ['ZhipuAiClient', 'ZhipuAI'],
  offers: ['chat', 'embeddings', 'images', 'audio', 'moderations'],
});
export const volcengine = like({
  id: 'volcengine',
  provider: 'volcengine',
  python: ['volcenginesdkarkruntime'],
  client: 'Ark',
  offers: ['chat', 'embeddings', 'images', 'responses'],
});

/** OpenAI's classes under another import, which watch what passes. Sources: @posthog/ai 8.13, @langfuse/openai 5.11, READMEs of langfuse and posthog for Python. */
export const watchedOpenai = defineSdk({
  id: 'openai',
  provider: 'openai',
  packages: {
    python: [
      'langfuse.openai',
      'posthog.ai.openai',
      'ddtrace.contrib.openai',
      'llm_observability.openai',
      'langsmith.openai',
    ],
    script: ['@posthog/ai', '@posthog/ai/openai', '@langfuse/openai'],
  },
  clients: [
    { name: 'openai.OpenAI', baseUrl },
    { name: 'OpenAI', baseUrl },
    { name: 'AsyncOpenAI', baseUrl },
    { name: 'openai.AsyncOpenAI', baseUrl },
    { name: '', language: 'python' },
    ...['AzureOpenAI', 'AsyncAzureOpenAI'].map(name => ({
      name,
      sdk: 'azure_openai',
      provider: 'azure',
      usesDeployments: true,
    })),
  ],
  transparent: [...generated],
  methods: openaiMethods('chat', 'responses', 'completions', 'embeddings', 'images', 'audio'),
});
