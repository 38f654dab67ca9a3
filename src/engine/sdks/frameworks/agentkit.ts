import { defineSdk, type Method } from '../define-sdk.ts';

const MODELS: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  gemini: 'google',
  grok: 'x-ai',
};

const run = {
  kind: 'agent-run',
  api: 'openai-chat',
  language: 'script',
  positional: ['input'],
  options: 1,
  prompt: [
    { field: '@client.system', as: 'text', role: 'system' },
    { field: 'input', as: 'messages' },
  ],
  tools: ['@client.tools'],
} as const satisfies Partial<Method>;

/** Inngest AgentKit. Source: @inngest/agent-kit of 2026-03 (agent.ts: an agent's own run asks once, maxIter 0; network.ts: no bound unless maxIter is given). */
export const agentkit = defineSdk({
  id: 'agentkit',
  provider: null,
  packages: { script: ['@inngest/agent-kit'] },
  clients: ['createAgent', 'createNetwork', 'createRoutingAgent'].map(name => ({ name })),
  methods: [
    {
      ...run,
      client: ['createAgent', 'createRoutingAgent'],
      path: 'run',
      model: ['model', '@client.model'],
      turns: { fields: ['maxIter'], default: 1 },
    },
    {
      ...run,
      client: 'createNetwork',
      path: 'run',
      model: ['@client.agents.0.model', '@client.defaultModel'],
      prompt: [
        { field: '@client.agents.0.system', as: 'text', role: 'system' },
        { field: 'input', as: 'messages' },
      ],
      tools: ['@client.agents.0.tools'],
      turns: { fields: ['@client.maxIter'], default: null },
    },
  ],
  agents: [
    {
      path: ['createAgent()', 'createRoutingAgent()'],
      name: ['name'],
      model: ['model'],
      tools: ['tools', 'mcpServers'],
    },
    {
      path: 'createNetwork()',
      role: 'team',
      name: ['name'],
      model: ['defaultModel'],
      leads: [{ field: 'agents', kind: 'sub-agent' }],
    },
  ],
  models: [
    { path: ['createAgent()', 'createRoutingAgent()'], model: ['model'], onlyWithModel: true },
    { path: 'createNetwork()', model: ['defaultModel'], onlyWithModel: true },
    ...Object.entries(MODELS).map(([name, provider]) => ({
      path: `${name}()`,
      model: ['model'],
      positional: ['model'],
      provider,
      language: 'script' as const,
    })),
  ],
});
