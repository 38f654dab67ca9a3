import { defineSdk, type Method } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';

const complete = {
  ...openaiChat,
  model: ['model', '@client.model', '@client.azure_deployment'],
  retries: { fields: [], default: 3 },
} as const satisfies Partial<Method>;

/** Azure AI Inference and GitHub Models. Source: azure-ai-inference's README; @azure/openai 1.x (K). */
export const azureInference = defineSdk({
  id: 'azure_ai_inference',
  provider: 'azure',
  packages: { python: ['azure.ai.inference'], script: ['@azure/openai'] },
  clients: ['ChatCompletionsClient', 'EmbeddingsClient', 'OpenAIClient'].map(name => ({
    name,
    baseUrl: ['endpoint'],
    positional: ['endpoint'],
    ...(name === 'OpenAIClient'
      ? { sdk: 'azure_openai', usesDeployments: true, language: 'script' as const }
      : {}),
  })),
  methods: [
    { ...complete, path: 'complete', language: 'python', client: 'ChatCompletionsClient' },
    {
      path: 'embed',
      language: 'python',
      client: 'EmbeddingsClient',
      kind: 'embedding',
      api: 'embeddings',
      model: ['model', '@client.model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
    {
      ...complete,
      path: ['getChatCompletions', 'streamChatCompletions'],
      language: 'script',
      positional: ['model', 'messages'],
      options: 2,
      outputCap: ['maxTokens'],
      model: ['model'],
    },
    {
      path: 'getEmbeddings',
      language: 'script',
      kind: 'embedding',
      api: 'embeddings',
      positional: ['model', 'input'],
      options: -1,
      model: ['model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
  ],
});
