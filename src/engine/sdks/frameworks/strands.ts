import { defineSdk, type Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

/** What an agent takes where none is given (in another region its prefix differs). Source: models/bedrock.py by release. */
const defaultModel = [
  { range: '<1.0', value: 'us.anthropic.claude-3-7-sonnet-20250219-v1:0' },
  { range: '>=1.0 <1.38', value: 'us.anthropic.claude-sonnet-4-20250514-v1:0' },
  { range: '>=1.38', value: 'global.anthropic.claude-sonnet-4-6' },
];

const run = {
  ...agentRun(['system_prompt', 'systemPrompt'], ['prompt'], { path: [] }),
  client: 'Agent',
  turns: { fields: [], default: null },
  retries: { fields: [], default: 5 },
  keepsHistory: ['@client.session_manager', '@client.sessionManager'],
} as const;

const python = { ...run, language: 'python', defaultModel } as const;
const team = {
  kind: 'agent-run',
  api: 'openai-chat',
  positional: ['task'],
  model: ['@client.nodes.0.model'],
  prompt: [
    { field: '@client.nodes.0.system_prompt', as: 'text', role: 'system' },
    { field: 'task', as: 'messages' },
  ],
  tools: ['@client.nodes.0.tools'],
} as const satisfies Partial<Method>;
const graph = { ...team, model: [], prompt: [], tools: [], runsGraph: true } as const;

/** Source: strands-agents of 2026-05 (event_loop.py: 6 attempts, no bound on turns; multiagent/swarm.py: 20), @strands-agents/sdk 1.16. */
export const strands = defineSdk({
  id: 'strands',
  provider: 'aws',
  packages: { python: ['strands'], script: ['@strands-agents/sdk'] },
  distributions: ['strands-agents'],
  clients: [
    { name: 'Agent', positional: ['model'] },
    { name: 'Swarm', positional: ['nodes'] },
    { name: 'GraphBuilder' },
    { name: '' },
  ],
  methods: [
    { ...python, path: ['invoke_async', 'structured_output', 'structured_output_async'] },
    { ...python, path: 'stream_async', stream: true },
    { ...python, client: [''], path: 'Agent()' },
    { ...run, language: 'script', path: 'invoke' },
    { ...run, language: 'script', path: 'stream', stream: true },
    // A swarm's first agent starts; a graph's nodes are agents, each with a model of its own.
    {
      ...team,
      client: 'Swarm',
      path: ['invoke_async', 'stream_async'],
      language: 'python',
      turns: { fields: ['@client.max_iterations', '@client.maxSteps'], default: 20 },
    },
    {
      ...team,
      client: [''],
      path: 'Swarm()',
      language: 'python',
      inner: { Swarm: { positional: ['nodes'] } },
      model: ['@Swarm.nodes.0.model'],
      prompt: [
        { field: '@Swarm.nodes.0.system_prompt', as: 'text', role: 'system' },
        { field: 'task', as: 'messages' },
      ],
      tools: ['@Swarm.nodes.0.tools'],
      turns: { fields: ['@Swarm.max_iterations'], default: 20 },
    },
    {
      ...graph,
      client: 'GraphBuilder',
      path: ['build().invoke_async', 'build().stream_async'],
      language: 'python',
    },
    { ...graph, client: 'GraphBuilder', path: 'build()', language: 'python' },
  ],
  agents: [
    {
      path: 'Agent()',
      positional: ['model'],
      name: ['name'],
      model: ['model'],
      tools: ['tools'],
    },
    {
      path: 'Swarm()',
      role: 'team',
      positional: ['nodes'],
      leads: [
        { field: 'nodes', kind: 'sub-agent' },
        { field: 'agents', kind: 'sub-agent' },
      ],
    },
  ],
  graphs: [
    {
      path: 'GraphBuilder()',
      nodes: [
        { path: ['add_node'], positional: ['executor', 'node_id'], name: ['node_id'], action: ['executor'] },
      ],
      edges: [
        {
          path: ['add_edge'],
          positional: ['from_node', 'to_node'],
          from: ['from_node'],
          to: ['to_node'],
          kind: 'edge',
        },
        { path: ['set_entry_point'], positional: ['node_id'], to: ['node_id'], kind: 'edge' },
      ],
    },
  ],
  models: [
    { path: 'Agent()', model: ['model'], onlyWithModel: true },
    { path: ['BedrockModel()'], model: ['model_id', 'modelId'], provider: 'aws' },
    { path: ['AnthropicModel()'], model: ['model_id', 'modelId'], provider: 'anthropic' },
    { path: ['OpenAIModel()'], model: ['model_id', 'modelId'], provider: 'openai' },
    { path: ['LiteLLMModel()'], model: ['model_id'], provider: null },
    { path: ['OllamaModel()'], model: ['model_id'], provider: 'local' },
    { path: ['GeminiModel()'], model: ['model_id', 'modelId'], provider: 'google' },
    { path: ['MistralModel()'], model: ['model_id', 'modelId'], provider: 'mistral' },
    { path: ['WriterModel()', 'LlamaAPIModel()', 'SageMakerAIModel()'], model: ['model_id'], provider: null },
  ],
});
