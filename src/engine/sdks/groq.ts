import { like } from './openai-like.ts';

/** Source: groq-sdk 1.6.0, groq 1.7.0 for Python (resources/*). */
export const groq = like({
  id: 'groq',
  provider: 'groq',
  python: ['groq'],
  script: ['groq-sdk'],
  client: 'Groq',
  others: ['Client', 'AsyncClient'],
  offers: ['chat', 'embeddings', 'audio', 'batches'],
});
