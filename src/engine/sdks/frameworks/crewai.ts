import { defineSdk, type PromptField } from '../define-sdk.ts';
import { crewBaseAttribute } from './crew-base.ts';
import { agentRun } from './agent-run.ts';

const inputs = { braces: 'single', from: 'inputs' } as const;
/** A text of an agent or a task, in the code or in its YAML file. */
const said = (of: string, field: string, role: 'system' | 'user'): PromptField[] => [
  { field: `@client.${of}.${field}`, as: 'text', role, filled: inputs },
  { field: `@client.${of}.config.${field}`, as: 'text', role, filled: inputs },
];

/** Source: crewai of 2026-08 (agent.py, crew.py, llm.py): 25 iterations a task, gpt-4.1-mini where nothing names a model. */
export const crewai = defineSdk({
  id: 'crewai',
  provider: null,
  packages: { python: ['crewai'] },
  attributes: { decorator: 'CrewBase', read: crewBaseAttribute },
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
      model: ['@client.agents.0.llm', '@client.agents.0.config.llm'],
      prompt: [
        ...['role', 'goal', 'backstory'].flatMap(f => said(`agents.0`, f, 'system')),
        ...['description', 'expected_output'].flatMap(f => said(`tasks.0`, f, 'user')),
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
  agents: [
    {
      path: 'Agent()',
      model: ['llm', 'config.llm'],
      tools: ['tools', 'mcps'],
    },
    {
      path: 'Crew()',
      role: 'team',
      name: ['name'],
      model: ['manager_llm'],
      leads: [
        { field: 'agents', kind: 'sub-agent' },
        { field: 'manager_agent', kind: 'sub-agent' },
      ],
      inOrder: ['tasks'],
    },
  ],
  models: [
    { path: 'LLM()', model: ['model'], positional: ['model'] },
    { path: 'Agent()', model: ['llm', 'config.llm'], onlyWithModel: true },
  ],
});
