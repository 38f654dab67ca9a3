import { defineSdk, type Method, type ModelFactory, type Passes } from './define-sdk.ts';

const text = {
  kind: 'chat',
  api: 'openai-chat',
  language: 'script',
  model: ['model'],
  prompt: [
    { field: 'system', as: 'text', role: 'system' },
    { field: 'instructions', as: 'text', role: 'system' },
    { field: 'prompt', as: 'messages' },
    { field: 'messages', as: 'messages' },
  ],
  outputCap: ['maxOutputTokens', 'maxTokens'],
  tools: ['tools'],
  responseSchema: ['schema', 'output.schema'],
  retries: { fields: ['maxRetries'], default: 2 },
} as const satisfies Partial<Method>;

/** How many steps a tool loop may take: `stopWhen: stepCountIs(5)`, alone or first in a list; `maxSteps` before version 5. */
const steps = ['stopWhen.0.0', 'stopWhen.0', 'maxSteps'];
const NUMBER = /^\d+$/;
/** Calls that go on with what tools answer are runs. */
const loops: readonly Method[] = steps.flatMap(field => [
  {
    ...text,
    path: 'generateText',
    kind: 'agent-run',
    where: { field, matches: NUMBER, isGiven: true },
    turns: { fields: steps, default: null },
  },
  {
    ...text,
    path: 'streamText',
    kind: 'agent-run',
    stream: true,
    where: { field, matches: NUMBER, isGiven: true },
    turns: { fields: steps, default: null },
  },
]);

const AGENTS = ['ToolLoopAgent', 'Experimental_Agent', 'Agent'];
const agentFields = {
  ...text,
  kind: 'agent-run',
  client: AGENTS,
  model: ['@client.model'],
  prompt: [
    { field: '@client.instructions', as: 'text', role: 'system' },
    { field: '@client.system', as: 'text', role: 'system' },
    { field: 'prompt', as: 'messages' },
    { field: 'messages', as: 'messages' },
  ],
  outputCap: ['@client.maxOutputTokens'],
  tools: ['@client.tools'],
  responseSchema: ['@client.output.schema'],
  turns: { fields: steps.map(field => `@client.${field}`), default: 20 },
  retries: { fields: ['@client.maxRetries'], default: 2 },
} as const satisfies Partial<Method>;

/** Images, speech, transcriptions and reranking, with the names that they had as experiments. */
const media = (
  path: readonly string[],
  kind: 'image' | 'audio' | 'rerank',
  prompt: readonly string[],
): Method => ({
  path,
  kind,
  api: 'openai-chat',
  language: 'script',
  model: ['model'],
  prompt: prompt.map(field => ({ field, as: 'texts' })),
  answers: ['n'],
  retries: { fields: ['maxRetries'], default: 2 },
});

const FACTORIES = [
  '',
  '.chat',
  '.responses',
  '.completion',
  '.languageModel',
  '.embedding',
  '.embeddingModel',
  '.textEmbeddingModel',
  '.textEmbedding',
  '.image',
  '.imageModel',
  '.speech',
  '.transcription',
];

/** `openai('m')`, `openai.chat('m')`, `createOpenAI({…})('m')` of a provider package. */
const provider = (
  pkg: string,
  name: string,
  provider: string | null,
): { pkg: string; factory: ModelFactory } => ({
  pkg,
  factory: {
    path: FACTORIES.flatMap(f => [
      `${name}${f}()`,
      `create${name[0]!.toUpperCase()}${name.slice(1)}()${f}()`,
    ]),
    model: ['model'],
    positional: ['model'],
    provider,
    language: 'script',
  },
});

const PROVIDERS = [
  { ...provider('@ai-sdk/openai', 'openai', 'openai'), create: 'createOpenAI' },
  { ...provider('@ai-sdk/anthropic', 'anthropic', 'anthropic'), create: 'createAnthropic' },
  { ...provider('@ai-sdk/google', 'google', 'google'), create: 'createGoogleGenerativeAI' },
  { ...provider('@ai-sdk/google-vertex', 'vertex', 'google'), create: 'createVertex' },
  { ...provider('@ai-sdk/amazon-bedrock', 'bedrock', 'aws'), create: 'createAmazonBedrock' },
  { ...provider('@ai-sdk/azure', 'azure', 'azure'), create: 'createAzure' },
  { ...provider('@ai-sdk/mistral', 'mistral', 'mistral'), create: 'createMistral' },
  { ...provider('@ai-sdk/cohere', 'cohere', 'cohere'), create: 'createCohere' },
  { ...provider('@ai-sdk/groq', 'groq', 'groq'), create: 'createGroq' },
  { ...provider('@ai-sdk/xai', 'xai', 'x-ai'), create: 'createXai' },
  { ...provider('@ai-sdk/deepseek', 'deepseek', 'deepseek'), create: 'createDeepSeek' },
  { ...provider('@ai-sdk/perplexity', 'perplexity', 'perplexity'), create: 'createPerplexity' },
  { ...provider('@ai-sdk/togetherai', 'togetherai', 'together'), create: 'createTogetherAI' },
  { ...provider('@ai-sdk/fireworks', 'fireworks', 'fireworks'), create: 'createFireworks' },
  { ...provider('@ai-sdk/cerebras', 'cerebras', 'cerebras'), create: 'createCerebras' },
  { ...provider('@openrouter/ai-sdk-provider', 'openrouter', 'openrouter'), create: 'createOpenRouter' },
  { ...provider('@ai-sdk/openai-compatible', 'openaiCompatible', null), create: 'createOpenAICompatible' },
  { ...provider('@ai-sdk/gateway', 'gateway', null), create: 'createGateway' },
];

