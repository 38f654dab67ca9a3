import { defineSdk, type Method } from './define-sdk.ts';
import {
  baseUrl,
  generated,
  openaiAudio,
  openaiChat,
  openaiCompletion,
  openaiEmbeddings,
  openaiImages,
  openaiMethods,
  openaiModeration,
} from './openai-surface.ts';

/** Legacy Python (before 1.0): `openai.ChatCompletion.create(engine=…)`. It retried nothing by itself. */
const legacyPython = { language: 'python', versions: '<1.0', retries: { fields: [], default: 0 } } as const;
const legacyModel = { model: ['model', 'engine', 'deployment_id'] } as const;
/** Legacy JavaScript (before 4.0): `new OpenAIApi(configuration).createChatCompletion({…})`. */
const legacyScript = {
  language: 'script',
  client: 'OpenAIApi',
  versions: '<4.0',
  retries: { fields: [], default: 0 },
} as const;

const realtime = {
  kind: 'realtime',
  api: 'openai-realtime',
  model: ['model', 'session.model', 'body.model', 'body.session.model'],
  prompt: [
    { field: 'instructions', as: 'text', role: 'system' },
    { field: 'session.instructions', as: 'text', role: 'system' },
    { field: 'body.instructions', as: 'text', role: 'system' },
  ],
} as const satisfies Partial<Method>;

const run = {
  ...openaiChat,
  kind: 'agent-run',
  prompt: [
    { field: 'instructions', as: 'text', role: 'system' },
    { field: 'additional_instructions', as: 'text', role: 'system' },
    { field: 'additional_messages', as: 'messages' },
  ],
  turns: { fields: [], default: null },
} as const satisfies Partial<Method>;

/** Source: openai-node 6.49 and 7.57 (resources/*), openai-python 3.22.1 (resources/*), 0.28 and openai-node 3.3 for the legacy forms. */
export const openai = defineSdk({
  id: 'openai',
  provider: 'openai',
  packages: { python: ['openai'], script: ['openai'] },
  clients: [
    { name: 'OpenAI', baseUrl },
    { name: 'AsyncOpenAI', baseUrl },
    { name: 'Client', baseUrl, language: 'python' },
    { name: 'AsyncClient', baseUrl, language: 'python' },
    { name: 'default', baseUrl, language: 'script' },
    { name: '', language: 'python' },
    { name: 'OpenAIApi', language: 'script' },
    { name: 'BedrockOpenAI', provider: 'aws' },
    { name: 'AsyncBedrockOpenAI', provider: 'aws' },
    ...['AzureOpenAI', 'AsyncAzureOpenAI'].map(name => ({
      name,
      sdk: 'azure_openai',
      provider: 'azure',
      usesDeployments: true,
    })),
  ],
  transparent: generated,
  models: [
    {
      path: ['beta.assistants.create()', 'beta.assistants.update()'],
      model: ['model'],
    },
  ],
  methods: [
    ...openaiMethods(
      'chat',
      'parse',
      'stream',
      'beta',
      'responses',
      'responses-helpers',
      'compact',
      'completions',
      'embeddings',
      'images',
      'image-edits',
      'videos',
      'video-edits',
      'audio',
      'moderations',
      'batches',
    ),
    {
      ...openaiChat,
      path: ['chat.completions.runTools', 'beta.chat.completions.runTools'],
      kind: 'agent-run',
      positional: ['body', 'options'],
      turns: { fields: ['options.maxChatCompletions'], default: 10 },
      isDistinctive: true,
    },
    {
      ...run,
      path: [
        'beta.threads.runs.create',
        'beta.threads.runs.create_and_poll',
        'beta.threads.runs.createAndPoll',
      ],
      options: 1,
      stream: ['stream'],
      isDistinctive: true,
    },
    {
      ...run,
      path: [
        'beta.threads.create_and_run',
        'beta.threads.create_and_run_poll',
        'beta.threads.createAndRun',
        'beta.threads.createAndRunPoll',
      ],
      stream: ['stream'],
      isDistinctive: true,
    },
    {
      ...run,
      path: ['beta.threads.runs.stream', 'beta.threads.runs.create_and_stream'],
      options: 1,
      stream: true,
      isDistinctive: true,
    },
    {
      ...run,
      path: ['beta.threads.create_and_run_stream', 'beta.threads.createAndRunStream'],
      stream: true,
      isDistinctive: true,
    },
    {
      ...realtime,
      path: ['realtime.connect', 'beta.realtime.connect'],
      language: 'python',
      isDistinctive: true,
    },
    {
      ...realtime,
      path: [
        'realtime.clientSecrets.create',
        'realtime.client_secrets.create',
        'beta.realtime.sessions.create',
      ],
      isDistinctive: true,
    },
    { ...realtime, path: 'realtime.calls.accept', options: 1, isDistinctive: true },
    // Requests that the client sends to a path of one's own choice.
    {
      ...realtime,
      path: 'post',
      positional: ['path'],
      options: 1,
      where: { field: 'path', matches: /^\/?realtime\// },
    },
    {
      ...openaiChat,
      ...legacyPython,
      ...legacyModel,
      path: ['ChatCompletion.create', 'ChatCompletion.acreate'],
      isDistinctive: true,
    },
    {
      ...openaiCompletion,
      ...legacyPython,
      ...legacyModel,
      path: ['Completion.create', 'Completion.acreate'],
    },
    { ...openaiEmbeddings, ...legacyPython, ...legacyModel, path: ['Embedding.create', 'Embedding.acreate'] },
    {
      ...openaiImages,
      ...legacyPython,
      path: ['Image.create', 'Image.acreate', 'Image.create_edit', 'Image.create_variation'],
    },
    {
      ...openaiAudio,
      ...legacyPython,
      path: ['Audio.transcribe', 'Audio.atranscribe', 'Audio.translate'],
      positional: ['model', 'file'],
    },
    { ...openaiModeration, ...legacyPython, path: ['Moderation.create', 'Moderation.acreate'] },
    { ...openaiChat, ...legacyScript, path: 'createChatCompletion' },
    { ...openaiCompletion, ...legacyScript, path: 'createCompletion' },
    { ...openaiEmbeddings, ...legacyScript, path: 'createEmbedding' },
    { ...openaiImages, ...legacyScript, path: ['createImage', 'createImageEdit', 'createImageVariation'] },
    {
      ...openaiAudio,
      ...legacyScript,
      path: ['createTranscription', 'createTranslation'],
      positional: ['file', 'model'],
      options: -1,
    },
    { ...openaiModeration, ...legacyScript, path: 'createModeration' },
  ],
});
