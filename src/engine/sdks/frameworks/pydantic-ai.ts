import { defineSdk } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const run = {
  ...agentRun(['instructions', 'system_prompt'], ['user_prompt'], {
    path: [],
    model: ['model', '@client.model'],
  }),
  client: 'Agent',
  outputCap: ['model_settings.max_tokens', '@client.model_settings.max_tokens'],
  responseSchema: ['output_type', '@client.output_type', '@client.result_type'],
  turns: { fields: ['usage_limits.request_limit'], default: 50 },
  retries: { fields: ['@client.retries'], default: 1 },
} as const;
const MODELS: Readonly<Record<string, string | null>> = {
  OpenAIModel: 'openai',
  OpenAIChatModel: 'openai',
  OpenAIResponsesModel: 'openai',
  AnthropicModel: 'anthropic',
  GeminiModel: 'google',
  GoogleModel: 'google',
  GroqModel: 'groq',
  MistralModel: 'mistral',
  CohereModel: 'cohere',
  BedrockConverseModel: 'aws',
  HuggingFaceModel: 'huggingface',
  OpenRouterModel: 'openrouter',
};

/** Source: pydantic-ai 2 (usage.py: request_limit 50). */
export const pydanticAi = defineSdk({
  id: 'pydantic_ai',
  provider: null,
  packages: { python: ['pydantic_ai'] },
  clients: [{ name: '' }, { name: 'Agent', positional: ['model'] }],
  methods: [
    { ...run, path: ['run', 'run_sync', 'iter'] },
    { ...run, path: ['run_stream', 'run_stream_sync', 'run_stream_events'], stream: true },
    {
      path: ['direct.model_request', 'direct.model_request_sync', 'model_request', 'model_request_sync'],
      kind: 'chat',
      api: 'openai-chat',
      positional: ['model', 'messages'],
      model: ['model'],
      prompt: [{ field: 'messages', as: 'messages' }],
    },
  ],
  agents: [
    {
      path: 'Agent()',
      positional: ['model'],
      name: ['name'],
      model: ['model'],
      tools: ['tools', 'toolsets', 'builtin_tools', 'mcp_servers'],
      decorators: ['tool', 'tool_plain'],
    },
  ],
  models: [
    { path: 'Agent()', model: ['model'], positional: ['model'], onlyWithModel: true },
    ...Object.entries(MODELS).map(([name, provider]) => ({
      path: `${name}()`,
      model: ['model_name'],
      positional: ['model_name'],
      provider,
    })),
  ],
});
