import { defineSdk, type Client, type Method } from '../define-sdk.ts';
import { chainClients, chainMethods } from './langchain-chains.ts';
import { storeClients, storeMethods } from './langchain-stores.ts';
import {
  agentClients,
  agentMethods,
  agentModels,
  agentShapes,
  graphMethods,
  graphShapes,
  RUNS,
  STREAMS,
} from './langchain-agents.ts';

/** Chat models by class, and who bills for them. */
const CHAT_MODELS: Readonly<Record<string, string | null>> = {
  ChatOpenAI: 'openai',
  OpenAI: 'openai',
  ChatAnthropic: 'anthropic',
  ChatGoogleGenerativeAI: 'google',
  ChatVertexAI: 'google',
  ChatAnthropicVertex: 'google',
  VertexAI: 'google',
  ChatBedrock: 'aws',
  ChatBedrockConverse: 'aws',
  BedrockChat: 'aws',
  ChatMistralAI: 'mistral',
  ChatGroq: 'groq',
  ChatCohere: 'cohere',
  ChatOllama: 'local',
  Ollama: 'local',
  OllamaLLM: 'local',
  ChatXAI: 'x-ai',
  ChatDeepSeek: 'deepseek',
  ChatFireworks: 'fireworks',
  ChatTogether: 'together',
  ChatTogetherAI: 'together',
  ChatPerplexity: 'perplexity',
  ChatOpenRouter: 'openrouter',
  ChatCerebras: 'cerebras',
  ChatHuggingFace: 'huggingface',
  ChatDatabricks: null,
  ChatLiteLLM: null,
  init_chat_model: null,
  initChatModel: null,
  BaseChatModel: null,
  BaseLanguageModel: null,
  BaseLanguageModelInterface: null,
};
const AZURE = ['AzureChatOpenAI', 'AzureOpenAI'];
const EMBEDDINGS: Readonly<Record<string, string | null>> = {
  OpenAIEmbeddings: 'openai',
  GoogleGenerativeAIEmbeddings: 'google',
  VertexAIEmbeddings: 'google',
  BedrockEmbeddings: 'aws',
  CohereEmbeddings: 'cohere',
  MistralAIEmbeddings: 'mistral',
  VoyageAIEmbeddings: 'voyageai',
  VoyageEmbeddings: 'voyageai',
  JinaEmbeddings: 'jina',
  TogetherEmbeddings: 'together',
  TogetherAIEmbeddings: 'together',
  FireworksEmbeddings: 'fireworks',
  DashScopeEmbeddings: 'alibaba',
  NVIDIAEmbeddings: 'nvidia',
  HuggingFaceEndpointEmbeddings: 'huggingface',
  HuggingFaceInferenceEmbeddings: 'huggingface',
  OllamaEmbeddings: 'local',
  HuggingFaceEmbeddings: 'local',
  HuggingFaceBgeEmbeddings: 'local',
  HuggingFaceTransformersEmbeddings: 'local',
  SentenceTransformerEmbeddings: 'local',
  FastEmbedEmbeddings: 'local',
  init_embeddings: null,
  Embeddings: null,
  EmbeddingsInterface: null,
};

/** Source: langchain-openai 1.6 (chat_models/base.py): the same since its first release. */
const defaultModel = [{ of: 'langchain-openai', range: '>=0', value: 'gpt-3.5-turbo' }];
const baseUrl = ['base_url', 'openai_api_base', 'configuration.baseURL'];
const positional = ['model'];
const clientsOf = (table: Readonly<Record<string, string | null>>): Client[] =>
  Object.entries(table).map(([name, provider]) =>
    provider === 'openai' ? { name, provider, positional, baseUrl } : { name, provider, positional },
  );

const caps = [
  'max_tokens',
  'maxTokens',
  'max_output_tokens',
  'maxOutputTokens',
  'max_completion_tokens',
  'num_predict',
];
const model = ['model', 'model_name', 'modelName', 'model_id', 'deployment_name', 'azure_deployment'];
const configured = ['@with_config.config', '@with_config.config.configurable'];

