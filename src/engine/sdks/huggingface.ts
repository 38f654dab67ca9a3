import { defineSdk, type Method } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';

/** Model of the call, else of the client. */
const model = ['model', '@client.model'] as const;
const names = (snake: string): string[] => [
  snake,
  snake.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase()),
];

const chat = {
  ...openaiChat,
  model,
  outputCap: ['max_tokens', 'max_completion_tokens'],
  positional: ['messages'],
  options: 0,
  retries: { fields: [], default: 0 },
} as const satisfies Partial<Method>;

const generation = {
  kind: 'completion',
  api: 'openai-completions',
  model,
  positional: ['prompt'],
  options: 0,
  prompt: [
    { field: 'prompt', as: 'text', role: 'user' },
    { field: 'inputs', as: 'text', role: 'user' },
  ],
  outputCap: ['max_new_tokens', 'parameters.max_new_tokens'],
  stream: ['stream'],
} as const satisfies Partial<Method>;

const task = (kind: Method['kind'], api: string, ...paths: readonly string[]): Method => ({
  path: paths.flatMap(names),
  kind,
  api,
  model,
  positional: ['text'],
  options: 0,
  prompt: [
    { field: 'text', as: 'texts' },
    { field: 'inputs', as: 'texts' },
  ],
});

const clients = [
  'InferenceClient',
  'AsyncInferenceClient',
  'HfInference',
  'HfInferenceEndpoint',
  'InferenceClientEndpoint',
];

/** Source: @huggingface/inference 4.13 (tasks/*), huggingface_hub 2.0.0 (inference/_client.py). */
export const huggingface = defineSdk({
  id: 'huggingface',
  provider: 'huggingface',
  packages: { python: ['huggingface_hub'], script: ['@huggingface/inference'] },
  clients: [
    ...clients
      .map(name => ({
        name,
        baseUrl: ['base_url', 'endpointUrl'],
        ...(/^(Async)?InferenceClient$/.test(name) ? { positional: ['model'] } : {}),
        language: /Async/.test(name) ? ('python' as const) : undefined,
      }))
      .map(({ language, ...rest }) => (language ? { ...rest, language } : rest)),
    { name: '', language: 'script' },
  ],
  methods: [
    { ...chat, path: names('chat_completion') },
    { ...chat, path: 'chat.completions.create', language: 'python' },
    { ...chat, path: 'chatCompletionStream', stream: true },
    { ...generation, path: names('text_generation') },
    { ...generation, path: 'textGenerationStream', stream: true },
    task('embedding', 'embeddings', 'feature_extraction', 'sentence_similarity'),
    task(
      'completion',
      'openai-completions',
      'summarization',
      'translation',
      'question_answering',
      'zero_shot_classification',
      'text_classification',
      'token_classification',
      'fill_mask',
    ),
    task('image', 'image', 'text_to_image', 'image_to_image', 'text_to_video', 'image_to_video'),
    task('audio', 'audio', 'text_to_speech', 'automatic_speech_recognition'),
    task('chat', 'openai-chat', 'image_to_text', 'visual_question_answering'),
  ],
});

/** Models that run on one's own machine: they cost nothing a token. */
const local = {
  kind: 'completion',
  api: 'openai-completions',
  model: ['@client.model', '@client.model_name_or_path', '@client.model_id'],
  prompt: [{ field: 'text_inputs', as: 'text', role: 'user' }],
  outputCap: ['max_new_tokens', 'max_length'],
  retries: { fields: [], default: 0 },
} as const satisfies Partial<Method>;

/** Source: transformers' and sentence-transformers' documentation. */
export const sentenceTransformers = defineSdk({
  id: 'huggingface',
  provider: 'local',
  packages: { python: ['sentence_transformers'] },
  clients: ['SentenceTransformer', 'CrossEncoder', 'SparseEncoder'].map(name => ({
    name,
    positional: ['model_name_or_path'],
  })),
  methods: [
    {
      ...local,
      path: ['encode', 'encode_multi_process', 'encode_query', 'encode_document'],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['sentences'],
      prompt: [{ field: 'sentences', as: 'texts' }],
    },
    {
      ...local,
      path: ['predict', 'rank'],
      client: 'CrossEncoder',
      kind: 'rerank',
      api: 'rerank',
      positional: ['sentences'],
      prompt: [],
    },
  ],
  models: [
    {
      path: ['SentenceTransformer()', 'CrossEncoder()'],
      positional: ['model_name_or_path'],
      model: ['model_name_or_path', 'model_name'],
      provider: 'local',
      language: 'python',
    },
  ],
});

/** The task says what kind of model answers. */
const pipeline = {
  ...local,
  path: 'pipeline()',
  inner: { pipeline: { positional: ['task', 'model'] } },
  positional: ['text_inputs'],
  model: ['@pipeline.model'],
} as const satisfies Method;

/** Source: transformers' documentation; `@huggingface/transformers` has the pipeline too. */
export const transformers = defineSdk({
  id: 'huggingface',
  provider: 'local',
  packages: { python: ['transformers'], script: ['@huggingface/transformers', '@xenova/transformers'] },
  clients: [
    { name: '' },
    ...['from_pretrained'].map(name => ({ name, positional: ['pretrained_model_name_or_path'] })),
  ],
  methods: [
    { ...pipeline, where: { field: '@pipeline.task', matches: /^(?!.*(feature-extraction|speech|audio))/ } },
    {
      ...pipeline,
      kind: 'embedding',
      api: 'embeddings',
      prompt: [{ field: 'text_inputs', as: 'texts' }],
      where: { field: '@pipeline.task', matches: /feature-extraction/ },
    },
    {
      ...pipeline,
      kind: 'audio',
      api: 'audio',
      prompt: [],
      where: { field: '@pipeline.task', matches: /speech|audio/ },
    },
    pipeline,
    {
      ...local,
      path: 'generate',
      client: 'from_pretrained',
      model: ['@client.pretrained_model_name_or_path'],
      prompt: [],
    },
  ],
});
