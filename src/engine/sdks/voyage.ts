import { defineSdk } from './define-sdk.ts';
import { queryAndDocuments } from './prompt-fields.ts';

/** Source: voyageai 0.4 (Client.d.ts); the Python package takes texts and model by position. */
export const voyage = defineSdk({
  id: 'voyageai',
  provider: 'voyageai',
  packages: { python: ['voyageai'], script: ['voyageai'] },
  clients: [
    ...['Client', 'AsyncClient'].map(name => ({ name, language: 'python' as const })),
    { name: 'VoyageAIClient', language: 'script' },
  ],
  methods: [
    {
      path: ['embed', 'contextualized_embed', 'contextualizedEmbed', 'multimodal_embed', 'multimodalEmbed'],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['texts', 'model'],
      options: 0,
      model: ['model'],
      prompt: [
        { field: 'texts', as: 'texts' },
        { field: 'input', as: 'texts' },
        { field: 'inputs', as: 'texts' },
      ],
      retries: { fields: ['@client.max_retries'], default: 0 },
    },
    {
      path: 'rerank',
      kind: 'rerank',
      api: 'rerank',
      positional: ['query', 'documents', 'model'],
      options: 0,
      model: ['model'],
      prompt: queryAndDocuments,
      retries: { fields: ['@client.max_retries'], default: 0 },
    },
  ],
});
