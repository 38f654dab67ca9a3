import { defineSdk, type Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

const SERVICES: Readonly<Record<string, string>> = {
  OpenAIChatCompletion: 'openai',
  OpenAITextCompletion: 'openai',
  AnthropicChatCompletion: 'anthropic',
  GoogleAIChatCompletion: 'google',
  VertexAIChatCompletion: 'google',
  MistralAIChatCompletion: 'mistral',
  BedrockChatCompletion: 'aws',
  OllamaChatCompletion: 'local',
};
const DEPLOYED = ['AzureChatCompletion', 'AzureTextCompletion', 'AzureAIInferenceChatCompletion'];
const EMBEDDINGS: Readonly<Record<string, string>> = {
  OpenAITextEmbedding: 'openai',
  GoogleAITextEmbedding: 'google',
  MistralAITextEmbedding: 'mistral',
  OllamaTextEmbedding: 'local',
};
const AGENTS = ['ChatCompletionAgent', 'OpenAIAssistantAgent', 'OpenAIResponsesAgent', 'AzureAIAgent'];
const TEAMS = [
  'AgentGroupChat',
  'SequentialOrchestration',
  'ConcurrentOrchestration',
  'HandoffOrchestration',
  'GroupChatOrchestration',
  'MagenticOrchestration',
];
const model = ['ai_model_id', 'gen_ai_model_id', 'google_model_id', 'model_id', 'deployment_name'];
/** A kernel's first service, given to its constructor. */
const ofKernel = model.map(m => `@client.services.${m}`);

const chat = {
  kind: 'chat',
  api: 'openai-chat',
  client: [...Object.keys(SERVICES), ...DEPLOYED],
  positional: ['chat_history', 'settings'],
  model: ['settings.ai_model_id', ...model.map(m => `@client.${m}`)],
  prompt: [{ field: 'chat_history', as: 'messages' }],
  outputCap: ['settings.max_tokens', 'settings.max_completion_tokens'],
} as const satisfies Partial<Method>;

const run = {
  ...agentRun(['instructions'], ['messages'], { path: [] }),
  client: AGENTS,
  model: ['@client.service', ...model.map(m => `@client.${m}`)],
  tools: ['@client.plugins'],
  // Calls of tools that are answered by themselves, after the first answer.
  turns: { fields: ['@client.function_choice_behavior.maximum_auto_invoke_attempts'], default: 6 },
} as const;

/** Semantic Kernel for Python. Source: semantic-kernel 1.x (connectors/ai, agents, kernel.py; five automatic invocations). */
export const semanticKernel = defineSdk({
  id: 'semantic_kernel',
  provider: null,
  packages: { python: ['semantic_kernel'] },
  clients: [
    ...Object.entries(SERVICES).map(([name, provider]) => ({ name, provider })),
    ...DEPLOYED.map(name => ({ name, provider: 'azure', usesDeployments: true })),
    ...Object.entries(EMBEDDINGS).map(([name, provider]) => ({ name, provider })),
    { name: 'AzureTextEmbedding', provider: 'azure', usesDeployments: true },
    { name: 'Kernel' },
    ...AGENTS.map(name => ({ name })),
    ...TEAMS.map(name => ({ name, positional: ['agents'] })),
  ],
  methods: [
    {
      ...chat,
      path: [
        'get_chat_message_content',
        'get_chat_message_contents',
        'get_text_content',
        'get_text_contents',
      ],
    },
    {
      ...chat,
      path: [
        'get_streaming_chat_message_content',
        'get_streaming_chat_message_contents',
        'get_streaming_text_contents',
      ],
      stream: true,
    },
    {
      client: [...Object.keys(EMBEDDINGS), 'AzureTextEmbedding'],
      path: ['generate_embeddings', 'generate_raw_embeddings'],
      kind: 'embedding',
      api: 'embeddings',
      positional: ['texts'],
      model: model.map(m => `@client.${m}`),
      prompt: [{ field: 'texts', as: 'texts' }],
    },
    {
      client: 'Kernel',
      path: ['invoke_prompt', 'invoke_prompt_stream', 'invoke', 'invoke_stream'],
      kind: 'chat',
      api: 'openai-chat',
      positional: ['prompt'],
      model: ofKernel,
      prompt: [{ field: 'prompt', as: 'messages', filled: { braces: 'double', from: 'arguments' } }],
    },
    { ...run, path: ['invoke', 'get_response'] },
    { ...run, path: 'invoke_stream', stream: true },
    {
      ...agentRun([], ['task'], { path: ['invoke', 'invoke_stream'], tools: [] }),
      client: TEAMS,
      model: ['@client.agents.0.service', '@client.members.0.service'],
      turns: { fields: [], default: null },
    },
  ],
  agents: [
    {
      path: AGENTS.map(name => `${name}()`),
      name: ['name'],
      model: ['service', ...model],
      tools: ['plugins'],
    },
    {
      path: TEAMS.map(name => `${name}()`),
      role: 'team',
      positional: ['agents'],
      leads: [
        { field: 'agents', kind: 'sub-agent' },
        { field: 'members', kind: 'sub-agent' },
      ],
    },
  ],
  models: [
    ...[...Object.entries(SERVICES), ...Object.entries(EMBEDDINGS)].map(([name, provider]) => ({
      path: `${name}()`,
      model,
      provider,
      onlyWithModel: true,
    })),
    ...[...DEPLOYED, 'AzureTextEmbedding'].map(name => ({
      path: `${name}()`,
      model: ['deployment_name', ...model],
      provider: 'azure',
      onlyWithModel: true,
    })),
  ],
});
