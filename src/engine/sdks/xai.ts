import { defineSdk, type Method } from './define-sdk.ts';
import { openaiImages } from './openai-surface.ts';

/** Source: xai-sdk's README: a chat is made, added to, then sampled. */
const grokChat = {
  kind: 'chat',
  api: 'openai-chat',
  model: ['@chat.create.model'],
  prompt: [{ field: '@chat.create.messages', as: 'messages' }],
  outputCap: ['@chat.create.max_tokens'],
  tools: ['@chat.create.tools'],
  responseSchema: ['@chat.create.response_format'],
} as const satisfies Partial<Method>;

export const xai = defineSdk({
  id: 'xai',
  provider: 'x-ai',
  packages: { python: ['xai_sdk'] },
  clients: [{ name: 'Client' }, { name: 'AsyncClient' }],
  methods: [
    {
      ...grokChat,
      path: [
        'chat.create().sample',
        'chat.create().sample_batch',
        'chat.create().parse',
        'chat.create().defer',
      ],
    },
    { ...grokChat, path: ['chat.create().stream', 'chat.create().stream_batch'], stream: true },
    { ...openaiImages, path: ['image.sample', 'image.sample_batch'], positional: ['prompt', 'model'] },
  ],
});
