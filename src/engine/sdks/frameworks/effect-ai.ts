import { defineSdk, type Method } from '../define-sdk.ts';

/** Modules of the provider packages, and who bills for their models. */
const PROVIDERS: Readonly<Record<string, string>> = {
  OpenAiLanguageModel: 'openai',
  AnthropicLanguageModel: 'anthropic',
  GoogleLanguageModel: 'google',
  AmazonBedrockLanguageModel: 'aws',
  OpenRouterLanguageModel: 'openrouter',
};
const MAKERS = ['model', 'layer', 'modelWithTokenizer', 'layerWithTokenizer'];

const generate = {
  kind: 'chat',
  api: 'openai-chat',
  language: 'script',
  client: '',
  model: [],
  prompt: [{ field: 'prompt', as: 'messages' }],
  tools: ['toolkit'],
  responseSchema: ['schema'],
} as const satisfies Partial<Method>;
/** A service that Effect hands out (`yield* LanguageModel.LanguageModel`), told by what it is called. */
const service = {
  ...generate,
  isDistinctive: true,
  receivers: /model|language|chat|session|ai|lm/i,
} as const satisfies Partial<Method>;

/**
 * Effect's AI modules: calls name no model, a layer provides it. Where the workspace makes several, each may be it.
 * Source: effect of 2026-08 (unstable/ai/LanguageModel.ts, Chat.ts, EmbeddingModel.ts; packages/ai), @effect/ai before 4.
 */
export const effectAi = defineSdk({
  id: 'effect_ai',
  provider: null,
  packages: {
    script: [
      'effect/ai',
      'effect/unstable/ai',
      '@effect/ai',
      '@effect/ai-openai',
      '@effect/ai-openai-compat',
      '@effect/ai-anthropic',
      '@effect/ai-google',
      '@effect/ai-amazon-bedrock',
      '@effect/ai-openrouter',
    ],
  },
  clients: [{ name: '' }, { name: '*' }],
  ambient: { calls: Object.keys(PROVIDERS).flatMap(name => MAKERS.map(maker => `${name}.${maker}`)) },
  methods: [
    { ...generate, path: ['LanguageModel.generateText', 'LanguageModel.generateObject'] },
    { ...generate, path: 'LanguageModel.streamText', stream: true },
    { ...service, client: '*', path: ['generateText', 'generateObject'] },
    { ...service, client: '*', path: 'streamText', stream: true },
    {
      kind: 'embedding',
      api: 'embeddings',
      language: 'script',
      client: '*',
      path: ['embed', 'embedMany'],
      isDistinctive: true,
      receivers: /embed/i,
      positional: ['input'],
      options: -1,
      model: [],
      prompt: [{ field: 'input', as: 'texts' }],
    },
  ],
  models: [
    ...Object.entries(PROVIDERS).map(([name, provider]) => ({
      path: MAKERS.map(maker => `${name}.${maker}()`),
      model: ['model'],
      positional: ['model'],
      provider,
      language: 'script' as const,
    })),
    {
      path: [
        'OpenAiEmbeddingModel.model()',
        'OpenAiEmbeddingModel.layer()',
        'OpenAiEmbeddingModel.layerBatched()',
      ],
      model: ['model'],
      positional: ['model'],
      provider: 'openai',
      language: 'script',
    },
  ],
});
