import { defineSdk, type Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

/** Answers that fail validation are asked for again, in full. */
const reasks = ['output_retries', 'retries.output', 'retries'];

const run = {
  ...agentRun(['instructions', 'system_prompt'], ['user_prompt'], {
    path: [],
    model: ['model', '@client.model'],
  }),
  prompt: [
    { field: '@client.instructions', as: 'text', role: 'system' },
    { field: '@client.system_prompt', as: 'text', role: 'system' },
    { field: 'instructions', as: 'text', role: 'system' },
    { field: 'message_history', as: 'messages' },
    { field: 'user_prompt', as: 'messages' },
  ],
  client: 'Agent',
  outputCap: ['model_settings.max_tokens', '@client.model_settings.max_tokens'],
  responseSchema: ['output_type', '@client.output_type', '@client.result_type'],
  turns: { fields: ['usage_limits.request_limit'], default: 50 },
  retries: { fields: [...reasks, ...reasks.map(f => `@client.${f}`)], default: 1 },
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
  CerebrasModel: 'cerebras',
  XaiModel: 'x-ai',
  ZaiModel: 'zai',
  OllamaModel: 'local',
};

/** A request without an agent. */
const direct = {
  kind: 'chat',
  api: 'openai-chat',
  positional: ['model', 'messages'],
  model: ['model'],
  prompt: [{ field: 'messages', as: 'messages' }],
  outputCap: ['model_settings.max_tokens'],
} as const satisfies Partial<Method>;

/** Source: pydantic-ai 2 (usage.py: request_limit 50). */
export const pydanticAi = defineSdk({
  id: 'pydantic_ai',
  provider: null,
  packages: { python: ['pydantic_ai'] },
  clients: [
    { name: '' },
    { name: 'Agent', positional: ['model'] },
    { name: 'Embedder', positional: ['model'] },
  ],
  methods: [
    { ...run, path: ['run', 'run_sync', 'iter'] },
    { ...run, path: ['run_stream', 'run_stream_sync', 'run_stream_events'], stream: true },
    { ...direct, path: ['model_request', 'model_request_sync'] },
    { ...direct, path: ['model_request_stream', 'model_request_stream_sync'], stream: true },
    {
      client: 'Embedder',
      path: [
        'embed',
        'embed_sync',
        'embed_query',
        'embed_query_sync',
        'embed_documents',
        'embed_documents_sync',
      ],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['inputs'],
      model: ['@client.model'],
      prompt: [
        { field: 'inputs', as: 'texts' },
        { field: 'query', as: 'texts' },
        { field: 'documents', as: 'texts' },
      ],
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
    { path: ['Agent()', 'Embedder()'], model: ['model'], positional: ['model'], onlyWithModel: true },
    ...Object.entries(MODELS).map(([name, provider]) => ({
      path: `${name}()`,
      model: ['model_name'],
      positional: ['model_name'],
      provider,
    })),
  ],
});
