import { defineSdk, type Method } from '../define-sdk.ts';

const generate = {
  client: 'genkit',
  kind: 'chat',
  api: 'gemini-generate',
  language: 'script',
  positional: ['prompt'],
  model: ['model', '@client.model'],
  prompt: [
    { field: 'system', as: 'text', role: 'system' },
    { field: 'prompt', as: 'messages' },
    { field: 'messages', as: 'messages' },
  ],
  outputCap: ['config.maxOutputTokens'],
  tools: ['tools'],
  responseSchema: ['output.schema'],
} as const satisfies Partial<Method>;

/** Source: genkit 1.42 (maxTurns 5). */
export const genkit = defineSdk({
  id: 'genkit',
  provider: null,
  packages: { script: ['genkit', '@genkit-ai/google-genai', '@genkit-ai/googleai', '@genkit-ai/vertexai'] },
  clients: [{ name: 'genkit' }],
  methods: [
    { ...generate, path: 'generate', turns: { fields: ['maxTurns'], default: 5 } },
    { ...generate, path: 'generateStream', stream: true, turns: { fields: ['maxTurns'], default: 5 } },
    {
      client: 'genkit',
      path: ['embed', 'embedMany'],
      kind: 'embedding',
      api: 'embeddings',
      model: ['embedder'],
      prompt: [{ field: 'content', as: 'texts' }],
    },
  ],
  models: [
    { path: 'genkit()', model: ['model'], onlyWithModel: true },
    {
      path: ['googleAI.model()', 'vertexAI.model()', 'googleAI.embedder()', 'vertexAI.embedder()'],
      model: ['model'],
      positional: ['model'],
      provider: 'google',
    },
  ],
});
