import { defineSdk, type Method } from './define-sdk.ts';
import { baseUrl, generated } from './openai-surface.ts';

/** Messages API. Source: @anthropic-ai/sdk 1.12 (resources/messages, resources/beta/messages). */
export const anthropicMessages = {
  kind: 'chat',
  api: 'anthropic-messages',
  model: ['model'],
  prompt: [
    { field: 'system', as: 'text', role: 'system' },
    { field: 'messages', as: 'messages' },
  ],
  outputCap: ['max_tokens'],
  tools: ['tools'],
  responseSchema: ['output_config.format', 'output_format', 'response_model'],
  reasoningEffort: ['output_config.effort'],
  tier: ['service_tier'],
  promptCache: ['cache_control'],
  stream: ['stream'],
  retries: {
    fields: [
      '@with_options.max_retries',
      '@withOptions.maxRetries',
      '@client.max_retries',
      '@client.maxRetries',
    ],
    default: 2,
  },
} as const satisfies Partial<Method>;

const clients = (name: string): string[] => [name, `Async${name}`];

/** Source: @anthropic-ai/sdk 1.12, anthropic 1.13 for Python (resources/*, lib/bedrock, lib/vertex, lib/foundry.py). */
export const anthropic = defineSdk({
  id: 'anthropic',
  provider: 'anthropic',
  packages: {
    python: ['anthropic'],
    script: [
      '@anthropic-ai/sdk',
      '@anthropic-ai/bedrock-sdk',
      '@anthropic-ai/vertex-sdk',
      '@anthropic-ai/foundry-sdk',
      '@anthropic-ai/aws-sdk',
    ],
  },
  clients: [
    ...clients('Anthropic').map(name => ({ name, baseUrl })),
    { name: 'Client', baseUrl, language: 'python' },
    { name: 'AsyncClient', baseUrl, language: 'python' },
    { name: 'default', baseUrl, language: 'script' },
    ...['AnthropicBedrock', 'AnthropicBedrockMantle', 'AnthropicAWS', 'AnthropicAws']
      .flatMap(clients)
      .map(name => ({ name, provider: 'aws' })),
    ...['AnthropicVertex', 'AnthropicGoogleCloud']
      .flatMap(clients)
      .map(name => ({ name, provider: 'google' })),
    ...clients('AnthropicFoundry').map(name => ({ name, provider: 'azure' })),
  ],
  // Features went through a name of their own while they were in beta.
  transparent: [...generated, 'beta.prompt_caching', 'beta.promptCaching', 'beta.tools'],
  methods: [
    // "create_with_completion" and its like are added by instructor to a client that it wraps.
    {
      ...anthropicMessages,
      path: [
        'messages.create',
        'beta.messages.create',
        'messages.create_with_completion',
        'messages.create_partial',
        'messages.create_iterable',
      ],
      isDistinctive: true,
    },
    { ...anthropicMessages, path: ['messages.parse', 'beta.messages.parse'], isDistinctive: true },
    {
      ...anthropicMessages,
      path: ['messages.stream', 'beta.messages.stream'],
      stream: true,
      isDistinctive: true,
    },
    {
      ...anthropicMessages,
      path: ['beta.messages.tool_runner', 'beta.messages.toolRunner'],
      kind: 'agent-run',
      turns: { fields: ['max_iterations'], default: null },
      isDistinctive: true,
    },
    {
      ...anthropicMessages,
      path: ['messages.batches.create', 'beta.messages.batches.create'],
      kind: 'batch',
      model: ['requests.0.params.model'],
      prompt: [
        { field: 'requests.0.params.system', as: 'text', role: 'system' },
        { field: 'requests.0.params.messages', as: 'messages' },
      ],
      outputCap: ['requests.0.params.max_tokens'],
      tools: ['requests.0.params.tools'],
      isDistinctive: true,
    },
    {
      path: 'completions.create',
      versions: '<1.0',
      isDistinctive: true,
      kind: 'completion',
      api: 'openai-completions',
      model: ['model'],
      prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
      outputCap: ['max_tokens_to_sample'],
      stream: ['stream'],
      retries: anthropicMessages.retries,
    },
  ],
});
