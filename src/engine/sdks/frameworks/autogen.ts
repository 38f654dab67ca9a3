import { defineSdk, type Method, type PromptField } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const OLD = [
  'ConversableAgent',
  'AssistantAgent',
  'UserProxyAgent',
  'GPTAssistantAgent',
  'GroupChatManager',
  'RetrieveUserProxyAgent',
  'RetrieveAssistantAgent',
];
/** Members of teams that make no calls of their own making, or work for another. */
const OTHERS = [
  'SocietyOfMindAgent',
  'CodeExecutorAgent',
  'MultimodalWebSurfer',
  'FileSurfer',
  'MagenticOneCoderAgent',
];
const TEAMS = ['RoundRobinGroupChat', 'SelectorGroupChat', 'Swarm', 'MagenticOneGroupChat', 'MagenticOne'];
const CLIENTS: Readonly<Record<string, string>> = {
  OpenAIChatCompletionClient: 'openai',
  AzureOpenAIChatCompletionClient: 'azure',
  AnthropicChatCompletionClient: 'anthropic',
  OllamaChatCompletionClient: 'local',
};
const configured = ['llm_config.config_list.0.model', 'llm_config.0.model', 'llm_config.model'];
const OWNERS = ['recipient', 'initial_agent', 'pattern.initial_agent'];

/** Who answers, in a chat that one agent starts with another; an agent alone answers itself. */
const chat = (who: string): Pick<Method, 'model' | 'prompt'> => ({
  model: [
    ...configured.map(c => `${who}.${c}`),
    ...configured.map(c => `${who}.groupchat.agents.0.${c}`),
    ...configured.map(c => `@client.${c}`),
  ],
  prompt: [
    { field: `${who}.system_message`, as: 'text', role: 'system' },
    { field: `${who}.instructions`, as: 'text', role: 'system' },
    { field: 'message', as: 'messages' },
  ],
});

