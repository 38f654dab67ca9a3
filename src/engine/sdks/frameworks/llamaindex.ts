import { defineSdk, type Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';
import { engineClients, engineMethods } from './llamaindex-engines.ts';
import { oldAgentClients, oldAgentMakers, oldAgentMethods } from './llamaindex-old-agents.ts';

const LLMS: Readonly<Record<string, string | null>> = {
  OpenAI: 'openai',
  OpenAIResponses: 'openai',
  AzureOpenAI: 'azure',
  AzureOpenAIResponses: 'azure',
  Anthropic: 'anthropic',
  Gemini: 'google',
  GoogleGenAI: 'google',
  GoogleStudio: 'google',
  Vertex: 'google',
  MistralAI: 'mistral',
  Groq: 'groq',
  Cohere: 'cohere',
  Ollama: 'local',
  HuggingFaceLLM: 'local',
  HuggingFaceInferenceAPI: 'huggingface',
  Bedrock: 'aws',
  BedrockConverse: 'aws',
  DeepSeek: 'deepseek',
  DeepSeekLLM: 'deepseek',
  TogetherLLM: 'together',
  FireworksLLM: 'fireworks',
  Fireworks: 'fireworks',
  XAILLM: 'x-ai',
  Perplexity: 'perplexity',
  ReplicateLLM: 'replicate',
  OpenRouter: 'openrouter',
  LiteLLM: null,
  OpenAILike: null,
  // Models that see, in packages of their own (llama_index.multi_modal_llms).
  OpenAIMultiModal: 'openai',
  AzureOpenAIMultiModal: 'azure',
  AnthropicMultiModal: 'anthropic',
  GeminiMultiModal: 'google',
  MistralAIMultiModal: 'mistral',
  OllamaMultiModal: 'local',
  ReplicateMultiModal: 'replicate',
};
/** Functions of the packages for TypeScript that make one. */
const MAKERS: Readonly<Record<string, string>> = {
  openai: 'openai',
  openaiResponses: 'openai',
  anthropic: 'anthropic',
  gemini: 'google',
  ollama: 'local',
  mistral: 'mistral',
  groq: 'groq',
  deepseek: 'deepseek',
};
const EMBEDDINGS: Readonly<Record<string, string>> = {
  OpenAIEmbedding: 'openai',
  AzureOpenAIEmbedding: 'azure',
  GeminiEmbedding: 'google',
  GoogleGenAIEmbedding: 'google',
  CohereEmbedding: 'cohere',
  MistralAIEmbedding: 'mistral',
  VoyageEmbedding: 'voyage',
  VoyageAIEmbedding: 'voyage',
  BedrockEmbedding: 'aws',
  JinaAIEmbedding: 'jina',
  TogetherEmbedding: 'together',
  FireworksEmbedding: 'fireworks',
  DeepInfraEmbedding: 'deepinfra',
  OllamaEmbedding: 'local',
  HuggingFaceEmbedding: 'local',
  FastEmbedEmbedding: 'local',
};
/** Source: llama-index-llms-openai (base.py: DEFAULT_OPENAI_MODEL), the same since its first release. */
const defaultModel = [{ of: 'llama-index-llms-openai', range: '>=0', value: 'gpt-3.5-turbo' }];
const model = ['model', 'model_name', 'modelName', 'deployment_name'];
const CAPS = ['@client.max_tokens', '@client.maxTokens', '@client.max_new_tokens'];
const chat = {
  kind: 'chat',
  api: 'openai-chat',
  client: [...Object.keys(LLMS), ...Object.keys(MAKERS)],
  positional: ['messages'],
  model: model.map(m => `@client.${m}`),
  prompt: [
    { field: 'messages', as: 'messages' },
    { field: 'prompt', as: 'messages' },
  ],
  outputCap: CAPS,
  ignoresAmbient: true,
} as const satisfies Partial<Method>;
const python = {
  ...chat,
  language: 'python',
  retries: { fields: ['@client.max_retries'], default: 3 },
} as const;
const script = {
  ...chat,
  language: 'script',
  responseSchema: ['responseFormat'],
  stream: ['stream'],
  retries: { fields: ['@client.maxRetries'], default: 10 },
} as const;
const AGENTS = [
  'FunctionAgent',
  'ReActAgent',
  'CodeActAgent',
  'OpenAIAgent',
  'FunctionCallingAgent',
  'AnthropicAgent',
  'LLMAgent',
];

const ofAgent = {
  client: [...AGENTS, 'agent'],
  model: ['@client.llm'],
  prompt: [
    { field: '@client.system_prompt', as: 'text', role: 'system' },
    { field: '@client.systemPrompt', as: 'text', role: 'system' },
    { field: 'chat_history', as: 'messages' },
    { field: 'user_msg', as: 'messages' },
    { field: 'message', as: 'messages' },
  ],
  keepsHistory: ['memory', 'ctx', '@client.memory'],
  turns: { fields: ['max_iterations', '@client.max_iterations'], default: 20 },
} as const satisfies Partial<Method>;

/** Source: llama-index-core (agent/workflow: 20 iterations), llama-index-llms-openai (3 retries), LlamaIndexTS of 2025-12 (providers/openai/src/llm.ts: 10 retries). */
export const llamaindex = defineSdk({
  id: 'llamaindex',
  provider: null,
  packages: {
    python: ['llama_index'],
    script: [
      'llamaindex',
      ...[
        ...Object.keys(MAKERS),
        'azure',
        'google',
        'huggingface',
        'together',
        'fireworks',
        'xai',
        'replicate',
        'voyage-ai',
        'jinaai',
        'deepinfra',
        'cohere',
        'perplexity',
        'core',
        'workflow',
      ].map(n => `@llamaindex/${n}`),
    ],
  },
  ambient: {
    calls: ['set_global_service_context'],
    field: 'llm',
    attributes: ['Settings.llm'],
    embeddings: ['Settings.embed_model', 'Settings.embedModel'],
  },
  clients: [
    { name: 'OpenAI', provider: 'openai', positional: ['model'], language: 'python', defaultModel },
    ...[...Object.entries(LLMS), ...Object.entries(MAKERS), ...Object.entries(EMBEDDINGS)].map(
      ([name, provider]) => ({ name, provider, positional: ['model'] }),
    ),
    ...AGENTS.map(name => ({ name })),
    ...oldAgentClients,
    { name: 'AgentWorkflow' },
    { name: 'agent', language: 'script' },
    { name: 'multiAgent', language: 'script' },
    ...engineClients,
    { name: '*' },
  ],
  methods: [
    {
      ...python,
      path: [
        'complete',
        'acomplete',
        'chat',
        'achat',
        'predict',
        'apredict',
        'structured_predict',
        'astructured_predict',
        'as_structured_llm().complete',
        'as_structured_llm().acomplete',
        'as_structured_llm().chat',
        'as_structured_llm().achat',
        'chat_with_tools',
        'achat_with_tools',
        'predict_and_call',
      ],
    },
    {
      ...python,
      path: ['stream_complete', 'astream_complete', 'stream_chat', 'astream_chat'],
      stream: true,
    },
    { ...script, path: ['chat', 'complete', 'exec'] },
    // The model that is set for all, asked itself.
    {
      ...chat,
      ignoresAmbient: false,
      client: '*',
      path: ['Settings.llm.complete', 'Settings.llm.chat'],
    },
    {
      ...chat,
      ignoresAmbient: false,
      client: '*',
      language: 'python',
      path: ['Settings.llm.acomplete', 'Settings.llm.achat'],
    },
    {
      client: '*',
      path: [
        'Settings.embed_model.get_text_embedding',
        'Settings.embed_model.get_text_embedding_batch',
        'Settings.embed_model.get_query_embedding',
        'Settings.embedModel.getTextEmbedding',
        'Settings.embedModel.getQueryEmbedding',
      ],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['text'],
      options: -1,
      model: [],
      prompt: [{ field: 'text', as: 'texts' }],
    },
    {
      client: Object.keys(EMBEDDINGS),
      path: [
        'get_text_embedding',
        'aget_text_embedding',
        'get_text_embedding_batch',
        'aget_text_embedding_batch',
        'get_query_embedding',
        'aget_query_embedding',
        'getTextEmbedding',
        'getTextEmbeddings',
        'getTextEmbeddingsBatch',
        'getQueryEmbedding',
      ],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['text'],
      options: -1,
      model: model.map(m => `@client.${m}`),
      prompt: [{ field: 'text', as: 'texts' }],
    },
    {
      ...agentRun([], ['user_msg'], {
        path: ['run', 'chat', 'query'],
        options: 0,
      }),
      ...ofAgent,
    },
    {
      ...agentRun([], ['user_msg'], { path: 'achat', options: 0 }),
      ...ofAgent,
      language: 'python',
    },
    {
      ...agentRun([], ['user_msg'], { path: 'runStream', options: 0 }),
      ...ofAgent,
      language: 'script',
    },
    {
      ...agentRun([], ['user_msg'], { path: 'run' }),
      client: ['AgentWorkflow', 'multiAgent'],
      model: ['@client.agents.0.llm'],
      tools: ['@client.agents.0.tools'],
      keepsHistory: ['memory', 'ctx'],
      turns: { fields: ['max_iterations'], default: 20 },
    },
    ...oldAgentMethods,
    ...engineMethods,
  ],
  agents: [
    {
      path: [...AGENTS.map(a => `${a}()`), ...oldAgentMakers.map(m => `${m}()`), 'agent()'],
      name: ['name'],
      model: ['llm'],
      tools: ['tools'],
      leads: [
        { field: 'can_handoff_to', kind: 'handoff' },
        { field: 'canHandoffTo', kind: 'handoff' },
      ],
    },
    {
      path: ['AgentWorkflow()', 'AgentWorkflow.from_tools_or_functions()', 'multiAgent()'],
      role: 'team',
      model: ['llm'],
      leads: [{ field: 'agents', kind: 'sub-agent' }],
    },
  ],
  models: [
    ...[...Object.entries(LLMS), ...Object.entries(MAKERS), ...Object.entries(EMBEDDINGS)].map(
      ([name, provider]) => ({ path: `${name}()`, model, positional: ['model'], provider }),
    ),
    {
      path: [...AGENTS.map(a => `${a}()`), ...oldAgentMakers.map(m => `${m}()`), 'agent()'],
      model: ['llm'],
      onlyWithModel: true,
    },
  ],
});
