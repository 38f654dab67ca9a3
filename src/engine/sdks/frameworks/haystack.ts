import { defineSdk, type Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const GENERATORS: Readonly<Record<string, string | null>> = {
  OpenAIChatGenerator: 'openai',
  OpenAIResponsesChatGenerator: 'openai',
  OpenAIGenerator: 'openai',
  AnthropicChatGenerator: 'anthropic',
  AnthropicGenerator: 'anthropic',
  GoogleGenAIChatGenerator: 'google',
  GoogleAIGeminiChatGenerator: 'google',
  GoogleAIGeminiGenerator: 'google',
  VertexAIGeminiChatGenerator: 'google',
  MistralChatGenerator: 'mistral',
  CohereChatGenerator: 'cohere',
  CohereGenerator: 'cohere',
  AmazonBedrockChatGenerator: 'aws',
  AmazonBedrockGenerator: 'aws',
  OllamaChatGenerator: 'local',
  OllamaGenerator: 'local',
  HuggingFaceAPIChatGenerator: 'huggingface',
  HuggingFaceAPIGenerator: 'huggingface',
  HuggingFaceLocalChatGenerator: 'local',
  HuggingFaceLocalGenerator: 'local',
  OpenRouterChatGenerator: 'openrouter',
  LiteLLMChatGenerator: null,
};
const AZURE = ['AzureOpenAIChatGenerator', 'AzureOpenAIGenerator', 'AzureOpenAIResponsesChatGenerator'];
const EMBEDDERS: Readonly<Record<string, string>> = {
  OpenAITextEmbedder: 'openai',
  OpenAIDocumentEmbedder: 'openai',
  CohereTextEmbedder: 'cohere',
  CohereDocumentEmbedder: 'cohere',
  MistralTextEmbedder: 'mistral',
  MistralDocumentEmbedder: 'mistral',
  GoogleGenAITextEmbedder: 'google',
  GoogleGenAIDocumentEmbedder: 'google',
  AmazonBedrockTextEmbedder: 'aws',
  AmazonBedrockDocumentEmbedder: 'aws',
  OllamaTextEmbedder: 'local',
  OllamaDocumentEmbedder: 'local',
  SentenceTransformersTextEmbedder: 'local',
  SentenceTransformersDocumentEmbedder: 'local',
};
const RUNS = ['run', 'run_async', 'warm_up().run'];
const model = ['model', 'azure_deployment', 'generation_kwargs.model'];
const openai = { baseUrl: ['api_base_url'] };

const chat = {
  kind: 'chat',
  api: 'openai-chat',
  positional: ['messages'],
  prompt: [
    { field: '@client.system_prompt', as: 'text', role: 'system' },
    { field: 'messages', as: 'messages' },
    { field: 'prompt', as: 'messages' },
  ],
  model: model.map(m => `@client.${m}`),
  outputCap: ['max_tokens', 'max_completion_tokens'].flatMap(cap => [
    `generation_kwargs.${cap}`,
    `@client.generation_kwargs.${cap}`,
  ]),
  tools: ['tools', '@client.tools'],
  stream: ['streaming_callback', '@client.streaming_callback'],
  path: RUNS,
} as const satisfies Partial<Method>;

/** Models of the OpenAI generators where none is given. Source: components/generators/chat/openai.py, by release. */
const defaultModel = [
  { range: '>=2.6 <2.21', value: 'gpt-4o-mini' },
  { range: '>=2.21', value: 'gpt-5-mini' },
];
const OPENAI = ['OpenAIChatGenerator', 'OpenAIGenerator'];

/** Haystack 2. Source: haystack-ai 2.2x (generators, embedders, agents/agent.py: 100 steps since 2.12). */
export const haystack = defineSdk({
  id: 'haystack',
  provider: null,
  packages: { python: ['haystack', 'haystack_integrations', 'haystack_experimental'] },
  distributions: ['haystack-ai'],
  clients: [
    ...[...Object.entries(GENERATORS), ...Object.entries(EMBEDDERS)].map(([name, provider]) => ({
      name,
      provider,
      ...(provider === 'openai' ? openai : {}),
    })),
    ...AZURE.map(name => ({ name, provider: 'azure', usesDeployments: true })),
    { name: 'Agent' },
    { name: 'Pipeline' },
    { name: 'AsyncPipeline' },
  ],
  methods: [
    { ...chat, client: OPENAI, defaultModel, retries: { fields: ['@client.max_retries'], default: 5 } },
    { ...chat, client: [...Object.keys(GENERATORS).filter(g => !OPENAI.includes(g)), ...AZURE] },
    {
      client: Object.keys(EMBEDDERS),
      path: RUNS,
      kind: 'embedding',
      api: 'embeddings',
      positional: ['text'],
      model: ['@client.model'],
      prompt: [
        { field: 'text', as: 'texts' },
        { field: 'documents', as: 'texts' },
      ],
    },
    {
      ...agentRun(['system_prompt', 'user_prompt'], ['messages'], { path: RUNS }),
      client: 'Agent',
      model: ['@client.chat_generator'],
      turns: { fields: ['@client.max_agent_steps'], default: [{ range: '>=2.12', value: 100 }] },
    },
    // A pipeline runs its components itself: they are model sites, and its run is what sends.
    {
      kind: 'chat',
      api: 'openai-chat',
      client: ['Pipeline', 'AsyncPipeline'],
      path: ['run', 'run_async', 'run_async_generator'],
      model: [],
      prompt: [],
      runsGraph: true,
    },
  ],
  agents: [
    {
      path: 'Agent()',
      model: ['chat_generator'],
      tools: ['tools'],
    },
  ],
  graphs: [
    {
      path: ['Pipeline()', 'AsyncPipeline()'],
      nodes: [
        { path: ['add_component'], positional: ['name', 'instance'], name: ['name'], action: ['instance'] },
      ],
      edges: [
        {
          path: ['connect'],
          positional: ['sender', 'receiver'],
          from: ['sender'],
          to: ['receiver'],
          kind: 'edge',
        },
      ],
    },
  ],
  models: [
    ...[...Object.entries(GENERATORS), ...Object.entries(EMBEDDERS)].map(([name, provider]) => ({
      path: `${name}()`,
      model,
      provider,
      onlyWithModel: true,
    })),
    ...AZURE.map(name => ({
      path: `${name}()`,
      model: ['azure_deployment'],
      provider: 'azure',
      onlyWithModel: true,
    })),
  ],
});
