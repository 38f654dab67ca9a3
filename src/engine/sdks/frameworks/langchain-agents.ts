import type { AgentShape, GraphShape } from '../define-agents.ts';
import type { Client, Method, ModelFactory } from '../define-sdk.ts';

/** Agents, teams and graphs of LangChain and LangGraph: a part of the declaration in langchain.ts. Source: langgraph 1.0, langgraph-supervisor, deepagents. */
const agent = {
  kind: 'agent-run',
  api: 'openai-chat',
  positional: ['input', 'config'],
  options: 1,
  model: ['@client.model', '@client.llm', '@client.agent.llm', '@client.agent.model'],
  prompt: [
    { field: '@client.system_prompt', as: 'text', role: 'system' },
    { field: '@client.systemPrompt', as: 'text', role: 'system' },
    { field: '@client.prompt', as: 'messages', role: 'system' },
    { field: 'input.messages', as: 'messages' },
  ],
  tools: ['@client.tools'],
  responseSchema: ['@client.response_format', '@client.responseFormat'],
  // A thread goes on where it ended; classic executors have memory classes.
  keepsHistory: ['@client.checkpointer', '@client.memory'],
} as const satisfies Partial<Method>;

const PREBUILT = ['create_agent', 'createAgent', 'create_react_agent', 'createReactAgent'];
const DEEP = ['create_deep_agent', 'createDeepAgent'];
const AGENTS = [...PREBUILT, ...DEEP];
export const RUNS = ['invoke', 'ainvoke', 'batch', 'abatch'];
export const STREAMS = ['stream', 'astream', 'astream_events', 'streamEvents'];
const agentPositions = { positional: ['model', 'tools'] } as const;
const EXECUTORS = [
  'AgentExecutor',
  'AgentExecutor.from_agent_and_tools',
  'initialize_agent',
  'initializeAgentExecutorWithOptions',
];
const MAKERS = [
  'create_openai_tools_agent',
  'create_openai_functions_agent',
  'create_tool_calling_agent',
  'create_structured_chat_agent',
  'createToolCallingAgent',
  'createOpenAIToolsAgent',
  'createOpenAIFunctionsAgent',
];
/**
 * Steps of a graph where the run gives no bound. Source: langgraph's _internal/_config.py, by release
 * (LANGGRAPH_DEFAULT_RECURSION_LIMIT changes it).
 */
const steps = [
  { of: 'langgraph', range: '<1.0.6', value: 25 },
  { of: 'langgraph', range: '>=1.0.6 <1.1.4', value: 10_000 },
  { of: 'langgraph', range: '>=1.1.4', value: 10_007 },
];
/** A prebuilt agent's turn is a step of the model and a step of its tools. */
const half = (steps: number): number => Math.ceil(steps / 2);
const agentTurns = steps.map(step => ({ ...step, value: half(step.value) }));

/** Deep agents set a bound of their own. Source: deepagents' graph.py by release, and its twin for JavaScript 1.14. */
const deepSteps = [
  { of: 'deepagents', range: '<0.5', value: 1000 },
  { of: 'deepagents', range: '>=0.5', value: 9999 },
];
const DEEP_SCRIPT_STEPS = 10_000;

/** Methods that put a graph together, each of which gives the graph back. */
const BUILDS = {
  node: ['add_node', 'addNode'],
  edge: ['add_edge', 'addEdge'],
  conditional: ['add_conditional_edges', 'addConditionalEdges'],
  entry: ['set_entry_point', 'setEntryPoint'],
  conditionalEntry: ['set_conditional_entry_point', 'setConditionalEntryPoint'],
  finish: ['set_finish_point', 'setFinishPoint'],
  sequence: ['add_sequence', 'addSequence'],
};
const GRAPHS = ['StateGraph', 'MessageGraph', 'Graph'];
const SUPERVISORS = ['create_supervisor', 'createSupervisor', 'create_swarm', 'createSwarm'];
const STREAMING = [
  { names: RUNS, stream: false },
  { names: STREAMS, stream: true },
];

export const graphMethods: readonly string[] = Object.values(BUILDS).flat();

export const agentClients: readonly Client[] = [
  ...AGENTS.map(name => ({
    name,
    sdk: name.includes('eact') ? 'langgraph' : 'langchain',
    ...agentPositions,
  })),
  ...EXECUTORS.map(name => ({ name, positional: ['tools', 'llm'] })),
  ...[...GRAPHS, 'entrypoint'].map(name => ({ name, sdk: 'langgraph' })),
  ...SUPERVISORS.map(name => ({ name, sdk: 'langgraph', positional: ['agents', 'model'] })),
];

