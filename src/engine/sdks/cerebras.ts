import { like } from './openai-like.ts';

/** Source: @cerebras/cerebras_cloud_sdk 1.91 (resources/*). */
export const cerebras = like({
  id: 'cerebras',
  provider: 'cerebras',
  python: ['cerebras.cloud.sdk'],
  script: ['@cerebras/cerebras_cloud_sdk'],
  client: 'Cerebras',
  offers: ['chat', 'completions'],
});
