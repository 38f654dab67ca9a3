import { defineSdk, type Client, type Method, type SdkDeclaration } from './define-sdk.ts';

/** A setting under both of its spellings. */
const spellings = (name: string): string[] => {
  const snake = name.replace(/[A-Z]/g, c => `_${c.toLowerCase()}`);
  return snake === name ? [name] : [snake, name];
};
const at = (call: string, prefix: string, name: string): string[] =>
  spellings(name).map(n => `@${call}.${prefix}${n}`);

/**
 * Requests of a model object that a constructor or factory made: `GenerativeModel("gemini-…").generate_content(…)`,
 * `getGenerativeModel({model}).generateContent(…)`. `made` names the call that holds model and settings.
 */
function modelMethods(made: string, path: (method: string) => string[]): Method[] {
  const config = (name: string): string[] => [
    ...spellings(name).flatMap(n => [`generation_config.${n}`, `generationConfig.${n}`]),
    ...spellings(name).flatMap(n => [`@${made}.generation_config.${n}`, `@${made}.generationConfig.${n}`]),
  ];
  const generate = {
    kind: 'chat',
    api: 'gemini-generate',
    model: [`@${made}.model_name`, `@${made}.model`],
    positional: ['contents'],
    prompt: [
      ...at(made, '', 'systemInstruction').map(field => ({ field, as: 'text', role: 'system' }) as const),
      { field: 'contents', as: 'contents' },
    ],
    outputCap: config('maxOutputTokens'),
    responseSchema: config('responseSchema'),
    answers: config('candidateCount'),
    tools: ['tools', `@${made}.tools`],
    promptCache: [...at(made, '', 'cachedContent')],
    stream: ['stream'],
  } as const satisfies Partial<Method>;
  const send = {
    ...generate,
    positional: ['content'],
    keepsHistory: true,
    prompt: [
      generate.prompt[0]!,
      { field: '@start_chat.history', as: 'contents' },
      { field: '@startChat.history', as: 'contents' },
      { field: 'content', as: 'contents' },
    ],
  } as const satisfies Partial<Method>;
  return [
    {
      ...generate,
      path: [...path('generate_content'), ...path('generate_content_async'), ...path('generateContent')],
    },
    { ...generate, path: path('generateContentStream'), stream: true },
    {
      ...send,
      path: [
        ...path('start_chat().send_message'),
        ...path('start_chat().send_message_async'),
        ...path('startChat().sendMessage'),
      ],
    },
    { ...send, path: path('startChat().sendMessageStream'), stream: true },
    {
      path: [...path('embedContent'), ...path('batchEmbedContents')],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['contents'],
      model: generate.model,
      prompt: [{ field: 'contents', as: 'texts' }],
    },
  ];
}

/** Models of Vertex AI for Python that are no generative ones, and Imagen in both languages. */
const others = {
  model: ['@client.model_name', '@client.model'],
  positional: ['prompt'],
  prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
} as const satisfies Partial<Method>;
const imagen: Method = {
  ...others,
  path: 'generateImages',
  language: 'script',
  kind: 'image',
  api: 'image',
};
const pythonModels: readonly Method[] = [
  {
    ...others,
    path: ['get_embeddings', 'get_embeddings_async'],
    language: 'python',
    kind: 'embedding',
    api: 'embeddings',
    positional: ['contents'],
    prompt: [{ field: 'contents', as: 'texts' }],
  },
  {
    ...others,
    path: ['generate_images', 'edit_image', 'upscale_image'],
    language: 'python',
    kind: 'image',
    api: 'image',
    answers: ['number_of_images'],
  },
  {
    ...others,
    path: ['predict', 'predict_async', 'predict_streaming'],
    language: 'python',
    kind: 'completion',
    api: 'gemini-generate',
    outputCap: ['max_output_tokens'],
  },
];

/** Firebase and Vertex AI embed by other means. */
const isNotEmbedding = ({ kind }: Method): boolean => kind !== 'embedding';

