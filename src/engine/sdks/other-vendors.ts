import { defineSdk, type Method } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';

const text = (field: string): Method['prompt'] => [{ field, as: 'text', role: 'user' }];
const rerankPrompt: Method['prompt'] = [
  { field: 'query', as: 'texts' },
  { field: 'documents', as: 'texts' },
];

const run = {
  kind: 'completion',
  api: 'openai-completions',
  positional: ['ref'],
  options: 1,
  model: ['ref', 'version', 'model'],
  prompt: [
    { field: 'input.system_prompt', as: 'text', role: 'system' },
    { field: 'input.prompt', as: 'text', role: 'user' },
  ],
  outputCap: ['input.max_tokens', 'input.max_new_tokens', 'input.max_output_tokens'],
  retries: { fields: [], default: 0 },
} as const satisfies Partial<Method>;

/** Models of any kind by name and version. Source: replicate 1.4 (index.d.ts); the Python package has the same names. */
export const replicate = defineSdk({
  id: 'replicate',
  provider: 'replicate',
  packages: { python: ['replicate'], script: ['replicate'] },
  clients: [
    { name: 'Replicate', language: 'script' },
    { name: 'default', language: 'script' },
    { name: 'Client', language: 'python' },
    { name: '', language: 'python' },
  ],
  methods: [
    { ...run, path: ['run', 'async_run'] },
    { ...run, path: ['stream', 'async_stream'], stream: true },
    {
      ...run,
      path: [
        'predictions.create',
        'predictions.async_create',
        'models.predictions.create',
        'deployments.predictions.create',
      ],
      positional: undefined,
      options: 0,
    },
  ],
});

/** Source: voyageai 0.4 (Client.d.ts); the Python package takes texts and model by position. */
export const voyage = defineSdk({
  id: 'voyageai',
  provider: 'voyageai',
  packages: { python: ['voyageai'], script: ['voyageai'] },
  clients: [
    ...['Client', 'AsyncClient'].map(name => ({ name, language: 'python' as const })),
    { name: 'VoyageAIClient', language: 'script' },
  ],
  methods: [
    {
      path: ['embed', 'contextualized_embed', 'contextualizedEmbed', 'multimodal_embed', 'multimodalEmbed'],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['texts', 'model'],
      options: 0,
      model: ['model'],
      prompt: [
        { field: 'texts', as: 'texts' },
        { field: 'input', as: 'texts' },
        { field: 'inputs', as: 'texts' },
      ],
      retries: { fields: ['@client.max_retries'], default: 0 },
    },
    {
      path: 'rerank',
      kind: 'rerank',
      api: 'rerank',
      positional: ['query', 'documents', 'model'],
      options: 0,
      model: ['model'],
      prompt: rerankPrompt,
      retries: { fields: ['@client.max_retries'], default: 0 },
    },
  ],
});

const speech = {
  kind: 'audio',
  api: 'audio',
  model: ['model_id', 'modelId'],
  prompt: text('text'),
  options: 1,
} as const satisfies Partial<Method>;

/** Source: @elevenlabs/elevenlabs-js 2.73 (api/resources/*); the Python package comes from the same generator. */
export const elevenlabs = defineSdk({
  id: 'elevenlabs',
  provider: 'elevenlabs',
  packages: {
    python: ['elevenlabs'],
    script: ['@elevenlabs/elevenlabs-js', 'elevenlabs', 'elevenlabs-node'],
  },
  clients: [
    ...['ElevenLabs', 'AsyncElevenLabs', 'ElevenLabsClient'].map(name => ({ name })),
    { name: '', language: 'python' },
  ],
  methods: [
    {
      ...speech,
      path: [
        'text_to_speech.convert',
        'text_to_speech.convert_with_timestamps',
        'text_to_speech.convert_as_stream',
        'textToSpeech.convert',
        'textToSpeech.convertWithTimestamps',
        'textToSpeech.convertAsStream',
      ],
      isDistinctive: true,
    },
    {
      ...speech,
      path: [
        'text_to_speech.stream',
        'text_to_speech.stream_with_timestamps',
        'textToSpeech.stream',
        'textToSpeech.streamWithTimestamps',
      ],
      stream: true,
      isDistinctive: true,
    },
    {
      ...speech,
      options: 0,
      path: [
        'speech_to_text.convert',
        'speechToText.convert',
        'text_to_sound_effects.convert',
        'textToSoundEffects.convert',
        'text_to_dialogue.convert',
        'textToDialogue.convert',
        'music.compose',
        'music.stream',
        'text_to_voice.create_previews',
        'textToVoice.createPreviews',
      ],
    },
    {
      ...speech,
      path: [
        'speech_to_speech.convert',
        'speechToSpeech.convert',
        'speech_to_speech.stream',
        'speechToSpeech.stream',
      ],
      prompt: [],
    },
    { ...speech, options: 0, path: 'generate', model: ['model'], language: 'python' },
  ],
});

