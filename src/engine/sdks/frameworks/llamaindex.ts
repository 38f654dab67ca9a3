import { defineSdk, type Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const LLMS: Readonly<Record<string, string | null>> = {
  OpenAI: 'openai',
  OpenAIResponses: 'openai',
  AzureOpenAI: 'azure',
  Anthropic: 'anthropic',
  Gemini: 'google',
  GoogleGenAI: 'google',
  Vertex: 'google',
  MistralAI: 'mistral',
  Groq: 'groq',
  Cohere: 'cohere',
  Ollama: 'local',
  Bedrock: 'aws',
  BedrockConverse: 'aws',
  DeepSeek: 'deepseek',
  OpenRouter: 'openrouter',
  LiteLLM: null,
  OpenAILike: null,
};
const EMBEDDINGS: Readonly<Record<string, string>> = {
  OpenAIEmbedding: 'openai',
  AzureOpenAIEmbedding: 'azure',
  GeminiEmbedding: 'google',
  GoogleGenAIEmbedding: 'google',
  CohereEmbedding: 'cohere',
  MistralAIEmbedding: 'mistral',
  VoyageEmbedding: 'voyage',
  OllamaEmbedding: 'local',
  HuggingFaceEmbedding: 'local',
};
const model = ['model', 'model_name'];
const chat = {
  kind: 'chat',
  api: 'openai-chat',
  language: 'python',
  client: Object.keys(LLMS),
  positional: ['messages'],
  model: model.map(m => `@client.${m}`),
  prompt: [
    { field: 'messages', as: 'messages' },
    { field: 'prompt', as: 'messages' },
  ],
  outputCap: ['@client.max_tokens'],
  retries: { fields: ['@client.max_retries'], default: 3 },
} as const satisfies Partial<Method>;
const AGENTS = ['FunctionAgent', 'ReActAgent', 'CodeActAgent', 'OpenAIAgent', 'FunctionCallingAgent'];

/** Source: llama-index-core (agent/workflow: 20 iterations), llama-index-llms-openai (3 retries). */
export const llamaindex = defineSdk({
  id: 'llamaindex',
  provider: null,
  packages: { python: ['llama_index'] },
  ambient: { calls: ['set_global_service_context'], field: 'llm', attributes: ['Settings.llm'] },
  clients: [
    ...[...Object.entries(LLMS), ...Object.entries(EMBEDDINGS)].map(([name, provider]) => ({
      name,
      provider,
      positional: ['model'],
    })),
    ...AGENTS.map(name => ({ name })),
    ...AGENTS.map(name => ({ name: `${name}.from_tools` })),
    { name: 'AgentWorkflow' },
    { name: '*' },
  ],
  methods: [
    {
      ...chat,
      path: ['complete', 'acomplete', 'chat', 'achat', 'predict', 'apredict', 'structured_predict'],
    },
    { ...chat, path: ['stream_complete', 'astream_complete', 'stream_chat', 'astream_chat'], stream: true },
    {
      ...agentRun(['system_prompt'], ['user_msg'], { path: ['run', 'chat', 'achat', 'query'] }),
      client: [...AGENTS, ...AGENTS.map(a => `${a}.from_tools`)],
      model: ['@client.llm'],
      turns: { fields: ['max_iterations', '@client.max_iterations'], default: 20 },
    },
    {
      ...agentRun([], ['user_msg'], { path: 'run' }),
      client: 'AgentWorkflow',
      model: ['@client.agents.0.llm'],
      tools: ['@client.agents.0.tools'],
      turns: { fields: ['max_iterations'], default: 20 },
    },
    {
      client: '*',
      path: [
        'as_query_engine().query',
        'as_query_engine().aquery',
        'as_chat_engine().chat',
        'as_chat_engine().achat',
      ],
      kind: 'chat',
      api: 'openai-chat',
      positional: ['question'],
      model: ['@as_query_engine.llm', '@as_chat_engine.llm'],
      prompt: [{ field: 'question', as: 'messages' }],
    },
  ],
  agents: [
    {
      path: AGENTS.flatMap(a => [`${a}()`, `${a}.from_tools()`]),
      name: ['name'],
      model: ['llm'],
      tools: ['tools'],
      leads: [{ field: 'can_handoff_to', kind: 'handoff' }],
    },
    {
      path: ['AgentWorkflow()', 'AgentWorkflow.from_tools_or_functions()'],
      role: 'team',
      model: ['llm'],
      leads: [{ field: 'agents', kind: 'sub-agent' }],
    },
  ],
  models: [
    ...[...Object.entries(LLMS), ...Object.entries(EMBEDDINGS)].map(([name, provider]) => ({
      path: `${name}()`,
      model,
      positional: ['model'],
      provider,
    })),
    { path: AGENTS.flatMap(a => [`${a}()`, `${a}.from_tools()`]), model: ['llm'], onlyWithModel: true },
  ],
});
