import { defineSdk, type Method } from './define-sdk.ts';

const options = {
  model: ['model'],
  outputCap: ['options.num_predict'],
  responseSchema: ['format'],
  stream: ['stream'],
  retries: { fields: [], default: 0 },
} as const satisfies Partial<Method>;

export const ollamaChat = {
  ...options,
  kind: 'chat',
  api: 'ollama-chat',
  prompt: [{ field: 'messages', as: 'messages' }],
  tools: ['tools'],
} as const satisfies Partial<Method>;

export const ollamaGenerate = {
  ...options,
  kind: 'completion',
  api: 'ollama-generate',
  prompt: [
    { field: 'system', as: 'text', role: 'system' },
    { field: 'prompt', as: 'text', role: 'user' },
  ],
} as const satisfies Partial<Method>;

export const ollamaEmbed = {
  kind: 'embedding',
  api: 'embeddings',
  model: ['model'],
  prompt: [
    { field: 'input', as: 'texts' },
    { field: 'prompt', as: 'texts' },
  ],
} as const satisfies Partial<Method>;

/** Source: ollama 0.6.4 for JavaScript (dist/shared); the Python package has the same names. */
export const ollama = defineSdk({
  id: 'ollama',
  provider: 'local',
  packages: { python: ['ollama'], script: ['ollama', 'ollama/browser'] },
  clients: [
    ...['Client', 'AsyncClient'].map(name => ({ name, language: 'python' as const, positional: ['host'] })),
    { name: 'Ollama', language: 'script' },
    { name: '' },
  ],
  methods: [
    { ...ollamaChat, path: 'chat', positional: ['model', 'messages'], options: 0 },
    { ...ollamaGenerate, path: 'generate', positional: ['model', 'prompt'], options: 0 },
    { ...ollamaEmbed, path: ['embed', 'embeddings'], positional: ['model', 'input'], options: 0 },
  ],
});
