import { defineSdk, type Method } from './define-sdk.ts';

/** A setting under both of its spellings: Python's and JavaScript's. */
const both = (prefix: string, ...names: readonly string[]): string[] =>
  names.flatMap(name => [
    `${prefix}${name.replace(/[A-Z]/g, c => `_${c.toLowerCase()}`)}`,
    ...(/[A-Z]/.test(name) ? [`${prefix}${name}`] : []),
  ]);

const settings = (prefix: string): Partial<Method> => ({
  outputCap: both(prefix, 'maxOutputTokens'),
  tools: both(prefix, 'tools'),
  responseSchema: both(prefix, 'responseSchema', 'responseJsonSchema'),
  answers: both(prefix, 'candidateCount'),
  promptCache: both(prefix, 'cachedContent'),
  tier: both(prefix, 'serviceTier'),
  reasoningEffort: both(prefix, 'thinkingConfig.thinkingLevel'),
});

const system = (prefix: string): Method['prompt'] =>
  both(prefix, 'systemInstruction').map(field => ({ field, as: 'text', role: 'system' }));

const generate = {
  ...settings('config.'),
  kind: 'chat',
  api: 'gemini-generate',
  model: ['model'],
  prompt: [...system('config.'), { field: 'contents', as: 'contents' }],
} as const satisfies Partial<Method>;

/** The REST body of generateContent. */
export const geminiRest = {
  ...settings('generationConfig.'),
  kind: 'chat',
  api: 'gemini-generate',
  model: ['model'],
  tools: ['tools'],
  prompt: [...system(''), { field: 'contents', as: 'contents' }],
} as const satisfies Partial<Method>;

const withAsync = (...paths: readonly string[]): string[] => paths.flatMap(path => [path, `aio.${path}`]);

const chat = settings('@chats.create.config.');
const own = settings('config.');
const send = {
  kind: 'chat',
  api: 'gemini-generate',
  model: ['@chats.create.model'],
  keepsHistory: true,
  prompt: [
    ...system('@chats.create.config.'),
    { field: '@chats.create.history', as: 'contents' },
    { field: 'message', as: 'contents' },
  ],
  outputCap: [...own.outputCap!, ...chat.outputCap!],
  tools: [...own.tools!, ...chat.tools!],
  responseSchema: [...own.responseSchema!, ...chat.responseSchema!],
  positional: ['message'],
} as const satisfies Partial<Method>;

const callsFunctions = (
  tool: string,
  bounds: readonly string[],
): Pick<Method, 'kind' | 'language' | 'where' | 'turns'> => ({
  kind: 'agent-run',
  language: 'python',
  where: { field: tool, isFunction: true },
  turns: { fields: bounds, default: 10 },
});

const image = {
  kind: 'image',
  api: 'image',
  model: ['model'],
  prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
  answers: both('config.', 'numberOfImages'),
} as const satisfies Partial<Method>;

/** Source: @google/genai 2.32 and 3.1 (models.ts, chats.ts), google-genai 2.25 for Python (models.py, chats.py, live.py). */
export const googleGenai = defineSdk({
  id: 'google_genai',
  provider: 'google',
  packages: { python: ['google.genai'], script: ['@google/genai'] },
  clients: [
    { name: 'Client', language: 'python' },
    { name: 'GoogleGenAI', language: 'script' },
  ],
  methods: [
    // Python calls functions among the tools by itself, and asks again: ten times unless told otherwise (types.py, AutomaticFunctionCallingConfig).
    {
      ...generate,
      ...callsFunctions('config.tools.0', ['config.automatic_function_calling.maximum_remote_calls']),
      path: withAsync('models.generate_content'),
    },
    {
      ...generate,
      ...callsFunctions('config.tools.0', ['config.automatic_function_calling.maximum_remote_calls']),
      path: withAsync('models.generate_content_stream'),
      stream: true,
    },
    {
      ...send,
      ...callsFunctions('@chats.create.config.tools.0', [
        '@chats.create.config.automatic_function_calling.maximum_remote_calls',
      ]),
      path: withAsync('chats.create().send_message'),
    },
    {
      ...generate,
      path: [...withAsync('models.generate_content'), 'models.generateContent'],
      isDistinctive: true,
    },
    {
      ...generate,
      path: [...withAsync('models.generate_content_stream'), 'models.generateContentStream'],
      stream: true,
      isDistinctive: true,
    },
    { ...send, path: [...withAsync('chats.create().send_message'), 'chats.create().sendMessage'] },
    {
      ...send,
      path: [...withAsync('chats.create().send_message_stream'), 'chats.create().sendMessageStream'],
      stream: true,
    },
    {
      path: [...withAsync('models.embed_content'), 'models.embedContent'],
      kind: 'embedding',
      api: 'embeddings',
      model: ['model'],
      prompt: [{ field: 'contents', as: 'texts' }],
      isDistinctive: true,
    },
    {
      ...image,
      path: [
        ...withAsync(
          'models.generate_images',
          'models.edit_image',
          'models.upscale_image',
          'models.generate_videos',
        ),
        ...withAsync('models.recontext_image', 'models.segment_image'),
        'models.generateImages',
        'models.editImage',
        'models.upscaleImage',
        'models.generateVideos',
        'models.recontextImage',
        'models.segmentImage',
      ],
      isDistinctive: true,
    },
    {
      path: [...withAsync('interactions.create'), 'interactions.create'],
      kind: 'chat',
      api: 'gemini-generate',
      model: ['model', 'agent'],
      prompt: [...system(''), { field: 'input', as: 'contents' }],
      stream: ['stream'],
    },
    {
      path: [...withAsync('live.connect'), 'live.connect'],
      kind: 'realtime',
      api: 'gemini-generate',
      model: ['model'],
      prompt: system('config.'),
    },
    {
      path: [
        ...withAsync('batches.create', 'batches.create_embeddings'),
        'batches.create',
        'batches.createEmbeddings',
      ],
      kind: 'batch',
      api: 'batch',
      model: ['model'],
      prompt: [],
    },
  ],
});
