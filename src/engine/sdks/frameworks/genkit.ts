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
    { field: 'messages', as: 'messages' },
    { field: 'prompt', as: 'messages' },
  ],
  outputCap: ['config.maxOutputTokens', 'config.maxTokens'],
  tools: ['tools'],
  responseSchema: ['output.schema', 'output.jsonSchema'],
} as const satisfies Partial<Method>;
/** With tools it goes on until the model answers, five rounds at most. */
const withTools = {
  kind: 'agent-run',
  where: { field: 'tools' },
  turns: { fields: ['maxTurns'], default: 5 },
} as const satisfies Partial<Method>;

/** A prompt that stands in a `.prompt` file is named by the code alone. */
const byName = {
  kind: 'chat',
  api: 'gemini-generate',
  language: 'script',
  client: 'genkit',
  positional: ['input', 'options'],
  options: 1,
  model: ['model', '@client.model'],
  prompt: [{ field: 'input', as: 'text', role: 'user' }],
  outputCap: ['config.maxOutputTokens'],
} as const satisfies Partial<Method>;
/** One that is defined in the code is a function: `const greet = ai.definePrompt({…}); greet({name})`. */
const prompt = {
  ...byName,
  model: ['model', '@definePrompt.model', '@client.model'],
  prompt: [
    {
      field: '@definePrompt.system',
      as: 'text',
      role: 'system',
      filled: { braces: 'double', from: 'input' },
    },
    { field: '@definePrompt.messages', as: 'messages' },
    { field: '@definePrompt.prompt', as: 'messages', filled: { braces: 'double', from: 'input' } },
  ],
  outputCap: ['config.maxOutputTokens', '@definePrompt.config.maxOutputTokens'],
  tools: ['@definePrompt.tools'],
  responseSchema: ['@definePrompt.output.schema'],
} as const satisfies Partial<Method>;

const python = {
  kind: 'chat',
  api: 'gemini-generate',
  language: 'python',
  client: 'Genkit',
  model: ['model', '@client.model'],
  prompt: [
    { field: 'system', as: 'text', role: 'system' },
    { field: 'messages', as: 'messages' },
    { field: 'prompt', as: 'messages' },
  ],
  outputCap: ['config.max_output_tokens', 'config.maxOutputTokens'],
  tools: ['tools'],
  responseSchema: ['output_schema'],
} as const satisfies Partial<Method>;
const pythonTools = { ...withTools, turns: { fields: ['max_turns'], default: 5 } } as const;

/** Plugins whose functions name a model, and who bills for it. */
const PLUGINS: Readonly<Record<string, string | null>> = {
  googleAI: 'google',
  vertexAI: 'google',
  openAI: 'openai',
  anthropic: 'anthropic',
  deepSeek: 'deepseek',
  xAI: 'x-ai',
  ollama: 'local',
};

/** Source: genkit 1.42 (js/ai/src/generate/action.ts: maxTurns 5; js/genkit/src/genkit.ts), genkit for Python of 2026-04 (_ai/_aio.py). */
export const genkit = defineSdk({
  id: 'genkit',
  provider: null,
  packages: {
    python: ['genkit'],
    script: [
      'genkit',
      '@genkit-ai/google-genai',
      '@genkit-ai/googleai',
      '@genkit-ai/vertexai',
      '@genkit-ai/anthropic',
      '@genkit-ai/compat-oai',
    ],
  },
  clients: [{ name: 'genkit' }, { name: 'Genkit' }],
  methods: [
    { ...generate, ...withTools, path: 'generate' },
    { ...generate, ...withTools, path: 'generateStream', stream: true },
    { ...generate, path: ['generate', 'generateOperation'] },
    { ...generate, path: 'generateStream', stream: true },
    { ...prompt, path: 'definePrompt()' },
    { ...prompt, path: 'definePrompt().stream', stream: true },
    { ...byName, path: 'prompt()' },
    { ...byName, path: 'prompt().stream', stream: true },
    // A chat keeps what was said.
    {
      ...generate,
      path: ['chat().send', 'createSession().chat().send'],
      model: ['model', '@chat.model', '@client.model'],
      prompt: [
        { field: '@chat.system', as: 'text', role: 'system' },
        { field: 'prompt', as: 'messages' },
      ],
      keepsHistory: true,
    },
    {
      ...generate,
      path: ['chat().sendStream', 'createSession().chat().sendStream'],
      model: ['model', '@chat.model', '@client.model'],
      prompt: [
        { field: '@chat.system', as: 'text', role: 'system' },
        { field: 'prompt', as: 'messages' },
      ],
      keepsHistory: true,
      stream: true,
    },
    {
      client: 'genkit',
      path: ['embed', 'embedMany'],
      language: 'script',
      kind: 'embedding',
      api: 'embeddings',
      model: ['embedder'],
      prompt: [{ field: 'content', as: 'texts' }],
    },
    {
      client: 'genkit',
      path: 'rerank',
      language: 'script',
      kind: 'rerank',
      api: 'openai-chat',
      model: ['reranker'],
      prompt: [{ field: 'query', as: 'text', role: 'user' }],
    },
    { ...python, ...pythonTools, path: 'generate' },
    { ...python, ...pythonTools, path: 'generate_stream', stream: true },
    { ...python, path: 'generate' },
    { ...python, path: 'generate_stream', stream: true },
    {
      client: 'Genkit',
      path: ['embed', 'embed_many'],
      language: 'python',
      kind: 'embedding',
      api: 'embeddings',
      model: ['embedder'],
      prompt: [{ field: 'content', as: 'texts' }],
    },
  ],
  models: [
    { path: ['genkit()', 'Genkit()'], model: ['model'], onlyWithModel: true },
    { path: 'genkit().definePrompt()', model: ['model'], onlyWithModel: true },
    ...Object.entries(PLUGINS).map(([name, provider]) => ({
      path: [`${name}.model()`, `${name}.embedder()`],
      model: ['model'],
      positional: ['model'],
      provider,
      language: 'script' as const,
    })),
  ],
});