const plain = (method: string): string[] => [method];
const classes = (...names: readonly string[]): Client[] =>
  names.flatMap(name => [
    { name, positional: ['model_name'] },
    { name: `${name}.from_pretrained`, positional: ['model_name'] },
    { name: `${name}.from_cached_content`, positional: ['cached_content'] },
  ]);
const factory = (options = 0): Client[] => [
  { name: 'getGenerativeModel', language: 'script', options },
  { name: 'getGenerativeModelFromCachedContent', language: 'script', options: 1 },
  { name: 'getImagenModel', language: 'script', options },
  { name: 'getLiveGenerativeModel', language: 'script', options },
];

const legacyEmbed: Method = {
  path: ['embed_content', 'embed_content_async'],
  client: '',
  language: 'python',
  kind: 'embedding',
  api: 'embeddings',
  positional: ['model', 'content'],
  model: ['model'],
  prompt: [{ field: 'content', as: 'texts' }],
};
const legacyText: Method = {
  path: ['generate_text', 'chat'],
  client: '',
  language: 'python',
  kind: 'completion',
  api: 'gemini-generate',
  model: ['model'],
  prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
  outputCap: ['max_output_tokens'],
};

/** Source: @google/generative-ai 0.24.1 (dist/generative-ai.d.ts), google-generativeai 0.8 (generative_models.py). */
export const googleGenerativeAi = defineSdk({
  id: 'google_genai',
  provider: 'google',
  packages: { python: ['google.generativeai'], script: ['@google/generative-ai'] },
  clients: [...classes('GenerativeModel'), ...factory(), { name: '', language: 'python' }],
  methods: [...modelMethods('client', plain), legacyEmbed, legacyText],
});

/** Source: @firebase/ai 2.16 (dist/ai-public.d.ts). */
export const firebaseAi = defineSdk({
  id: 'firebase_ai',
  provider: 'google',
  packages: {
    script: [
      'firebase/ai',
      '@firebase/ai',
      'firebase/vertexai',
      '@firebase/vertexai',
      'firebase/vertexai-preview',
    ],
  },
  clients: factory(1),
  methods: [...modelMethods('client', plain).filter(isNotEmbedding), imagen],
});

const prediction: Method = {
  path: 'predict',
  client: ['PredictionServiceClient', 'v1.PredictionServiceClient', 'v1beta1.PredictionServiceClient'],
  kind: 'embedding',
  api: 'embeddings',
  model: ['endpoint'],
  modelAfter: 'models/',
  prompt: [{ field: 'instances', as: 'texts' }],
};

/** Source: @google-cloud/vertexai 1.12 (build/src/models), google-cloud-aiplatform (vertexai/generative_models, language_models, vision_models). */
export const vertexAi: SdkDeclaration = defineSdk({
  id: 'vertexai',
  provider: 'google',
  packages: {
    python: ['vertexai', 'google.cloud.aiplatform', 'google.cloud.aiplatform_v1'],
    script: ['@google-cloud/vertexai', '@google-cloud/aiplatform'],
  },
  clients: [
    ...classes(
      'GenerativeModel',
      'TextEmbeddingModel',
      'MultiModalEmbeddingModel',
      'TextGenerationModel',
      'ChatModel',
      'CodeGenerationModel',
      'CodeChatModel',
      'ImageGenerationModel',
      'ImageTextModel',
    ),
    ...factory(),
    ...['PredictionServiceClient', 'v1.PredictionServiceClient', 'v1beta1.PredictionServiceClient'].map(
      name => ({ name }),
    ),
  ],
  transparent: ['preview'],
  methods: [...modelMethods('client', plain).filter(isNotEmbedding), ...pythonModels, prediction],
  models: [
    {
      path: [
        'TextEmbeddingModel.from_pretrained()',
        'MultiModalEmbeddingModel.from_pretrained()',
        'TextGenerationModel.from_pretrained()',
        'ImageGenerationModel.from_pretrained()',
        'ChatModel.from_pretrained()',
      ],
      positional: ['model_name'],
      model: ['model_name'],
      language: 'python',
    },
  ],
});
