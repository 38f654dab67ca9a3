import { defineSdk } from './define-sdk.ts';

/** The user pays by a Copilot plan, not by the token. Source: @types/vscode 1.140. */
export const vscodeLm = defineSdk({
  id: 'vscode_lm',
  provider: 'github-copilot',
  packages: { script: ['vscode'] },
  clients: [{ name: '*' }],
  methods: [
    {
      path: 'sendRequest',
      kind: 'chat',
      api: 'openai-chat',
      positional: ['messages', 'options'],
      options: -1,
      model: ['@lm.selectChatModels.id', '@lm.selectChatModels.family'],
      prompt: [{ field: 'messages', as: 'messages' }],
      tools: ['options.tools'],
      stream: true,
    },
  ],
});
