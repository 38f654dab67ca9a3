import { defineSdk, type Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

/** Chat clients by class, and who bills for them. */
const CLIENTS: Readonly<Record<string, string | null>> = {
  OpenAIChatClient: 'openai',
  OpenAIResponsesClient: 'openai',
  OpenAIChatCompletionClient: 'openai',
  OpenAIAssistantsClient: 'openai',
  AnthropicClient: 'anthropic',
  AnthropicBedrockClient: 'aws',
  AnthropicVertexClient: 'google',
  BedrockChatClient: 'aws',
  GeminiChatClient: 'google',
  MistralChatClient: 'mistral',
  OllamaChatClient: 'local',
};
/** Their model is a deployment. */
const DEPLOYED = [
  'AzureOpenAIChatClient',
  'AzureOpenAIResponsesClient',
  'AzureOpenAIAssistantsClient',
  'AzureAIClient',
  'AzureAIAgentClient',
  'FoundryChatClient',
  'AnthropicFoundryClient',
];
const EMBEDDINGS: Readonly<Record<string, string>> = {
  OpenAIEmbeddingClient: 'openai',
  BedrockEmbeddingClient: 'aws',
  MistralEmbeddingClient: 'mistral',
  OllamaEmbeddingClient: 'local',
};
const AGENTS = ['Agent', 'ChatAgent'];
const ALL = [...Object.keys(CLIENTS), ...DEPLOYED];
/** `client.as_agent(…)`: the client is the constructor before it. */
const MAKERS = ALL.flatMap(name => [`${name}().as_agent`, `${name}().create_agent`]);
const model = ['model', 'model_id', 'deployment_name', 'model_deployment_name'];

const run = {
  ...agentRun(['instructions'], ['messages'], { path: [], positional: ['messages'] }),
  // Model round trips of one run; releases before the beta of 2025-11-05 took 10.
  turns: {
    fields: [
      '@client.function_invocation_configuration.max_iterations',
      '@client.client.function_invocation_configuration.max_iterations',
    ],
    default: 40,
  },
  outputCap: ['options.max_tokens', 'max_tokens', '@client.default_options.max_tokens', '@client.max_tokens'],
  responseSchema: ['options.response_format', 'response_format', '@client.response_format'],
} as const;
const ofAgent = { ...run, client: AGENTS, model: ['model', '@client.client', '@client.chat_client'] };
const ofMaker = {
  ...run,
  client: MAKERS,
  model: ALL.flatMap(name => model.map(m => `@${name}.${m}`)),
};
const chat = {
  kind: 'chat',
  api: 'openai-chat',
  client: ALL,
  positional: ['messages'],
  model: ['options.model', 'model', ...model.map(m => `@client.${m}`)],
  prompt: [{ field: 'messages', as: 'messages' }],
  tools: ['options.tools', 'tools'],
  outputCap: ['options.max_tokens', 'max_tokens'],
} as const satisfies Partial<Method>;

const BUILDERS = [
  'SequentialBuilder',
  'ConcurrentBuilder',
  'HandoffBuilder',
  'GroupChatBuilder',
  'MagenticBuilder',
];

/** Microsoft Agent Framework for Python. Source: agent-framework-core 1.13 (_agents.py, _clients.py, _tools.py, _workflows), -orchestrations. */
export const agentFramework = defineSdk({
  id: 'agent_framework',
  provider: null,
  packages: {
    python: [
      'agent_framework',
      'agent_framework_openai',
      'agent_framework_anthropic',
      'agent_framework_foundry',
      'agent_framework_orchestrations',
    ],
  },
  distributions: ['agent-framework'],
  clients: [
    ...AGENTS.map(name => ({ name, positional: ['client', 'instructions'] })),
    ...MAKERS.map(name => {
      const made = name.slice(0, name.indexOf('('));
      return DEPLOYED.includes(made)
        ? { name, provider: 'azure', usesDeployments: true }
        : { name, provider: CLIENTS[made] ?? null };
    }),
    ...Object.entries(CLIENTS).map(([name, provider]) => ({
      name,
      provider,
      positional: ['model'],
      ...(provider === 'openai' ? { baseUrl: ['base_url'] } : {}),
    })),
    ...DEPLOYED.map(name => ({ name, provider: 'azure', usesDeployments: true, positional: ['model'] })),
    ...Object.entries(EMBEDDINGS).map(([name, provider]) => ({ name, provider, positional: ['model'] })),
    { name: 'WorkflowBuilder' },
    ...BUILDERS.map(name => ({ name })),
  ],
  methods: [
    { ...ofAgent, path: 'run', stream: ['stream'] },
    { ...ofAgent, path: 'run_stream', stream: true },
    { ...ofMaker, path: 'run', stream: ['stream'] },
    { ...ofMaker, path: 'run_stream', stream: true },
    { ...chat, path: 'get_response', stream: ['stream'] },
    { ...chat, path: 'get_streaming_response', stream: true },
    {
      client: Object.keys(EMBEDDINGS),
      path: 'get_embeddings',
      kind: 'embedding',
      api: 'embeddings',
      positional: ['values'],
      model: model.map(m => `@client.${m}`),
      prompt: [{ field: 'values', as: 'texts' }],
    },
    {
      ...agentRun([], ['message'], { path: ['build().run', 'build().run_stream'], tools: [] }),
      client: ['WorkflowBuilder', ...BUILDERS],
      model: [],
      runsGraph: true,
      turns: { fields: ['@client.max_iterations'], default: 100 },
    },
  ],
  fluent: [
    'add_edge',
    'add_chain',
    'add_fan_out_edges',
    'add_fan_in_edges',
    'set_start_executor',
    'participants',
    'add_handoff',
    'with_start_agent',
    'set_coordinator',
    'with_autonomous_mode',
    'with_checkpointing',
    'with_termination_condition',
  ],
  agents: [
    {
      path: AGENTS.map(name => `${name}()`),
      positional: ['client', 'instructions'],
      name: ['name'],
      model: ['client', 'chat_client'],
      tools: ['tools'],
    },
    { path: MAKERS.map(name => `${name}()`), name: ['name'], tools: ['tools'] },
  ],
  graphs: [
    {
      path: 'WorkflowBuilder()',
      starts: ['start_executor'],
      nodes: [],
      edges: [
        {
          path: ['add_edge'],
          positional: ['source', 'target'],
          from: ['source'],
          to: ['target'],
          kind: 'edge',
        },
        {
          path: ['add_fan_out_edges'],
          positional: ['source', 'targets'],
          from: ['source'],
          to: ['targets'],
          kind: 'edge',
        },
        {
          path: ['add_fan_in_edges'],
          positional: ['sources', 'target'],
          from: ['sources'],
          to: ['target'],
          kind: 'edge',
        },
        { path: ['add_chain'], positional: ['executors'], sequence: ['executors'], from: [], kind: 'edge' },
        { path: ['set_start_executor'], positional: ['executor'], to: ['executor'], kind: 'edge' },
      ],
    },
    {
      path: BUILDERS.map(name => `${name}()`),
      starts: ['participants'],
      positional: ['participants'],
      nodes: [],
      edges: [
        { path: ['participants'], positional: ['participants'], to: ['participants'], kind: 'sub-agent' },
        { path: ['with_start_agent', 'set_coordinator'], positional: ['agent'], to: ['agent'], kind: 'edge' },
        {
          path: ['add_handoff'],
          positional: ['source', 'targets'],
          from: ['source'],
          to: ['targets'],
          kind: 'handoff',
        },
      ],
    },
  ],
  models: [
    ...[
      ...Object.entries(CLIENTS),
      ...Object.entries(EMBEDDINGS),
      ...DEPLOYED.map(n => [n, 'azure'] as const),
    ].map(([name, provider]) => ({
      path: `${name}()`,
      model,
      positional: ['model'],
      provider,
      onlyWithModel: true,
    })),
  ],
});
