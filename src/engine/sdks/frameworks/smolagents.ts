import { defineSdk } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const AGENTS = ['CodeAgent', 'ToolCallingAgent', 'MultiStepAgent'];

/** Source: smolagents' documentation: 20 steps since 1.9, 6 before. */
export const smolagents = defineSdk({
  id: 'smolagents',
  provider: null,
  packages: { python: ['smolagents'] },
  clients: AGENTS.map(name => ({ name, positional: ['tools', 'model'] })),
  methods: [
    {
      ...agentRun(['instructions'], ['task'], { path: 'run', stream: ['stream'] }),
      client: AGENTS,
      turns: {
        fields: ['max_steps', '@client.max_steps'],
        default: [
          { range: '<1.9', value: 6 },
          { range: '>=1.9', value: 20 },
        ],
      },
    },
  ],
  agents: [
    {
      path: AGENTS.map(name => `${name}()`),
      positional: ['tools', 'model'],
      name: ['name'],
      model: ['model'],
      tools: ['tools'],
      leads: [{ field: 'managed_agents', kind: 'sub-agent' }],
    },
  ],
  models: [
    {
      path: AGENTS.map(name => `${name}()`),
      model: ['model'],
      positional: ['tools', 'model'],
      onlyWithModel: true,
    },
    {
      path: ['InferenceClientModel()', 'HfApiModel()'],
      model: ['model_id'],
      positional: ['model_id'],
      provider: 'huggingface',
    },
    {
      path: ['OpenAIModel()', 'OpenAIServerModel()'],
      model: ['model_id'],
      positional: ['model_id'],
      provider: 'openai',
    },
    { path: 'LiteLLMModel()', model: ['model_id'], positional: ['model_id'], provider: null },
    { path: 'TransformersModel()', model: ['model_id'], positional: ['model_id'], provider: 'local' },
  ],
});
