import { defineSdk } from './define-sdk.ts';

/** Source: chatgpt 5.2.5 (build/index.d.ts). */
export const chatgpt = defineSdk({
  id: 'chatgpt',
  provider: 'openai',
  packages: { script: ['chatgpt'] },
  clients: ['ChatGPTAPI', 'ChatGPTUnofficialProxyAPI', 'ChatGPTClient'].map(name => ({ name })),
  methods: [
    {
      path: 'sendMessage',
      kind: 'chat',
      api: 'openai-chat',
      positional: ['text'],
      options: 1,
      model: ['completionParams.model', '@client.completionParams.model', '@client.model'],
      prompt: [
        { field: '@client.systemMessage', as: 'text', role: 'system' },
        { field: 'systemMessage', as: 'text', role: 'system' },
        { field: 'text', as: 'text', role: 'user' },
      ],
      outputCap: [
        'completionParams.max_tokens',
        '@client.maxResponseTokens',
        '@client.completionParams.max_tokens',
      ],
      stream: ['stream'],
    },
  ],
  models: [
    {
      path: ['ChatGPTAPI()', 'ChatGPTClient()'],
      model: ['completionParams.model', 'model'],
      language: 'script',
    },
  ],
});