const listen = {
  kind: 'audio',
  api: 'audio',
  prompt: [],
  isDistinctive: true,
} as const satisfies Partial<Method>;

/** Source: @deepgram/sdk 5.13 (api/resources/*) and the forms of versions 2 to 4 (READMEs). */
export const deepgram = defineSdk({
  id: 'deepgram',
  provider: 'deepgram',
  packages: { python: ['deepgram'], script: ['@deepgram/sdk'] },
  clients: ['DeepgramClient', 'AsyncDeepgramClient', 'Deepgram', 'createClient', 'ClientOptionsFromEnv'].map(
    name => ({ name }),
  ),
  methods: [
    {
      ...listen,
      path: ['listen.v1.media.transcribe_file', 'listen.v1.media.transcribe_url'],
      model: ['model'],
    },
    { ...listen, path: ['listen.v1.media.transcribeFile'], options: 1, model: ['model'] },
    { ...listen, path: ['listen.v1.media.transcribeUrl'], model: ['model'] },
    {
      ...listen,
      path: [
        'listen.prerecorded.transcribeFile',
        'listen.prerecorded.transcribeUrl',
        'transcription.preRecorded',
      ],
      options: 1,
      model: ['model'],
    },
    {
      ...listen,
      path: [
        'listen.prerecorded.v().transcribe_file',
        'listen.prerecorded.v().transcribe_url',
        'listen.rest.v().transcribe_file',
        'listen.rest.v().transcribe_url',
        'listen.asyncrest.v().transcribe_file',
        'listen.asyncrest.v().transcribe_url',
      ],
      positional: ['source', 'options'],
      model: ['options.model'],
      language: 'python',
    },
    {
      ...listen,
      kind: 'realtime',
      path: ['listen.v1.connect', 'listen.v2.connect', 'listen.live', 'listen.websocket.v().start'],
      model: ['model'],
    },
    {
      ...listen,
      path: [
        'speak.v1.audio.generate',
        'speak.request',
        'speak.rest.v().save',
        'speak.rest.v().stream_memory',
        'speak.v().save',
      ],
      options: 1,
      model: ['model', 'options.model'],
      prompt: text('text'),
      positional: undefined,
    },
  ],
});

