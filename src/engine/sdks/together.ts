import { defineSdk } from './define-sdk.ts';
import { openaiChat, openaiEmbeddings } from './openai.ts';

/** Source: together-ai 0.52 (resources/*): OpenAI's surface. */
export const together = defineSdk({
  id: 'together',
  provider: 'together',
  packages: { python: ['together'], script: ['together-ai'] },
  clients: [
    { name: 'Together', baseUrl: ['base_url', 'baseURL'] },
    { name: 'AsyncTogether', baseUrl: ['base_url', 'baseURL'] },
    { name: 'default', baseUrl: ['baseURL'], language: 'script' },
  ],
  transparent: ['with_options()', 'withOptions()'],
  methods: [
    { ...openaiChat, path: 'chat.completions.create' },
    { ...openaiChat, path: 'chat.completions.stream', stream: true },
    { ...openaiEmbeddings, path: 'embeddings.create' },
  ],
});
