import { defineSdk, type Besides, type Method, type PromptField } from '../define-sdk.ts';
import { crewBaseAttribute } from './crew-base.ts';
import { agentRun } from './agent-run.ts';

const inputs = { braces: 'single', from: 'inputs' } as const;
/** A text of an agent or a task, in the code or in its YAML file. */
const said = (of: string, field: string, role: 'system' | 'user'): PromptField[] =>
  [field, `config.${field}`].map(f => ({ field: `${of}.${f}`, as: 'text', role, filled: inputs }));
const AGENT = ['role', 'goal', 'backstory'];
const TASK = ['description', 'expected_output'];
const llm = (of: string): string[] => [`${of}.llm`, `${of}.config.llm`];

/** Model where neither agent nor task nor environment names one. Source: constants.py by release. */
const defaultModel = [
  { range: '<1.2', value: 'gpt-4o-mini' },
  { range: '>=1.2', value: 'gpt-4.1-mini' },
];

const AGENT_OF = '(@each.agent|@client.agents.0)';
const TASK_OF = '(@each|@client.tasks.0)';

/** Each task is a run of its agent; a task without one (a hierarchical crew's) is said of the crew's first agent. */
const tasks: Pick<Method, 'each' | 'model' | 'prompt' | 'tools' | 'turns' | 'retries' | 'responseSchema'> = {
  each: ['@client.tasks'],
  model: llm(AGENT_OF),
  prompt: [
    ...AGENT.flatMap(f => said(AGENT_OF, f, 'system')),
    ...TASK.flatMap(f => said(TASK_OF, f, 'user')),
  ],
  tools: ['@each.tools', `${AGENT_OF}.tools`],
  responseSchema: ['@each.output_pydantic', '@each.output_json'],
  turns: { fields: [`${AGENT_OF}.max_iter`], default: 25 },
  retries: { fields: [`${AGENT_OF}.max_retry_limit`], default: 2 },
};

/** A hierarchical crew's manager takes each task, and hands it to the agents; a planner plans all tasks in one run. */
const besides: readonly Besides[] = [
  {
    where: { field: '@client.process', matches: /hierarchical/, isGiven: true },
    each: ['@client.tasks'],
    model: ['@client.manager_agent.llm', '@client.manager_llm'],
    prompt: [
      ...AGENT.flatMap(f => said('@client.manager_agent', f, 'system')),
      ...TASK.flatMap(f => said('@each', f, 'user')),
    ],
    tools: ['@client.agents'],
    turns: { fields: ['@client.manager_agent.max_iter'], default: 25 },
  },
  {
    where: { field: '@client.planning', isOn: true },
    model: ['@client.planning_llm'],
    defaultModel: [
      { range: '<1.14.8', value: 'gpt-4o-mini' },
      { range: '>=1.14.8', value: 'gpt-5.4-mini' },
    ],
    prompt: [0, 1, 2, 3, 4, 5].flatMap(i => TASK.flatMap(f => said(`@client.tasks.${String(i)}`, f, 'user'))),
    tools: [],
    turns: { fields: [], default: 25 },
  },
];

/** Source: crewai of 2026-08 (agent/core.py, crew.py, utilities/planning_handler.py): 25 iterations a task. */
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
      ...tasks,
      defaultModel,
      besides,
    },
    {
      ...agentRun(['role', 'goal', 'backstory'], ['messages'], {
        path: ['kickoff', 'kickoff_async', 'akickoff'],
      }),
      client: 'Agent',
      model: ['@client.llm'],
      defaultModel,
      responseSchema: ['response_format'],
      turns: { fields: ['@client.max_iter'], default: 25 },
    },
    // What its methods send are calls of their own.
    {
      ...agentRun([], [], { path: ['kickoff', 'kickoff_async', 'akickoff'] }),
      client: 'Flow',
      runsGraph: true,
      model: [],
      tools: [],
    },
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
  workflows: [
    {
      base: 'Flow',
      steps: ['start', 'listen', 'router'],
      starts: ['start'],
      listens: ['listen', 'router'],
    },
  ],
  models: [
    { path: 'LLM()', model: ['model'], positional: ['model'] },
    { path: 'Agent()', model: ['llm', 'config.llm'], onlyWithModel: true },
  ],
});
