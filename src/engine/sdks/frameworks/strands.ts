import { defineSdk } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const run = {
  ...agentRun(['system_prompt', 'systemPrompt'], ['prompt'], { path: [] }),
  client: 'Agent',
  turns: { fields: [], default: null },
  retries: { fields: [], default: 5 },
} as const;

/** Source: strands-agents of 2026-05 (6 attempts, no bound on turns; which release set which default model is not known, so none is claimed), @strands-agents/sdk 1.16. */
export const strands = defineSdk({
  id: 'strands',
  provider: 'aws',
  packages: { python: ['strands'], script: ['@strands-agents/sdk'] },
  distributions: ['strands-agents'],
  clients: [{ name: 'Agent' }, { name: '' }],
  methods: [
    { ...run, path: ['invoke_async', 'structured_output', 'structured_output_async', 'invoke'] },
    { ...run, path: ['stream_async', 'stream'], stream: true },
    { ...run, client: [''], path: 'Agent()' },
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
  ],
});
