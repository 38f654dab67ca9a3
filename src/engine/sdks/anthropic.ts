import { defineSdk, type Method } from './define-sdk.ts';

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
  responseSchema: ['output_config.format', 'output_format'],
  reasoningEffort: ['output_config.effort'],
  tier: ['service_tier'],
  promptCache: ['cache_control'],
  retries: { fields: ['@client.max_retries', '@client.maxRetries'], default: 2 },
} as const satisfies Partial<Method>;

const baseUrl = ['base_url', 'baseURL'];

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
    ],
  },
  clients: [
    { name: 'Anthropic', baseUrl },
    { name: 'AsyncAnthropic', baseUrl },
    { name: 'Client', baseUrl, language: 'python' },
    { name: 'AsyncClient', baseUrl, language: 'python' },
    { name: 'default', baseUrl, language: 'script' },
    ...['AnthropicBedrock', 'AsyncAnthropicBedrock'].map(name => ({ name, provider: 'aws' })),
    ...['AnthropicVertex', 'AsyncAnthropicVertex'].map(name => ({ name, provider: 'google' })),
    ...['AnthropicFoundry', 'AsyncAnthropicFoundry'].map(name => ({ name, provider: 'azure' })),
  ],
  transparent: ['with_raw_response', 'with_streaming_response', 'with_options()', 'withOptions()', 'copy()'],
  methods: [
    { ...anthropicMessages, path: ['messages.create', 'beta.messages.create'], stream: ['stream'] },
    { ...anthropicMessages, path: ['messages.parse', 'beta.messages.parse'] },
    { ...anthropicMessages, path: ['messages.stream', 'beta.messages.stream'], stream: true },
  ],
});
