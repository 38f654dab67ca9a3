import { defineSdk, type Client, type Method } from '../define-sdk.ts';

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
};
const AZURE = ['AzureChatOpenAI', 'AzureOpenAI'];
const EMBEDDINGS: Readonly<Record<string, string | null>> = {
  OpenAIEmbeddings: 'openai',
  GoogleGenerativeAIEmbeddings: 'google',
  VertexAIEmbeddings: 'google',
  BedrockEmbeddings: 'aws',
  CohereEmbeddings: 'cohere',
  MistralAIEmbeddings: 'mistral',
  VoyageAIEmbeddings: 'voyage',
  OllamaEmbeddings: 'local',
  HuggingFaceEmbeddings: 'local',
  HuggingFaceBgeEmbeddings: 'local',
  init_embeddings: null,
  Embeddings: null,
};

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
  prompt: [{ field: 'input', as: 'messages' }],
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

const agent = {
  kind: 'agent-run',
  api: 'openai-chat',
  positional: ['input', 'config'],
  options: 1,
  model: ['@client.model', '@client.llm', '@client.agent.llm', '@client.agent.model'],
  prompt: [
    { field: '@client.system_prompt', as: 'text', role: 'system' },
    { field: '@client.systemPrompt', as: 'text', role: 'system' },
    { field: '@client.prompt', as: 'messages', role: 'system' },
    { field: 'input.messages', as: 'messages' },
  ],
  tools: ['@client.tools'],
  responseSchema: ['@client.response_format', '@client.responseFormat'],
} as const satisfies Partial<Method>;

