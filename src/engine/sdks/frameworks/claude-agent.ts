import { defineSdk, type Method } from '../define-sdk.ts';

const run = { kind: 'agent-run', api: 'anthropic-messages' } as const satisfies Partial<Method>;

/** `AgentDefinition(…)` or a dictionary, by the agent's name. */
const inline = { model: ['model'], tools: ['tools'], instructions: ['prompt'] } as const;

/** No bound on turns unless one is given. Source: @anthropic-ai/claude-agent-sdk 0.3.330 (types of `query`); claude-agent-sdk for Python has the same names. */
export const claudeAgent = defineSdk({
  id: 'claude_agent_sdk',
  provider: 'anthropic',
  packages: {
    python: ['claude_agent_sdk', 'claude_code_sdk'],
    script: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
  },
  clients: [
    { name: '' },
    { name: 'ClaudeSDKClient', positional: ['options'] },
    { name: 'unstable_v2_createSession' },
    { name: 'unstable_v2_resumeSession', options: 1 },
  ],
  agents: [
    {
      path: 'query()',
      model: ['options.model'],
      tools: ['options.allowed_tools', 'options.allowedTools', 'options.mcp_servers', 'options.mcpServers'],
      leads: [{ field: 'options.agents', kind: 'sub-agent', inline }],
    },
    {
      path: 'ClaudeSDKClient()',
      positional: ['options'],
      model: ['options.model'],
      tools: ['options.allowed_tools', 'options.mcp_servers'],
      leads: [{ field: 'options.agents', kind: 'sub-agent', inline }],
    },
  ],
  methods: [
    {
      ...run,
      client: [''],
      path: 'query',
      model: ['options.model'],
      prompt: [
        { field: 'options.system_prompt', as: 'text', role: 'system' },
        { field: 'options.systemPrompt', as: 'text', role: 'system' },
        { field: 'prompt', as: 'messages' },
      ],
      turns: { fields: ['options.max_turns', 'options.maxTurns'], default: null },
      keepsHistory: ['options.resume', 'options.continue', 'options.continue_conversation'],
      stream: true,
    },
    {
      ...run,
      client: 'ClaudeSDKClient',
      path: 'query',
      positional: ['prompt'],
      language: 'python',
      model: ['@client.options.model'],
      prompt: [
        { field: '@client.options.system_prompt', as: 'text', role: 'system' },
        { field: 'prompt', as: 'messages' },
      ],
      turns: { fields: ['@client.options.max_turns'], default: null },
      keepsHistory: ['@client.options.resume', '@client.options.continue_conversation'],
      stream: true,
    },
    // Sessions of the second interface: each message that is sent is a run.
    {
      ...run,
      client: ['unstable_v2_createSession', 'unstable_v2_resumeSession'],
      path: 'send',
      language: 'script',
      positional: ['message'],
      options: -1,
      model: ['@client.model'],
      prompt: [{ field: 'message', as: 'messages' }],
      turns: { fields: ['@client.maxTurns'], default: null },
    },
    {
      ...run,
      client: [''],
      path: 'unstable_v2_prompt',
      language: 'script',
      positional: ['message', 'options'],
      options: 1,
      model: ['model'],
      prompt: [{ field: 'message', as: 'messages' }],
      turns: { fields: ['maxTurns'], default: null },
    },
  ],
});
