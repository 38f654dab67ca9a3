import { defineSdk } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';
import { textField } from './prompt-fields.ts';

export const writer = defineSdk({
  id: 'writer',
  provider: 'writer',
  packages: { python: ['writerai'], script: ['writer-sdk'] },
  clients: [{ name: 'Writer' }, { name: 'AsyncWriter' }, { name: 'default', language: 'script' }],
  methods: [
    { ...openaiChat, path: 'chat.chat', model: ['model'] },
    { ...openaiChat, path: 'chat.parse', language: 'python', model: ['model'] },
    {
      path: 'completions.create',
      kind: 'completion',
      api: 'openai-completions',
      model: ['model'],
      prompt: textField('prompt'),
      outputCap: ['max_tokens'],
    },
  ],
});
