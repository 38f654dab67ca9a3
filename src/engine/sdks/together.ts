import { type Method } from './define-sdk.ts';
import { like } from './openai-like.ts';

const rerank: Method = {
  path: 'rerank.create',
  kind: 'rerank',
  api: 'rerank',
  model: ['model'],
  prompt: [
    { field: 'query', as: 'texts' },
    { field: 'documents', as: 'texts' },
  ],
};

/** Source: together-ai 0.52 (resources/*); the Python package comes from the same generator. */
export const together = like({
  id: 'together',
  provider: 'together',
  python: ['together'],
  script: ['together-ai'],
  client: 'Together',
  others: ['Client', 'AsyncClient'],
  offers: ['chat', 'stream', 'completions', 'embeddings', 'images', 'videos', 'audio', 'batches', 'rerank'],
  methods: [rerank],
});