const AGENTS = [
  'create_agent',
  'createAgent',
  'create_react_agent',
  'createReactAgent',
  'create_deep_agent',
  'createDeepAgent',
];
const RUNS = ['invoke', 'ainvoke', 'batch', 'abatch'];
const STREAMS = ['stream', 'astream', 'astream_events', 'streamEvents'];
const agentPositions = { positional: ['model', 'tools'] } as const;
const EXECUTORS = [
  'AgentExecutor',
  'AgentExecutor.from_agent_and_tools',
  'initialize_agent',
  'initializeAgentExecutorWithOptions',
];
const MAKERS = [
  'create_openai_tools_agent',
  'create_openai_functions_agent',
  'create_tool_calling_agent',
  'create_structured_chat_agent',
  'createToolCallingAgent',
  'createOpenAIToolsAgent',
  'createOpenAIFunctionsAgent',
];
/** Methods that put a graph together, each of which gives the graph back. */
const BUILDS = {
  node: ['add_node', 'addNode'],
  edge: ['add_edge', 'addEdge'],
  conditional: ['add_conditional_edges', 'addConditionalEdges'],
  entry: ['set_entry_point', 'setEntryPoint'],
  conditionalEntry: ['set_conditional_entry_point', 'setConditionalEntryPoint'],
  finish: ['set_finish_point', 'setFinishPoint'],
  sequence: ['add_sequence', 'addSequence'],
};
const GRAPHS = ['StateGraph', 'MessageGraph', 'Graph'];
const SUPERVISORS = ['create_supervisor', 'createSupervisor', 'create_swarm', 'createSwarm'];
const STREAMING = [
  { names: RUNS, stream: false },
  { names: STREAMS, stream: true },
];

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
      '@langchain/langgraph',
      '@langchain/langgraph-supervisor',
      '@langchain/langgraph-swarm',
      'deepagents',
    ],
  },
  clients: [
    ...clientsOf(CHAT_MODELS),
    ...AZURE.map(name => ({ name, provider: 'azure', usesDeployments: true, positional })),
    ...clientsOf(EMBEDDINGS),
    { name: 'AzureOpenAIEmbeddings', provider: 'azure', usesDeployments: true, positional },
    ...AGENTS.map(name => ({
      name,
      sdk: name.includes('eact') ? 'langgraph' : 'langchain',
      ...agentPositions,
    })),
    ...EXECUTORS.map(name => ({ name, positional: ['tools', 'llm'] })),
    ...GRAPHS.map(name => ({ name, sdk: 'langgraph' })),
    ...SUPERVISORS.map(name => ({ name, sdk: 'langgraph', positional: ['agents', 'model'] })),
  ],
  transparent,
  fluent: Object.values(BUILDS).flat(),
  methods: [
    ...(['python', 'script'] as const).flatMap(language => [
      chatOf(
        language,
        [...RUNS, 'generate', 'agenerate', 'predict', 'apredict', 'call', 'invoke_messages'],
        false,
      ),
      chatOf(language, STREAMS, true),
    ]),
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
      positional: ['texts'],
      options: -1,
      model: ['azure_deployment', ...model].map(m => `@client.${m}`),
      prompt: [{ field: 'texts', as: 'texts' }],
    },
    ...STREAMING.flatMap(({ names, stream }): Method[] => [
      {
        ...agent,
        client: AGENTS,
        path: names,
        language: 'python',
        stream,
        turns: { fields: ['config.recursion_limit'], default: null },
        retries: { fields: [], default: 2 },
      },
      {
        ...agent,
        client: AGENTS,
        path: names,
        language: 'script',
        stream,
        turns: { fields: ['recursionLimit'], default: 13 },
        retries: { fields: [], default: 6 },
      },
      {
        ...agent,
        client: EXECUTORS,
        path: [...names, 'run', 'arun', 'call', 'acall'],
        stream,
        turns: { fields: ['@client.max_iterations', '@client.maxIterations'], default: 15 },
      },
      {
        ...agent,
        client: GRAPHS,
        runsGraph: true,
        path: names.map(n => `compile().${n}`),
        stream,
        model: [],
        prompt: [],
        tools: [],
        turns: { fields: ['config.recursion_limit', 'recursionLimit'], default: null },
      },
      {
        ...agent,
        client: SUPERVISORS,
        path: names.map(n => `compile().${n}`),
        stream,
        turns: { fields: ['config.recursion_limit', 'recursionLimit'], default: null },
      },
    ]),
  ],
  agents: [
    ...['langgraph', 'langchain'].map(sdk => ({
      sdk,
      path: AGENTS.filter(name => name.includes('eact') === (sdk === 'langgraph')).map(name => `${name}()`),
      ...agentPositions,
      name: ['name'],
      model: ['model', 'llm'],
      tools: ['tools'],
      leads: [
        {
          field: 'subagents',
          kind: 'sub-agent' as const,
          inline: { name: ['name'], model: ['model'], tools: ['tools'] },
        },
      ],
    })),
    {
      path: SUPERVISORS.map(name => `${name}()`),
      sdk: 'langgraph',
      role: 'team',
      positional: ['agents', 'model'],
      name: ['supervisor_name', 'supervisorName'],
      model: ['model', 'llm'],
      tools: ['tools'],
      leads: [{ field: 'agents', kind: 'sub-agent' }],
    },
    {
      path: EXECUTORS.map(name => `${name}()`),
      positional: ['tools', 'llm'],
      model: ['llm', 'agent.llm', 'agent.model'],
      tools: ['tools'],
    },
    { path: ['ToolNode()', 'ToolExecutor()'], role: 'node', positional: ['tools'], tools: ['tools'] },
  ],
  graphs: [
    {
      path: GRAPHS.map(name => `${name}()`),
      sdk: 'langgraph',
      nodes: [
        { path: BUILDS.node, positional: ['node', 'action'], name: ['node'], action: ['action'] },
        { path: BUILDS.sequence, positional: ['nodes'], sequence: ['nodes'] },
      ],
      edges: [
        {
          path: BUILDS.edge,
          positional: ['start_key', 'end_key'],
          from: ['start_key'],
          to: ['end_key'],
          kind: 'edge',
        },
        {
          path: BUILDS.conditional,
          positional: ['source', 'path', 'path_map'],
          from: ['source'],
          by: ['path'],
          to: ['path_map'],
          kind: 'conditional',
        },
        { path: BUILDS.entry, positional: ['key'], to: ['key'], kind: 'edge' },
        {
          path: BUILDS.conditionalEntry,
          positional: ['path', 'path_map'],
          by: ['path'],
          to: ['path_map'],
          kind: 'conditional',
        },
        { path: BUILDS.sequence, positional: ['nodes'], sequence: ['nodes'], kind: 'edge' },
      ],
    },
  ],
  models: [
    ...[...Object.entries(CHAT_MODELS), ...Object.entries(EMBEDDINGS)]
      .filter(([name]) => !/^(Base|Embeddings$)/.test(name))
      .map(([name, provider]) => ({ path: `${name}()`, model, positional, provider })),
    ...[...AZURE, 'AzureOpenAIEmbeddings'].map(name => ({
      path: `${name}()`,
      model: ['azure_deployment', 'azureOpenAIApiDeploymentName', ...model],
      positional,
      provider: 'azure',
    })),
    ...AGENTS.map(name => ({
      path: `${name}()`,
      model: ['model', 'llm'],
      positional,
      onlyWithModel: true,
      sdk: name.includes('eact') ? 'langgraph' : 'langchain',
    })),
    {
      path: SUPERVISORS.map(name => `${name}()`),
      model: ['model', 'llm'],
      positional: ['agents', 'model'],
      onlyWithModel: true,
      sdk: 'langgraph',
    },
    { path: MAKERS.map(m => `${m}()`), model: ['llm'], positional: ['llm'], onlyWithModel: true },
  ],
});
