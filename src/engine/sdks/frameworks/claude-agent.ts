import { defineSdk, type Method } from '../define-sdk.ts';

const run = { kind: 'agent-run', api: 'anthropic-messages' } as const satisfies Partial<Method>;

/** No bound on turns unless one is given. Source: @anthropic-ai/claude-agent-sdk 0.3.330 (types of `query`); claude-agent-sdk for Python has the same names. */
export const claudeAgent = defineSdk({
  id: 'claude_agent_sdk',
  provider: 'anthropic',
  packages: {
    python: ['claude_agent_sdk', 'claude_code_sdk'],
    script: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
  },
  clients: [{ name: '' }, { name: 'ClaudeSDKClient', positional: ['options'] }],
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
      stream: true,
    },
  ],
});
