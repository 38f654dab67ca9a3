import { defineSdk } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

/** Models by class, and who bills for them; LiteLLM's ids name the vendor. */
const BY_CLASS: Readonly<Record<string, string | null>> = {
  InferenceClientModel: 'huggingface',
  HfApiModel: 'huggingface',
  OpenAIModel: 'openai',
  OpenAIServerModel: 'openai',
  AzureOpenAIModel: 'azure',
  AzureOpenAIServerModel: 'azure',
  AmazonBedrockModel: 'aws',
  AmazonBedrockServerModel: 'aws',
  LiteLLMModel: null,
  LiteLLMRouterModel: null,
  TransformersModel: 'local',
  MLXModel: 'local',
  VLLMModel: 'local',
};
const MODELS = Object.keys(BY_CLASS);
const AGENTS = ['CodeAgent', 'ToolCallingAgent', 'MultiStepAgent'];

/** Source: smolagents' documentation: 20 steps since 1.9, 6 before. */
export const smolagents = defineSdk({
  id: 'smolagents',
  provider: null,
  packages: { python: ['smolagents'] },
  clients: [
    ...AGENTS.map(name => ({ name, positional: ['tools', 'model'] })),
    ...Object.entries(BY_CLASS).map(([name, provider]) => ({ name, provider, positional: ['model_id'] })),
  ],
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
    // A model asked by itself, and an agent that another one calls.
    {
      client: MODELS,
      path: 'generate',
      kind: 'chat',
      api: 'openai-chat',
      positional: ['messages'],
      model: ['@client.model_id'],
      prompt: [{ field: 'messages', as: 'messages' }],
    },
    {
      client: MODELS,
      path: 'generate_stream',
      kind: 'chat',
      api: 'openai-chat',
      positional: ['messages'],
      model: ['@client.model_id'],
      prompt: [{ field: 'messages', as: 'messages' }],
      stream: true,
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
    ...Object.entries(BY_CLASS).map(([name, provider]) => ({
      path: `${name}()`,
      model: ['model_id'],
      positional: ['model_id'],
      provider,
    })),
  ],
});
