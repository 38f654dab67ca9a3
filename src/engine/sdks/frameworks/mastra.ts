import { defineSdk } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const run = {
  ...agentRun(['instructions'], ['messages'], { path: [], model: ['model', '@client.model'] }),
  client: 'Agent',
  language: 'script',
  options: 1,
  turns: { fields: ['maxSteps'], default: null },
} as const;

/** Source: @mastra/core 1.71 (types); its default number of steps is not pinned down, so none is claimed. */
export const mastra = defineSdk({
  id: 'mastra',
  provider: null,
  packages: { script: ['@mastra/core'] },
  clients: [{ name: 'Agent' }],
  methods: [
    { ...run, path: ['generate', 'generateLegacy', 'network'] },
    { ...run, path: ['stream', 'streamLegacy', 'resumeStream'], stream: true },
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
