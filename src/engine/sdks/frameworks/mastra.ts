import { defineSdk, type Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const run = {
  ...agentRun(['instructions'], ['messages'], { path: [], model: ['model', '@client.model'] }),
  client: 'Agent',
  language: 'script',
  options: 1,
  outputCap: ['modelSettings.maxOutputTokens', '@client.defaultOptions.modelSettings.maxOutputTokens'],
  responseSchema: ['structuredOutput.schema', 'output', 'experimental_output'],
  turns: {
    fields: [
      'maxSteps',
      'stopWhen.0',
      '@client.defaultOptions.maxSteps',
      '@client.defaultGenerateOptions.maxSteps',
    ],
    default: null,
  },
  retries: { fields: ['modelSettings.maxRetries', 'maxRetries', '@client.maxRetries'], default: null },
  // A thread's last messages come again with each run.
  keepsHistory: ['memory', 'threadId'],
} as const satisfies Partial<Method>;
/** An agent by its name: `mastra.getAgent("weather").generate(…)`, wherever the registry comes from. */
const named = {
  ...run,
  client: '',
  model: [],
  prompt: [{ field: 'messages', as: 'messages' }],
  isDistinctive: true,
} as const satisfies Partial<Method>;

/** Source: @mastra/core 1.71 (types); its default number of steps is not pinned down, so none is claimed. */
export const mastra = defineSdk({
  id: 'mastra',
  provider: null,
  packages: { script: ['@mastra/core', '@mastra/memory'] },
  clients: [{ name: 'Agent' }, { name: 'Mastra' }, { name: '' }],
  lookups: [
    { path: ['Mastra().getAgent()', 'Mastra().getAgentById()'], in: 'agents' },
    { path: 'Mastra().getWorkflow()', in: 'workflows' },
  ],
  methods: [
    { ...run, path: ['generate', 'generateLegacy', 'network'] },
    { ...run, path: ['stream', 'streamLegacy', 'resumeStream'], stream: true },
    {
      ...named,
      isDistinctive: false,
      client: 'Mastra',
      path: ['getAgent().generate', 'getAgentById().generate'],
    },
    {
      ...named,
      isDistinctive: false,
      client: 'Mastra',
      path: ['getAgent().stream', 'getAgentById().stream'],
      stream: true,
    },
    { ...named, path: ['getAgent.generate', 'getAgent.generateLegacy', 'getAgent.network'] },
    { ...named, path: ['getAgent.stream', 'getAgent.streamLegacy'], stream: true },
  ],
  agents: [
    {
      path: 'Agent()',
      name: ['name', 'id'],
      model: ['model'],
      tools: ['tools'],
      leads: [{ field: 'agents', kind: 'sub-agent' }],
    },
  ],
  models: [{ path: 'Agent()', model: ['model'], onlyWithModel: true }],
});