/** `customProvider({ languageModels: { fast: … } }).languageModel('fast')` is that model. */
const table = (member: string, methods: readonly string[]): Passes[] =>
  ['customProvider', 'experimental_customProvider'].map(name => ({
    packages: { script: ['ai'] },
    path: methods.map(method => `${name}().${method}`),
    argument: 0,
    member,
    byKey: { otherwise: 'fallbackProvider' },
  }));

/** Source: ai 6.0.326 and 7.0.173 (generate-text, stream-text, generate-object, embed), @ai-sdk/* 4. */
export const vercelAi = defineSdk({
  id: 'vercel_ai',
  provider: null,
  packages: { script: ['ai'] },
  clients: [{ name: '' }, ...AGENTS.map(name => ({ name }))],
  passes: [
    { packages: { script: ['ai'] }, path: 'wrapLanguageModel', argument: 0, member: 'model' },
    {
      packages: { script: ['ai'] },
      path: ['convertToModelMessages', 'convertToCoreMessages'],
      argument: 0,
    },
    { packages: { script: ['ai'] }, path: 'pruneMessages', argument: 0, member: 'messages' },
    ...table('languageModels', ['languageModel']),
    ...table('textEmbeddingModels', ['textEmbeddingModel', 'embeddingModel']),
    ...table('embeddingModels', ['embeddingModel']),
    ...table('imageModels', ['imageModel']),
  ],
  agents: [{ path: AGENTS.map(name => `${name}()`), name: ['id'], model: ['model'], tools: ['tools'] }],
  methods: [
    ...loops,
    {
      ...agentFields,
      client: [''],
      path: ['createAgentUIStream', 'createAgentUIStreamResponse', 'pipeAgentUIStreamToResponse'],
      stream: true,
      model: ['agent.model'],
      starts: ['agent'],
      prompt: [
        { field: 'agent.instructions', as: 'text', role: 'system' },
        { field: 'messages', as: 'messages' },
        { field: 'uiMessages', as: 'messages' },
      ],
      tools: ['agent.tools'],
      turns: { fields: steps.map(field => `agent.${field}`), default: 20 },
    },
    { ...agentFields, path: 'generate' },
    { ...agentFields, path: 'stream', stream: true },
    { ...text, path: ['generateText', 'generateObject'] },
    { ...text, path: ['streamText', 'streamObject'], stream: true },
    {
      path: 'embed',
      kind: 'embedding',
      api: 'embeddings',
      language: 'script',
      model: ['model'],
      prompt: [{ field: 'value', as: 'texts' }],
      retries: { fields: ['maxRetries'], default: 2 },
    },
    {
      path: 'embedMany',
      kind: 'embedding',
      api: 'embeddings',
      language: 'script',
      model: ['model'],
      prompt: [{ field: 'values', as: 'texts' }],
      retries: { fields: ['maxRetries'], default: 2 },
    },
    media(['generateImage', 'experimental_generateImage', 'experimental_generateVideo'], 'image', ['prompt']),
    media(['generateSpeech', 'experimental_generateSpeech'], 'audio', ['text']),
    media(['transcribe', 'experimental_transcribe'], 'audio', []),
    media(['rerank', 'experimental_rerank'], 'rerank', ['query']),
  ],
  models: [
    {
      path: ['createProviderRegistry', 'experimental_createProviderRegistry'].flatMap(name =>
        ['languageModel', 'textEmbeddingModel', 'embeddingModel', 'imageModel'].map(m => `${name}().${m}()`),
      ),
      model: ['model'],
      positional: ['model'],
      language: 'script',
    },
    { path: AGENTS.map(name => `${name}()`), model: ['model'], onlyWithModel: true, language: 'script' },
  ],
});

/** The packages that make models for it, each a declaration without methods of its own. */
export const vercelProviders = PROVIDERS.map(({ pkg, factory, create }) =>
  defineSdk({
    id: 'vercel_ai',
    provider: factory.provider ?? null,
    packages: { script: [pkg] },
    clients: [],
    methods: [],
    models: [{ ...factory, path: [...factory.path, ...FACTORIES.map(f => `${create}()${f}()`)] }],
  }),
);
