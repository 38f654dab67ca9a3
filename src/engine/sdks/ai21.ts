import { defineSdk } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';

export const ai21 = defineSdk({
  id: 'ai21',
  provider: 'ai21',
  packages: { python: ['ai21'], script: ['ai21'] },
  clients: [{ name: 'AI21Client' }, { name: 'AsyncAI21Client' }, { name: 'AI21' }],
  methods: [{ ...openaiChat, path: 'chat.completions.create' }],
});
