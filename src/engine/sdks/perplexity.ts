import { like } from './openai-like.ts';

/** Source: @perplexity-ai/perplexity_ai 0.38 (resources/*). */
export const perplexity = like({
  id: 'perplexity',
  provider: 'perplexity',
  python: ['perplexity'],
  script: ['@perplexity-ai/perplexity_ai'],
  client: 'Perplexity',
  offers: ['chat', 'responses', 'embeddings'],
});
