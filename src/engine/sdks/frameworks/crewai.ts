import { defineSdk } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

/** Source: crewai of 2026-08 (agent.py, crew.py, llm.py): 25 iterations a task, gpt-4.1-mini where nothing names a model. */
export const crewai = defineSdk({
  id: 'crewai',
  provider: null,
  packages: { python: ['crewai'] },
  clients: [
    { name: 'Crew' },
    { name: 'Agent' },
    { name: 'Flow' },
    { name: 'CrewBase' },
    { name: 'LLM', positional: ['model'] },
  ],
  methods: [
    {
      ...agentRun([], [], {
        path: [
          'kickoff',
          'kickoff_async',
          'akickoff',
          'kickoff_for_each',
          'kickoff_for_each_async',
          'akickoff_for_each',
          'train',
          'replay',
          'test',
        ],
      }),
      client: ['Crew', 'CrewBase'],
      model: ['@client.agents.0.llm'],
      prompt: [
        { field: '@client.agents.0.role', as: 'text', role: 'system' },
        { field: '@client.agents.0.goal', as: 'text', role: 'system' },
        { field: '@client.agents.0.backstory', as: 'text', role: 'system' },
        { field: '@client.tasks.0.description', as: 'text', role: 'user' },
        { field: '@client.tasks.0.expected_output', as: 'text', role: 'user' },
      ],
      tools: ['@client.agents.0.tools'],
      turns: { fields: ['@client.agents.0.max_iter'], default: 25 },
      retries: { fields: ['@client.agents.0.max_retry_limit'], default: 2 },
    },
    {
      ...agentRun(['role', 'goal', 'backstory'], ['messages'], { path: ['kickoff', 'kickoff_async'] }),
      client: 'Agent',
      model: ['@client.llm'],
      turns: { fields: ['@client.max_iter'], default: 25 },
    },
    { ...agentRun([], [], { path: ['kickoff', 'kickoff_async'] }), client: 'Flow', model: [], tools: [] },
    {
      client: 'LLM',
      path: ['call', 'acall'],
      kind: 'chat',
      api: 'openai-chat',
      positional: ['messages'],
      model: ['@client.model'],
      prompt: [{ field: 'messages', as: 'messages' }],
      outputCap: ['@client.max_tokens', '@client.max_completion_tokens'],
    },
  ],
  models: [
    { path: 'LLM()', model: ['model'], positional: ['model'] },
    { path: 'Agent()', model: ['llm'], onlyWithModel: true },
  ],
});
