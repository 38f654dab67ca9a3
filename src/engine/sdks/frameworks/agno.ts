import { defineSdk } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const MODELS: Readonly<Record<string, string | null>> = {
  OpenAIChat: 'openai',
  OpenAIResponses: 'openai',
  AzureOpenAI: 'azure',
  Claude: 'anthropic',
  Gemini: 'google',
  Groq: 'groq',
  MistralChat: 'mistral',
  AwsBedrock: 'aws',
  DeepSeek: 'deepseek',
  Ollama: 'local',
  OpenRouter: 'openrouter',
  xAI: 'x-ai',
  Cohere: 'cohere',
  LiteLLM: null,
};

/** Agno, once phidata: a model's id is `id`. Source: Agno's documentation (no bound on tool calls unless one is given). */
export const agno = defineSdk({
  id: 'agno',
  provider: null,
  packages: { python: ['agno', 'phi'] },
  clients: [{ name: 'Agent' }, { name: 'Team' }],
  methods: [
    {
      ...agentRun(['description', 'instructions', 'system_message'], ['input'], {
        path: ['run', 'arun', 'print_response', 'aprint_response', 'cli_app'],
        stream: ['stream'],
      }),
      client: ['Agent', 'Team'],
      responseSchema: ['@client.output_schema', '@client.response_model'],
      turns: { fields: ['@client.tool_call_limit'], default: null },
    },
  ],
  agents: [
    {
      path: 'Agent()',
      name: ['name', 'role'],
      model: ['model'],
      tools: ['tools'],
      leads: [{ field: 'team', kind: 'sub-agent' }],
    },
    {
      path: 'Team()',
      role: 'team',
      name: ['name'],
      model: ['model'],
      tools: ['tools'],
      leads: [{ field: 'members', kind: 'sub-agent' }],
    },
  ],
  models: [
    { path: ['Agent()', 'Team()'], model: ['model'], onlyWithModel: true },
    ...Object.entries(MODELS).map(([name, provider]) => ({
      path: `${name}()`,
      model: ['id'],
      positional: ['id'],
      provider,
    })),
  ],
});
