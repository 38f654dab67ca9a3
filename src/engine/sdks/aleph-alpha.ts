import { defineSdk } from './define-sdk.ts';

/** Source: aleph-alpha-client's README (Client, AsyncClient, CompletionRequest). */
export const alephAlpha = defineSdk({
  id: 'aleph_alpha',
  provider: 'aleph-alpha',
  packages: { python: ['aleph_alpha_client'] },
  clients: [{ name: 'Client' }, { name: 'AsyncClient' }],
  methods: [
    {
      path: ['complete', 'complete_with_streaming'],
      kind: 'completion',
      api: 'openai-completions',
      positional: ['request', 'model'],
      model: ['model'],
      prompt: [{ field: 'request.prompt', as: 'text', role: 'user' }],
      outputCap: ['request.maximum_tokens'],
    },
    {
      path: ['embed', 'semantic_embed', 'batch_semantic_embed'],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['request', 'model'],
      model: ['model'],
      prompt: [{ field: 'request.prompt', as: 'texts' }],
    },
  ],
});