const chat = {
  kind: 'chat',
  api: 'openai-chat',
  positional: ['input'],
  options: -1,
  inner: { with_config: { positional: ['config'] }, with_structured_output: { positional: ['schema'] } },
  model: [
    ...configured.map(c => `${c}.model`),
    ...['azure_deployment', 'azureOpenAIApiDeploymentName', ...model].map(m => `@client.${m}`),
  ],
  prompt: [
    { field: '@fed', as: 'template' },
    { field: 'input', as: 'messages', unless: '@fed' },
  ],
  outputCap: [...configured.map(c => `${c}.max_tokens`), ...caps.map(c => `@client.${c}`)],
  tools: ['@bind_tools.tools', '@bindTools.tools'],
  responseSchema: ['@with_structured_output.schema', '@withStructuredOutput.schema'],
  reasoningEffort: ['@client.reasoning_effort', '@client.reasoning.effort'],
} as const satisfies Partial<Method>;

const retries = (language: 'python' | 'script'): NonNullable<Method['retries']> =>
  language === 'python'
    ? { fields: ['@client.max_retries'], default: 2 }
    : { fields: ['@client.maxRetries'], default: 6 };

const chatOf = (language: 'python' | 'script', path: readonly string[], stream: boolean): Method => ({
  ...chat,
  inner: {
    ...chat.inner,
    bind_tools: { positional: ['tools'] },
    bindTools: { positional: ['tools'], options: -1 },
    withStructuredOutput: { positional: ['schema'], options: -1 },
  },
  client: [...Object.keys(CHAT_MODELS), ...AZURE],
  path,
  language,
  stream,
  retries: retries(language),
});

const HELD = {
  python: ['model.invoke', 'model.ainvoke', 'llm.invoke', 'llm.ainvoke'],
  script: ['llm.invoke'],
};

/** Models and chains that are handed in are told by what they are called, in files that import the package. */
const told = {
  isDistinctive: true,
  receivers: /(^|_)(llm|lm|model|chain|runnable)|(Llm|LLM|Model|Chain|Runnable)/,
} as const;

/** Names of what makes a model into another one that is called the same way. */
const transparent = [
  'bind_tools()',
  'bindTools()',
  'with_structured_output()',
  'withStructuredOutput()',
  'with_retry()',
  'withRetry()',
  'with_config()',
  'withConfig()',
  'with_fallbacks()',
  'withFallbacks()',
  'bind()',
  'configurable_fields()',
  'configurable_alternatives()',
  'with_types()',
];

const packages = {
  python: ['langchain_core', 'langchain'],
  script: ['@langchain/core', 'langchain'],
};

/**
 * Chat models, embeddings, chains and agents. Source: langchain-openai 1.6 (retries), langchain-core 1.4 for JavaScript
 * (AsyncCaller), langgraph 1.7.3 for JavaScript (recursion limit 25: a model and a tool step for each turn).
 */