/** AutoGen 0.2 / AG2 (`initiate_chat`) and 0.4 (`run`). Source: autogen-agentchat 0.4 and pyautogen 0.2, as far as their documentation tells. */
export const autogen = defineSdk({
  id: 'autogen',
  provider: null,
  packages: { python: ['autogen', 'ag2', 'autogen_agentchat', 'autogen_ext', 'autogen_core'] },
  clients: [
    { name: '' },
    ...OLD.map(name => ({ name })),
    ...TEAMS.map(name => ({ name, positional: ['participants'] })),
    ...Object.entries(CLIENTS).map(([name, provider]) => ({ name, provider })),
  ],
  methods: [
    {
      kind: 'agent-run',
      api: 'openai-chat',
      client: OLD,
      path: ['initiate_chat', 'a_initiate_chat'],
      positional: ['recipient'],
      ...chat('recipient'),
      // A group chat ends after its rounds.
      turns: {
        fields: ['max_turns', 'recipient.groupchat.max_round', '@client.max_consecutive_auto_reply'],
        default: 100,
      },
    },
    {
      kind: 'agent-run',
      api: 'openai-chat',
      client: OLD,
      path: ['send', 'a_send'],
      // A message that only informs is answered by nobody.
      where: { field: 'request_reply', isNotOff: true },
      positional: ['message', 'recipient'],
      ...chat('recipient'),
      turns: {
        fields: ['recipient.groupchat.max_round', '@client.max_consecutive_auto_reply'],
        default: 100,
      },
    },
    {
      kind: 'chat',
      api: 'openai-chat',
      client: OLD,
      path: ['generate_reply', 'a_generate_reply'],
      positional: ['messages'],
      model: configured.map(c => `@client.${c}`),
      prompt: [
        { field: '@client.system_message', as: 'text', role: 'system' },
        { field: 'messages', as: 'messages' },
      ],
    },
    // AG2: an agent by itself or with another one; groups by function.
    {
      kind: 'agent-run',
      api: 'openai-chat',
      client: OLD.filter(name => name !== 'AssistantAgent'),
      path: ['run', 'a_run'],
      positional: ['recipient'],
      ...chat('recipient'),
      turns: { fields: ['max_turns'], default: 100 },
    },
    {
      kind: 'agent-run',
      api: 'openai-chat',
      client: '',
      path: [
        'run_group_chat',
        'a_run_group_chat',
        'initiate_group_chat',
        'a_initiate_group_chat',
        'initiate_swarm_chat',
        'a_initiate_swarm_chat',
      ],
      model: OWNERS.flatMap(o => configured.map(c => `${o}.${c}`)),
      prompt: [
        ...OWNERS.map((o): PromptField => ({ field: `${o}.system_message`, as: 'text', role: 'system' })),
        { field: 'messages', as: 'messages' },
      ],
      turns: { fields: ['max_rounds'], default: 20 },
    },
    {
      ...agentRun(['system_message'], ['task'], {
        path: ['run', 'run_stream', 'on_messages', 'on_messages_stream'],
      }),
      client: 'AssistantAgent',
      model: ['@client.model_client'],
      turns: { fields: ['@client.max_tool_iterations'], default: 1 },
    },
    {
      ...agentRun([], ['task'], { path: ['run', 'run_stream'] }),
      client: TEAMS,
      model: ['@client.participants.0.model_client', '@client.model_client'],
      prompt: [
        { field: '@client.participants.0.system_message', as: 'text', role: 'system' },
        { field: 'task', as: 'messages' },
      ],
      tools: ['@client.participants.0.tools'],
      turns: { fields: ['@client.max_turns'], default: null },
      // Before each turn a model picks who speaks (SelectorGroupChat), or a manager plans (MagenticOneGroupChat).
      besides: [
        {
          where: { field: '@client.model_client' },
          model: ['@client.model_client'],
          prompt: [{ field: '@client.selector_prompt', as: 'text', role: 'system' }],
          tools: [],
        },
      ],
    },
    {
      client: Object.keys(CLIENTS),
      path: ['create', 'create_stream'],
      kind: 'chat',
      api: 'openai-chat',
      positional: ['messages'],
      model: ['@client.model'],
      prompt: [{ field: 'messages', as: 'messages' }],
      tools: ['tools'],
    },
  ],
  agents: [
    {
      path: OLD.map(name => `${name}()`),
      positional: ['name'],
      name: ['name'],
      model: [...configured, 'model_client'],
      tools: ['tools', 'workbench'],
      leads: [
        { field: 'handoffs', kind: 'handoff' },
        { field: 'groupchat.agents', kind: 'sub-agent' },
      ],
      decorators: ['register_for_llm'],
    },
    {
      path: OTHERS.map(name => `${name}()`),
      positional: ['name', 'model_client'],
      name: ['name'],
      model: ['model_client'],
      leads: [{ field: 'team', kind: 'sub-agent' }],
    },
    {
      path: 'RoundRobinGroupChat()',
      role: 'team',
      positional: ['participants'],
      name: ['name'],
      leads: [{ field: 'participants', kind: 'sub-agent' }],
      inOrder: ['participants'],
      isRing: true,
    },
    {
      path: TEAMS.filter(name => name !== 'RoundRobinGroupChat').map(name => `${name}()`),
      role: 'team',
      positional: ['participants', 'model_client'],
      name: ['name'],
      model: ['model_client'],
      leads: [{ field: 'participants', kind: 'sub-agent' }],
    },
  ],
  graphs: [
    {
      path: 'DiGraphBuilder()',
      nodes: [{ path: ['add_node'], positional: ['node'], action: ['node'] }],
      edges: [
        {
          path: ['add_edge'],
          positional: ['source', 'target'],
          from: ['source'],
          to: ['target'],
          kind: 'edge',
        },
        { path: ['set_entry_point'], positional: ['name'], to: ['name'], kind: 'edge' },
      ],
    },
  ],
  fluent: ['add_node', 'add_edge', 'set_entry_point'],
  models: [
    { path: OLD.map(name => `${name}()`), model: [...configured, 'model_client'], onlyWithModel: true },
    ...Object.entries(CLIENTS).map(([name, provider]) => ({ path: `${name}()`, model: ['model'], provider })),
  ],
});
