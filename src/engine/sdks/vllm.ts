import { defineSdk } from './define-sdk.ts';

/** Source: vLLM's documentation (LLM, SamplingParams). It runs on one's own machine. */
export const vllm = defineSdk({
  id: 'vllm',
  provider: 'local',
  packages: { python: ['vllm'] },
  clients: [{ name: 'LLM', positional: ['model'] }],
  methods: [
    {
      path: 'generate',
      kind: 'completion',
      api: 'openai-completions',
      positional: ['prompts', 'sampling_params'],
      model: ['@client.model'],
      prompt: [{ field: 'prompts', as: 'texts' }],
      outputCap: ['sampling_params.max_tokens'],
    },
    {
      path: 'chat',
      kind: 'chat',
      api: 'openai-chat',
      positional: ['messages', 'sampling_params'],
      model: ['@client.model'],
      prompt: [{ field: 'messages', as: 'messages' }],
      outputCap: ['sampling_params.max_tokens'],
    },
    {
      path: ['embed', 'encode'],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['prompts'],
      model: ['@client.model'],
      prompt: [{ field: 'prompts', as: 'texts' }],
    },
    { path: ['score', 'classify'], kind: 'rerank', api: 'rerank', model: ['@client.model'], prompt: [] },
  ],
});
