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
  Cerebras: 'cerebras',
  Fireworks: 'fireworks',
  Together: 'together',
  Perplexity: 'perplexity',
  DashScope: 'alibaba',
  HuggingFace: 'huggingface',
  MoonShot: 'moonshotai',
  WatsonX: 'ibm',
  VLLM: 'local',
  LMStudio: 'local',
  LlamaCpp: 'local',
  OpenAILike: null,
  Nvidia: 'nvidia',
  Sambanova: 'sambanova',
  DeepInfra: 'deepinfra',
};

const EMBEDDERS: Readonly<Record<string, string>> = {
  OpenAIEmbedder: 'openai',
  AzureOpenAIEmbedder: 'azure',
  GeminiEmbedder: 'google',
  CohereEmbedder: 'cohere',
  MistralEmbedder: 'mistral',
  VoyageAIEmbedder: 'voyageai',
  JinaEmbedder: 'jina',
  TogetherEmbedder: 'together',
  FireworksEmbedder: 'fireworks',
  AwsBedrockEmbedder: 'aws',
  OllamaEmbedder: 'local',
  SentenceTransformerEmbedder: 'local',
  FastEmbedEmbedder: 'local',
};

/** What agents and teams take where none is given. Source: agent/_init.py by release. */
const defaultModel = [
  { range: '<2.5.18', value: 'gpt-4o' },
  { range: '>=2.5.18', value: 'gpt-5.4' },
];

/** Agno, once phidata: a model's id is `id`. Source: agno 2.9 (agent/agent.py, agent/_init.py: no bound on tool calls unless one is given). */
export const agno = defineSdk({
  id: 'agno',
  provider: null,
  packages: { python: ['agno', 'phi'] },
  clients: [
    { name: 'Agent' },
    { name: 'Team' },
    ...Object.entries(EMBEDDERS).map(([name, provider]) => ({ name, provider, positional: ['id'] })),
  ],
  methods: [
    {
      ...agentRun(['description', 'instructions', 'system_message'], ['input'], {
        path: ['run', 'arun', 'print_response', 'aprint_response', 'cli_app'],
        stream: ['stream'],
      }),
      client: ['Agent', 'Team'],
      defaultModel,
      keepsHistory: ['@client.add_history_to_context', '@client.add_history_to_messages'],
      responseSchema: ['output_schema', '@client.output_schema', '@client.response_model'],
      turns: { fields: ['@client.tool_call_limit'], default: null },
    },
    {
      client: Object.keys(EMBEDDERS),
      path: [
        'get_embedding',
        'async_get_embedding',
        'get_embedding_and_usage',
        'async_get_embedding_and_usage',
      ],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['text'],
      model: ['@client.id'],
      prompt: [{ field: 'text', as: 'texts' }],
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
    ...[...Object.entries(MODELS), ...Object.entries(EMBEDDERS)].map(([name, provider]) => ({
      path: `${name}()`,
      model: ['id'],
      positional: ['id'],
      provider,
    })),
  ],
});