export const agentMethods: readonly Method[] = [
  ...STREAMING.flatMap(({ names, stream }): Method[] => [
    ...[
      { client: PREBUILT, python: agentTurns, script: half(25) },
      {
        client: DEEP,
        python: deepSteps.map(step => ({ ...step, value: half(step.value) })),
        script: half(DEEP_SCRIPT_STEPS),
      },
    ].flatMap(({ client, python, script }): Method[] => [
      {
        ...agent,
        client,
        path: names,
        language: 'python',
        stream,
        turns: { fields: ['config.recursion_limit'], default: python },
        retries: { fields: [], default: 2 },
      },
      {
        ...agent,
        client,
        path: names,
        language: 'script',
        stream,
        turns: { fields: ['recursionLimit'], default: script },
        retries: { fields: [], default: 6 },
      },
    ]),
    ...(['python', 'script'] as const).map((language): Method => ({
      ...agent,
      client: EXECUTORS,
      model: [...agent.model, '@client.agent.0'],
      prompt: [
        { field: '@client.agent.prompt', as: 'template' },
        { field: '@client.agent.2', as: 'template' },
        { field: 'input.input', as: 'messages', unless: '@client.agent' },
      ],
      language,
      path: [...names, ...(language === 'python' ? ['run', 'arun', 'acall'] : ['run', 'call'])],
      stream,
      turns: { fields: ['@client.max_iterations', '@client.maxIterations'], default: 15 },
    })),
    ...(['python', 'script'] as const).map((language): Method => ({
      ...agent,
      client: GRAPHS,
      runsGraph: true,
      isDistinctive: true,
      path: names.map(n => `compile().${n}`),
      language,
      stream,
      model: [],
      prompt: [],
      tools: [],
      turns: {
        fields: ['config.recursion_limit', 'recursionLimit'],
        default: language === 'python' ? steps : 25,
      },
    })),
    // The functional API: the tasks of a workflow are calls of their own.
    {
      ...agent,
      client: 'entrypoint',
      runsGraph: true,
      path: names,
      stream,
      model: [],
      prompt: [],
      tools: [],
      keepsHistory: [],
      turns: { fields: [], default: null },
    },
    {
      ...agent,
      client: SUPERVISORS,
      path: names.map(n => `compile().${n}`),
      stream,
      turns: { fields: ['config.recursion_limit', 'recursionLimit'], default: null },
    },
  ]),
];

export const agentShapes: readonly AgentShape[] = [
  ...['langgraph', 'langchain'].map(sdk => ({
    sdk,
    path: AGENTS.filter(name => name.includes('eact') === (sdk === 'langgraph')).map(name => `${name}()`),
    ...agentPositions,
    name: ['name'],
    model: ['model', 'llm'],
    tools: ['tools'],
    leads: [
      {
        field: 'subagents',
        kind: 'sub-agent' as const,
        inline: {
          name: ['name'],
          model: ['model'],
          tools: ['tools'],
          instructions: ['system_prompt', 'systemPrompt', 'prompt'],
        },
      },
    ],
  })),
  {
    path: SUPERVISORS.map(name => `${name}()`),
    sdk: 'langgraph',
    role: 'team',
    positional: ['agents', 'model'],
    name: ['supervisor_name', 'supervisorName'],
    model: ['model', 'llm'],
    tools: ['tools'],
    leads: [{ field: 'agents', kind: 'sub-agent' }],
  },
  {
    path: EXECUTORS.map(name => `${name}()`),
    positional: ['tools', 'llm'],
    model: ['llm', 'agent.llm', 'agent.model'],
    tools: ['tools'],
  },
  { path: ['ToolNode()', 'ToolExecutor()'], role: 'node', positional: ['tools'], tools: ['tools'] },
];

export const graphShapes: readonly GraphShape[] = [
  {
    path: GRAPHS.map(name => `${name}()`),
    sdk: 'langgraph',
    nodes: [
      { path: BUILDS.node, positional: ['node', 'action'], name: ['node'], action: ['action'] },
      { path: BUILDS.sequence, positional: ['nodes'], sequence: ['nodes'] },
    ],
    edges: [
      {
        path: BUILDS.edge,
        positional: ['start_key', 'end_key'],
        from: ['start_key'],
        to: ['end_key'],
        kind: 'edge',
      },
      {
        path: BUILDS.conditional,
        positional: ['source', 'path', 'path_map'],
        from: ['source'],
        by: ['path'],
        to: ['path_map'],
        kind: 'conditional',
      },
      { path: BUILDS.entry, positional: ['key'], to: ['key'], kind: 'edge' },
      {
        path: BUILDS.conditionalEntry,
        positional: ['path', 'path_map'],
        by: ['path'],
        to: ['path_map'],
        kind: 'conditional',
      },
      { path: BUILDS.sequence, positional: ['nodes'], sequence: ['nodes'], kind: 'edge' },
    ],
  },
];

export const agentModels: readonly ModelFactory[] = [
  ...AGENTS.map(name => ({
    path: `${name}()`,
    model: ['model', 'llm'],
    positional: ['model'],
    onlyWithModel: true,
    sdk: name.includes('eact') ? 'langgraph' : 'langchain',
  })),
  {
    path: SUPERVISORS.map(name => `${name}()`),
    model: ['model', 'llm'],
    positional: ['agents', 'model'],
    onlyWithModel: true,
    sdk: 'langgraph',
  },
  { path: MAKERS.map(m => `${m}()`), model: ['llm'], positional: ['llm'], onlyWithModel: true },
];
