import { defineSdk, type Method } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';

const generation = {
  kind: 'completion',
  api: 'openai-completions',
  model: ['@client.model_id', 'modelId'],
  prompt: [
    { field: 'prompt', as: 'text', role: 'user' },
    { field: 'input', as: 'text', role: 'user' },
  ],
  outputCap: ['params.max_new_tokens', '@client.params.max_new_tokens', 'parameters.max_new_tokens'],
} as const satisfies Partial<Method>;

export const watsonx = defineSdk({
  id: 'watsonx',
  provider: 'watsonx',
  packages: { python: ['ibm_watsonx_ai', 'ibm_watson_machine_learning'], script: ['@ibm-cloud/watsonx-ai'] },
  clients: [
    ...['ModelInference', 'Model', 'Embeddings'].map(name => ({ name })),
    { name: 'WatsonXAI.newInstance', language: 'script' },
    { name: 'WatsonXAI', language: 'script' },
  ],
  methods: [
    {
      ...openaiChat,
      path: ['chat', 'achat'],
      language: 'python',
      model: ['@client.model_id'],
      outputCap: ['params.max_tokens'],
    },
    {
      ...openaiChat,
      path: 'textChat',
      language: 'script',
      model: ['@client.model_id', 'modelId'],
      outputCap: ['params.max_tokens', 'maxTokens'],
    },
    {
      ...openaiChat,
      path: 'chat_stream',
      language: 'python',
      model: ['@client.model_id'],
      stream: true,
    },
    {
      ...openaiChat,
      path: 'textChatStream',
      language: 'script',
      model: ['modelId'],
      stream: true,
    },
    {
      ...generation,
      path: ['generate', 'generate_text', 'agenerate', 'generate_text_stream'],
      language: 'python',
    },
    {
      ...generation,
      path: 'generateText',
      language: 'script',
    },
    {
      path: ['embed_query', 'embed_documents', 'embedText'],
      kind: 'embedding',
      api: 'embeddings',
      model: ['@client.model_id', 'modelId'],
      prompt: [{ field: 'inputs', as: 'texts' }],
    },
  ],
});