/** Source: zeroentropy 0.1.0-alpha.10 (resources/models.d.ts); the Python package comes from the same generator. */
export const zeroentropy = defineSdk({
  id: 'zeroentropy',
  provider: 'zeroentropy',
  packages: { python: ['zeroentropy'], script: ['zeroentropy'] },
  clients: [{ name: 'ZeroEntropy' }, { name: 'AsyncZeroEntropy' }, { name: 'default', language: 'script' }],
  methods: [
    {
      path: 'models.rerank',
      kind: 'rerank',
      api: 'rerank',
      model: ['model'],
      prompt: rerankPrompt,
      isDistinctive: true,
    },
    {
      path: 'models.embed',
      kind: 'embedding',
      api: 'embeddings',
      model: ['model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
  ],
});

/** Source: sarvamai 1.1.10 (api/resources/*); the Python package comes from the same generator. */
export const sarvam = defineSdk({
  id: 'sarvam',
  provider: 'sarvam',
  packages: { python: ['sarvamai'], script: ['sarvamai'] },
  clients: [{ name: 'SarvamAI' }, { name: 'AsyncSarvamAI' }, { name: 'SarvamAIClient' }],
  methods: [
    { ...openaiChat, path: ['chat.completions', 'chat.completions.create'], outputCap: ['max_tokens'] },
    {
      ...speech,
      path: [
        'text_to_speech.convert',
        'textToSpeech.convert',
        'speech_to_text.transcribe',
        'speechToText.transcribe',
        'speech_to_text.translate',
        'speechToText.translate',
      ],
      model: ['model'],
      options: 0,
    },
    {
      path: ['text.translate', 'text.transliterate', 'text.identify_language', 'text.identifyLanguage'],
      kind: 'completion',
      api: 'openai-completions',
      model: ['model'],
      prompt: text('input'),
    },
  ],
});

/** Source: jina's documentation of its Python clients; its API is mostly called over HTTP. */
export const jina = defineSdk({
  id: 'jina',
  provider: 'jina',
  packages: { python: ['jinaai', 'jina_client'] },
  clients: [{ name: '*' }],
  methods: [
    {
      path: ['embed', 'embeddings.create'],
      kind: 'embedding',
      api: 'embeddings',
      model: ['model', '@client.model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
    {
      path: 'rerank',
      kind: 'rerank',
      api: 'rerank',
      model: ['model', '@client.model'],
      prompt: rerankPrompt,
    },
  ],
});

/** Source: vLLM's documentation (LLM, SamplingParams). It runs on one's own machine. */
export const vllm = defineSdk({
  id: 'vllm',
  provider: 'local',
  packages: { python: ['vllm'] },
  clients: [{ name: 'LLM', positional: ['model'] }],
  methods: [
    {
      path: 'generate',
      kind: 'completion',
      api: 'openai-completions',
      positional: ['prompts', 'sampling_params'],
      model: ['@client.model'],
      prompt: [{ field: 'prompts', as: 'texts' }],
      outputCap: ['sampling_params.max_tokens'],
    },
    {
      path: 'chat',
      kind: 'chat',
      api: 'openai-chat',
      positional: ['messages', 'sampling_params'],
      model: ['@client.model'],
      prompt: [{ field: 'messages', as: 'messages' }],
      outputCap: ['sampling_params.max_tokens'],
    },
    {
      path: ['embed', 'encode'],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['prompts'],
      model: ['@client.model'],
      prompt: [{ field: 'prompts', as: 'texts' }],
    },
    { path: ['score', 'classify'], kind: 'rerank', api: 'rerank', model: ['@client.model'], prompt: [] },
  ],
});

/** The user pays by a Copilot plan, not by the token. Source: @types/vscode 1.140. */
export const vscodeLm = defineSdk({
  id: 'vscode_lm',
  provider: 'github-copilot',
  packages: { script: ['vscode'] },
  clients: [{ name: '*' }],
  methods: [
    {
      path: 'sendRequest',
      kind: 'chat',
      api: 'openai-chat',
      positional: ['messages', 'options'],
      options: -1,
      model: ['@lm.selectChatModels.id', '@lm.selectChatModels.family'],
      prompt: [{ field: 'messages', as: 'messages' }],
      tools: ['options.tools'],
      stream: true,
    },
  ],
});

const workersAi = {
  kind: 'chat',
  api: 'openai-chat',
  positional: ['model'],
  options: 1,
  model: ['model'],
  prompt: [
    { field: 'messages', as: 'messages' },
    { field: 'prompt', as: 'text', role: 'user' },
    { field: 'text', as: 'texts' },
  ],
  outputCap: ['max_tokens'],
  tools: ['tools'],
  stream: ['stream'],
  where: { field: 'model', matches: /^@(cf|hf)\// },
  language: 'script',
} as const satisfies Partial<Method>;

/** Source: Cloudflare's documentation of Workers AI; the binding is called AI by convention, its models begin with "@cf/". */
export const cloudflare = defineSdk({
  id: 'cloudflare',
  provider: 'cloudflare',
  packages: { script: ['@cloudflare/ai', '@cloudflare/workers-types', 'cloudflare:workers'] },
  evidence: ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc'],
  clients: [{ name: 'Ai' }, { name: '*' }],
  methods: [
    {
      ...workersAi,
      path: 'AI.run',
      isDistinctive: true,
    },
    { ...workersAi, path: 'run', client: 'Ai' },
  ],
});

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

const complete = {
  ...openaiChat,
  model: ['model', '@client.model', '@client.azure_deployment'],
  retries: { fields: [], default: 3 },
} as const satisfies Partial<Method>;

/** Azure AI Inference and GitHub Models. Source: azure-ai-inference's README; @azure/openai 1.x (K). */
export const azureInference = defineSdk({
  id: 'azure_ai_inference',
  provider: 'azure',
  packages: { python: ['azure.ai.inference'], script: ['@azure/openai'] },
  clients: ['ChatCompletionsClient', 'EmbeddingsClient', 'OpenAIClient'].map(name => ({
    name,
    baseUrl: ['endpoint'],
    positional: ['endpoint'],
    ...(name === 'OpenAIClient'
      ? { sdk: 'azure_openai', usesDeployments: true, language: 'script' as const }
      : {}),
  })),
  methods: [
    { ...complete, path: 'complete', language: 'python', client: 'ChatCompletionsClient' },
    {
      path: 'embed',
      client: 'EmbeddingsClient',
      kind: 'embedding',
      api: 'embeddings',
      model: ['model', '@client.model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
    {
      ...complete,
      path: ['getChatCompletions', 'streamChatCompletions'],
      language: 'script',
      positional: ['model', 'messages'],
      options: 2,
      outputCap: ['maxTokens'],
      model: ['model'],
    },
    {
      path: 'getEmbeddings',
      language: 'script',
      kind: 'embedding',
      api: 'embeddings',
      positional: ['model', 'input'],
      options: -1,
      model: ['model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
  ],
});

/** Source: READMEs of dashscope, ibm-watsonx-ai, writerai and ai21. */
export const dashscope = defineSdk({
  id: 'dashscope',
  provider: 'alibaba',
  packages: { python: ['dashscope'] },
  clients: [{ name: '' }],
  methods: [
    {
      ...openaiChat,
      path: [
        'Generation.call',
        'MultiModalConversation.call',
        'AioGeneration.call',
        'AioMultiModalConversation.call',
      ],
      positional: ['model'],
      prompt: [...openaiChat.prompt, { field: 'prompt', as: 'text', role: 'user' }],
    },
    {
      path: 'TextEmbedding.call',
      kind: 'embedding',
      api: 'embeddings',
      positional: ['model'],
      model: ['model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
    {
      path: 'TextReRank.call',
      kind: 'rerank',
      api: 'rerank',
      positional: ['model'],
      model: ['model'],
      prompt: rerankPrompt,
    },
    {
      path: ['ImageSynthesis.call', 'ImageSynthesis.async_call'],
      kind: 'image',
      api: 'image',
      positional: ['model'],
      model: ['model'],
      prompt: text('prompt'),
    },
  ],
});

export const watsonx = defineSdk({
  id: 'watsonx',
  provider: 'watsonx',
  packages: { python: ['ibm_watsonx_ai', 'ibm_watson_machine_learning'], script: ['@ibm-cloud/watsonx-ai'] },
  clients: [
    ...['ModelInference', 'Model', 'Embeddings'].map(name => ({ name })),
    { name: 'WatsonXAI.newInstance', language: 'script' },
    { name: 'WatsonXAI', language: 'script' },
  ],
  methods: [
    {
      ...openaiChat,
      path: ['chat', 'achat', 'textChat'],
      model: ['@client.model_id', 'modelId'],
      outputCap: ['params.max_tokens', 'maxTokens'],
    },
    {
      ...openaiChat,
      path: ['chat_stream', 'textChatStream'],
      model: ['@client.model_id', 'modelId'],
      stream: true,
    },
    {
      path: ['generate', 'generate_text', 'agenerate', 'generate_text_stream', 'generateText'],
      kind: 'completion',
      api: 'openai-completions',
      model: ['@client.model_id', 'modelId'],
      prompt: [
        { field: 'prompt', as: 'text', role: 'user' },
        { field: 'input', as: 'text', role: 'user' },
      ],
      outputCap: ['params.max_new_tokens', '@client.params.max_new_tokens', 'parameters.max_new_tokens'],
    },
    {
      path: ['embed_query', 'embed_documents', 'embedText'],
      kind: 'embedding',
      api: 'embeddings',
      model: ['@client.model_id', 'modelId'],
      prompt: [{ field: 'inputs', as: 'texts' }],
    },
  ],
});

export const writer = defineSdk({
  id: 'writer',
  provider: 'writer',
  packages: { python: ['writerai'], script: ['writer-sdk'] },
  clients: [{ name: 'Writer' }, { name: 'AsyncWriter' }, { name: 'default', language: 'script' }],
  methods: [
    { ...openaiChat, path: ['chat.chat', 'chat.parse'], model: ['model'] },
    {
      path: 'completions.create',
      kind: 'completion',
      api: 'openai-completions',
      model: ['model'],
      prompt: text('prompt'),
      outputCap: ['max_tokens'],
    },
  ],
});

export const ai21 = defineSdk({
  id: 'ai21',
  provider: 'ai21',
  packages: { python: ['ai21'], script: ['ai21'] },
  clients: [{ name: 'AI21Client' }, { name: 'AsyncAI21Client' }, { name: 'AI21' }],
  methods: [{ ...openaiChat, path: 'chat.completions.create' }],
});
