import { defineSdk, type Method } from './define-sdk.ts';
import { openaiChat, openaiEmbeddings, openaiResponses } from './openai-surface.ts';

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
      client: 'OpenRouter',
      kind: 'agent-run',
      outputCap: ['maxOutputTokens'],
      turns: { fields: ['maxToolRounds'], default: null },
    },
    // The function of the agent's package takes the client first.
    {
      ...openaiResponses,
      path: 'callModel',
      client: '',
      options: 1,
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
