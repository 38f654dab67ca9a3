import { defineSdk } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';

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
      path: ['chat', 'achat', 'textChat'],
      model: ['@client.model_id', 'modelId'],
      outputCap: ['params.max_tokens', 'maxTokens'],
    },
    {
      ...openaiChat,
      path: ['chat_stream', 'textChatStream'],
      model: ['@client.model_id', 'modelId'],
      stream: true,
    },
    {
      path: ['generate', 'generate_text', 'agenerate', 'generate_text_stream', 'generateText'],
      kind: 'completion',
      api: 'openai-completions',
      model: ['@client.model_id', 'modelId'],
      prompt: [
        { field: 'prompt', as: 'text', role: 'user' },
        { field: 'input', as: 'text', role: 'user' },
      ],
      outputCap: ['params.max_new_tokens', '@client.params.max_new_tokens', 'parameters.max_new_tokens'],
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