export const langchain = defineSdk({
  id: 'langchain',
  provider: null,
  packages: {
    python: [
      'langchain',
      'langchain_classic',
      'langchain_core',
      'langchain_community',
      'langchain_openai',
      'langchain_anthropic',
      'langchain_google_genai',
      'langchain_google_vertexai',
      'langchain_aws',
      'langchain_mistralai',
      'langchain_groq',
      'langchain_cohere',
      'langchain_ollama',
      'langchain_xai',
      'langchain_deepseek',
      'langchain_fireworks',
      'langchain_together',
      'langchain_perplexity',
      'langchain_huggingface',
      'langchain_voyageai',
      'langchain_openrouter',
      'langchain_chroma',
      'langchain_pinecone',
      'langchain_qdrant',
      'langchain_postgres',
      'langchain_milvus',
      'langchain_mongodb',
      'langchain_weaviate',
      'langchain_redis',
      'langchain_elasticsearch',
      'langchain_astradb',
      'databricks_langchain',
      'langgraph',
      'langgraph_supervisor',
      'langgraph_swarm',
      'deepagents',
    ],
    script: [
      'langchain',
      '@langchain/core',
      '@langchain/classic',
      '@langchain/community',
      '@langchain/openai',
      '@langchain/anthropic',
      '@langchain/google-genai',
      '@langchain/google-vertexai',
      '@langchain/aws',
      '@langchain/mistralai',
      '@langchain/groq',
      '@langchain/cohere',
      '@langchain/ollama',
      '@langchain/xai',
      '@langchain/deepseek',
      '@langchain/pinecone',
      '@langchain/qdrant',
      '@langchain/mongodb',
      '@langchain/weaviate',
      '@langchain/redis',
      '@langchain/langgraph',
      '@langchain/langgraph-supervisor',
      '@langchain/langgraph-swarm',
      'deepagents',
    ],
  },
  clients: [
    ...chainClients,
    ...storeClients,
    { name: 'ChatOpenAI', provider: 'openai', positional, baseUrl, language: 'python', defaultModel },
    ...clientsOf(CHAT_MODELS),
    ...AZURE.map(name => ({ name, provider: 'azure', usesDeployments: true, positional })),
    ...clientsOf(EMBEDDINGS),
    { name: 'AzureOpenAIEmbeddings', provider: 'azure', usesDeployments: true, positional },
    ...agentClients,
  ],
  transparent,
  pipes: true,
  passes: [
    { packages, path: 'runnables.history.RunnableWithMessageHistory', argument: 0 },
    { packages, path: 'runnables.RunnableWithMessageHistory', argument: 0 },
    { packages, path: 'RunnableWithMessageHistory', argument: 0 },
  ],
  fluent: graphMethods,
  methods: [
    ...(['python', 'script'] as const).flatMap(language => [
      { ...chatOf(language, RUNS, false), ...told },
      { ...chatOf(language, STREAMS, true), ...told },
      chatOf(
        language,
        language === 'python'
          ? ['generate', 'agenerate', 'predict', 'apredict', 'invoke_messages']
          : ['generate', 'predict', 'call'],
        false,
      ),
    ]),
    // The model that an object of the package holds: `self.model` in a subclass of a middleware or a chain.
    ...(['python', 'script'] as const).map(language => ({
      ...chatOf(language, HELD[language], false),
      client: '*',
    })),
    {
      client: [...Object.keys(EMBEDDINGS), 'AzureOpenAIEmbeddings'],
      path: [
        'embed_query',
        'embed_documents',
        'aembed_query',
        'aembed_documents',
        'embedQuery',
        'embedDocuments',
      ],
      kind: 'embedding',
      api: 'embeddings',
      isDistinctive: true,
      imports: /embed/i,
      positional: ['texts'],
      options: -1,
      model: ['azure_deployment', ...model].map(m => `@client.${m}`),
      prompt: [{ field: 'texts', as: 'texts' }],
    },
    ...agentMethods,
    ...chainMethods,
    ...storeMethods,
  ],
  agents: agentShapes,
  graphs: graphShapes,
  workflows: [{ sdk: 'langgraph', entry: 'entrypoint', steps: ['task'] }],
  models: [
    ...[...Object.entries(CHAT_MODELS), ...Object.entries(EMBEDDINGS)]
      .filter(([name]) => !/^(Base|Embeddings(Interface)?$)/.test(name))
      .map(([name, provider]) => ({ path: `${name}()`, model, positional, provider })),
    ...[...AZURE, 'AzureOpenAIEmbeddings'].map(name => ({
      path: `${name}()`,
      model: ['azure_deployment', 'azureOpenAIApiDeploymentName', ...model],
      positional,
      provider: 'azure',
    })),
    ...agentModels,
  ],
});
