import { like } from './openai-like.ts';

/** Source: volcengine-python-sdk's README (Ark runtime): OpenAI's surface. */
export const volcengine = like({
  id: 'volcengine',
  provider: 'volcengine',
  python: ['volcenginesdkarkruntime'],
  client: 'Ark',
  offers: ['chat', 'embeddings', 'images', 'responses'],
});
