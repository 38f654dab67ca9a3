import { like } from './openai-like.ts';

/** Source: READMEs of zai-sdk and zhipuai: OpenAI's surface. */
export const zai = like({
  id: 'zai',
  provider: 'zai',
  python: ['zai', 'zhipuai'],
  client: 'ZaiClient',
  others: ['ZhipuAiClient', 'ZhipuAI'],
  offers: ['chat', 'embeddings', 'images', 'audio', 'moderations'],
});
