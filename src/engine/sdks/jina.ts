import { defineSdk } from './define-sdk.ts';
import { queryAndDocuments } from './prompt-fields.ts';

/** Source: jina's documentation of its Python clients; its API is mostly called over HTTP. */
export const jina = defineSdk({
  id: 'jina',
  provider: 'jina',
  packages: { python: ['jinaai', 'jina_client'] },
  clients: [{ name: '*' }],
  methods: [
    {
      path: ['embed', 'embeddings.create'],
      kind: 'embedding',
      api: 'embeddings',
      model: ['model', '@client.model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
    {
      path: 'rerank',
      kind: 'rerank',
      api: 'rerank',
      model: ['model', '@client.model'],
      prompt: queryAndDocuments,
    },
  ],
});
