import { defineSdk, type Method } from '../define-sdk.ts';

const AGENTS = ['Agent', 'LlmAgent'];

const run = {
  kind: 'agent-run',
  api: 'gemini-generate',
  client: ['Runner', 'InMemoryRunner'],
  model: ['@each.model', '@client.agent.model'],
  starts: ['@client.agent'],
  prompt: [
    { field: '@client.agent.global_instruction', as: 'text', role: 'system' },
    { field: '@each.instruction', as: 'text', role: 'system' },
    { field: '@client.agent.instruction', as: 'text', role: 'system' },
    { field: 'new_message', as: 'contents' },
    { field: 'newMessage', as: 'contents' },
  ],
  outputCap: [
    '@each.generate_content_config.max_output_tokens',
    '@each.generateContentConfig.maxOutputTokens',
    '@client.agent.generate_content_config.max_output_tokens',
    '@client.agent.generateContentConfig.maxOutputTokens',
  ],
  tools: ['@each.tools', '@client.agent.tools'],
  responseSchema: [
    '@each.output_schema',
    '@each.outputSchema',
    '@client.agent.output_schema',
    '@client.agent.outputSchema',
  ],
  turns: { fields: ['run_config.max_llm_calls', 'runConfig.maxLlmCalls'], default: 500, isOfAll: true },
  // A team (in order, at once, in a loop) runs each of its agents: `root = SequentialAgent(sub_agents=[…])`.
  each: ['@client.agent.sub_agents', '@client.agent.subAgents'],
  eachUnless: '@client.agent.model',
} as const satisfies Partial<Method>;

/** Source: google-adk 2025-06 (run_config.py: max_llm_calls 500), @google/adk 2.0. */
export const googleAdk = defineSdk({
  id: 'google_adk',
  provider: 'google',
  packages: { python: ['google.adk'], script: ['@google/adk'] },
  clients: [{ name: 'Runner' }, { name: 'InMemoryRunner' }],
  methods: [
    { ...run, path: ['run', 'run_async', 'run_live'], language: 'python' },
    { ...run, path: ['runAsync', 'runLive'], language: 'script' },
  ],
  agents: [
    {
      path: AGENTS.map(name => `${name}()`),
      name: ['name'],
      model: ['model'],
      tools: ['tools'],
      inheritsModel: true,
      leads: [
        { field: 'sub_agents', kind: 'handoff' },
        { field: 'subAgents', kind: 'handoff' },
      ],
    },
    ...['SequentialAgent', 'ParallelAgent', 'LoopAgent'].map(name => ({
      path: `${name}()`,
      role: 'team' as const,
      name: ['name'],
      leads: [
        { field: 'sub_agents', kind: 'sub-agent' as const },
        { field: 'subAgents', kind: 'sub-agent' as const },
      ],
      ...(name === 'ParallelAgent' ? {} : { inOrder: ['sub_agents', 'subAgents'] }),
    })),
  ],
  models: [
    { path: AGENTS.map(name => `${name}()`), model: ['model'], onlyWithModel: true },
    { path: 'LiteLlm()', model: ['model'], positional: ['model'], provider: null },
    { path: 'Gemini()', model: ['model'], positional: ['model'], provider: 'google' },
    { path: 'Claude()', model: ['model'], positional: ['model'], provider: 'google' },
  ],
});
