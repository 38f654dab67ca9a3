import { like } from './openai-like.ts';

/** Source: portkey-ai 3.1.0 (dist/src/client.d.ts). A configuration on its server may choose another vendor. */
export const portkey = like({
  id: 'portkey',
  provider: null,
  python: ['portkey_ai'],
  script: ['portkey-ai'],
  client: 'Portkey',
  offers: [
    'chat',
    'parse',
    'stream',
    'responses',
    'responses-helpers',
    'completions',
    'embeddings',
    'images',
    'image-edits',
    'videos',
    'audio',
    'moderations',
    'batches',
  ],
});
