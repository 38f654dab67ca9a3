import { anthropicMessages } from './anthropic.ts';
import { cohereChatV1, cohereChatV2, cohereEmbed, cohereRerank } from './cohere.ts';
import type { Method } from './define-sdk.ts';
import { geminiRest } from './google-genai.ts';
import { ollamaChat, ollamaEmbed, ollamaGenerate } from './ollama.ts';
import {
  openaiAudio,
  openaiChat,
  openaiCompletion,
  openaiEmbeddings,
  openaiImages,
  openaiModeration,
  openaiResponses,
} from './openai-surface.ts';
import { bedrockConverse, bedrockInvoke } from './bedrock-surface.ts';

/** A request of an API, told by the path of its address. */
export interface Endpoint {
  readonly path: RegExp;
  /** Hosts (provider names) that serve it; all of the catalogue's and unknown ones where it is left out. */
  readonly providers?: readonly string[];
  /** The path alone tells, whatever the host. */
  readonly isDistinctive?: boolean;
  /** The model in the address is a deployment that only the user's configuration can map. */
  readonly usesDeployments?: boolean;
  readonly method: Method;
}

const http = (method: Partial<Method>, more: Partial<Method> = {}): Method => ({
  api: 'openai-chat',
  model: ['model'],
  prompt: [],
  ...method,
  ...more,
  path: 'POST',
  kind: 'http',
});

const texts = { api: 'embeddings', prompt: [{ field: 'input', as: 'texts' }] } as const;
const voice = { api: 'audio', model: ['model_id'], prompt: [{ field: 'text', as: 'text' }] } as const;
const azure = ['azure', 'github', 'openai'];

/** First match wins. Sources: the vendors' API references. */
export const endpoints: readonly Endpoint[] = [
  // The deployment stands in Azure's address.
  ...(
    [
      [/\/deployments\/[^/]+\/chat\/completions/, http(openaiChat)],
      [/\/deployments\/[^/]+\/embeddings/, http(openaiEmbeddings)],
      [/\/deployments\/[^/]+\/completions/, http(openaiCompletion)],
      [/\/deployments\/[^/]+\/images\/generations/, http(openaiImages)],
      [/\/deployments\/[^/]+\/audio\//, http(openaiAudio)],
    ] as const
  ).map(([path, method]) => ({
    path,
    isDistinctive: true,
    usesDeployments: true,
    method: { ...method, model: ['@url'], modelAfter: 'deployments/' },
  })),
  // Cloudflare's gateway and Workers AI name the model in the path.
  {
    path: /\/ai\/run\//,
    providers: ['cloudflare'],
    method: http(openaiChat, {
      model: ['@url'],
      modelAfter: 'ai/run/',
      prompt: [
        { field: 'messages', as: 'messages' },
        { field: 'prompt', as: 'text', role: 'user' },
      ],
    }),
  },
  { path: /\/chat\/completions(\/?$|[?#])/, isDistinctive: true, method: http(openaiChat) },
  {
    path: /\/v1beta[^?]*:(generateContent|streamGenerateContent)|models\/[^/]*:(stream)?generateContent/i,
    isDistinctive: true,
    method: http(geminiRest, { model: ['@url'], modelAfter: 'models/' }),
  },
  {
    path: /:(batchE|e)mbedContents?/,
    isDistinctive: true,
    method: http(
      {
        api: 'embeddings',
        prompt: [
          { field: 'content', as: 'contents' },
          { field: 'requests', as: 'contents' },
        ],
      },
      { model: ['@url'], modelAfter: 'models/' },
    ),
  },
  {
    path: /\/publishers\/anthropic\/models\/[^/]*:(stream)?RawPredict/i,
    isDistinctive: true,
    method: http(anthropicMessages, { model: ['@url'], modelAfter: 'models/' }),
  },
  {
    path: /:(predict|predictLongRunning|serverStreamingPredict|rawPredict|streamRawPredict|bidiGenerateContent)/,
    providers: ['google'],
    method: http(
      { api: 'gemini-generate', prompt: [{ field: 'instances', as: 'contents' }] },
      { model: ['@url'], modelAfter: 'models/' },
    ),
  },
  {
    path: /\/model\/[^/]+\/converse(-stream)?/,
    isDistinctive: true,
    method: http(bedrockConverse, { model: ['@url'], modelAfter: 'model/' }),
  },
  {
    path: /\/model\/[^/]+\/invoke(-with-response-stream)?/,
    isDistinctive: true,
    method: http(bedrockInvoke, { model: ['@url'], modelAfter: 'model/' }),
  },
  { path: /\/v1\/messages\/batches(\/?$|[?#])/, providers: ['anthropic'], method: http(anthropicMessages) },
  {
    path: /\/messages(\/?$|[?#])/,
    providers: [
      'anthropic',
      'openrouter',
      'deepseek',
      'minimax',
      'zai',
      'moonshotai',
      'cloudflare',
      'vercel',
    ],
    method: http(anthropicMessages),
  },
  { path: /\/v1\/messages(\/?$|[?#])/, isDistinctive: true, method: http(anthropicMessages) },
  {
    path: /\/v1\/complete(\/?$|[?#])/,
    providers: ['anthropic'],
    method: http({
      api: 'openai-completions',
      prompt: [{ field: 'prompt', as: 'text', role: 'user' }],
      outputCap: ['max_tokens_to_sample'],
      stream: ['stream'],
    }),
  },
  {
    path: /\/threads\/[^/]+\/runs(\/?$|[?#])|\/threads\/runs(\/?$|[?#])/,
    providers: azure,
    method: http(openaiChat, { prompt: [{ field: 'instructions', as: 'text', role: 'system' }] }),
  },
  {
    path: /\/responses(\/?$|[?#])/,
    providers: [
      'openai',
      'azure',
      'openrouter',
      'x-ai',
      'groq',
      'huggingface',
      'vercel',
      'cloudflare',
      'perplexity',
      'local',
    ],
    method: http(openaiResponses),
  },
  { path: /\/v1\/responses(\/?$|[?#])/, isDistinctive: true, method: http(openaiResponses) },
  {
    path: /\/realtime\/(sessions|client_secrets|calls\/[^/]+\/accept|calls)(\/?$|[?#])/,
    providers: azure,
    method: http({
      api: 'openai-realtime',
      model: ['model', 'session.model'],
      prompt: [
        { field: 'instructions', as: 'text', role: 'system' },
        { field: 'session.instructions', as: 'text', role: 'system' },
      ],
    }),
  },
  {
    path: /\/v1\/(text-to-speech|speech-to-text|sound-generation|text-to-voice|speech-to-speech|text-to-dialogue|music)/,
    providers: ['elevenlabs'],
    method: http(voice),
  },
  {
    path: /\/v1\/(listen|speak|read)/,
    providers: ['deepgram'],
    method: http(
      { api: 'audio', prompt: [{ field: 'text', as: 'text' }] },
      { model: ['@url'], modelAfter: 'model=' },
    ),
  },
  {
    path: /\/(text-to-speech|speech-to-text|translate)/,
    providers: ['sarvam'],
    method: http({
      api: 'audio',
      prompt: [
        { field: 'text', as: 'text' },
        { field: 'input', as: 'text' },
      ],
    }),
  },
  { path: /\/(images\/(generations|edits|variations))/, method: http(openaiImages), isDistinctive: true },
  { path: /\/audio\/(speech|transcriptions|translations)/, method: http(openaiAudio), isDistinctive: true },
  { path: /\/moderations(\/?$|[?#])/, providers: [...azure, 'mistral'], method: http(openaiModeration) },
  { path: /\/v2\/chat(\/?$|[?#])/, providers: ['cohere'], method: http(cohereChatV2) },
  { path: /\/v1\/(chat|generate)(\/?$|[?#])/, providers: ['cohere'], method: http(cohereChatV1) },
  { path: /\/v[12]\/embed(\/?$|[?#])/, providers: ['cohere'], method: http(cohereEmbed) },
  {
    path: /\/rerank(\/?$|[?#])/,
    providers: [
      'cohere',
      'voyageai',
      'jina',
      'together',
      'zeroentropy',
      'siliconflow',
      'huggingface',
      'mixedbread',
      'openrouter',
      'azure',
      'local',
    ],
    method: http(cohereRerank),
  },
  {
    path: /\/fim\/completions(\/?$|[?#])/,
    method: http(openaiCompletion, { prompt: [{ field: 'prompt', as: 'text', role: 'user' }] }),
    isDistinctive: true,
  },
  {
    path: /\/(conversations|agents\/completions|ocr|classifications)(\/?$|[?#])/,
    providers: ['mistral'],
    method: http(openaiChat),
  },
  { path: /\/api\/chat(\/?$|[?#])/, providers: ['ollama'], method: http(ollamaChat) },
  { path: /\/api\/generate(\/?$|[?#])/, providers: ['ollama'], method: http(ollamaGenerate) },
  { path: /\/api\/embed(dings)?(\/?$|[?#])/, providers: ['ollama'], method: http(ollamaEmbed) },
  {
    path: /\/predictions(\/?$|[?#])/,
    providers: ['replicate'],
    method: http(
      {
        api: 'openai-completions',
        prompt: [
          { field: 'input.system_prompt', as: 'text', role: 'system' },
          { field: 'input.prompt', as: 'text', role: 'user' },
        ],
        outputCap: ['input.max_tokens', 'input.max_new_tokens'],
      },
      { model: ['version', '@url'], modelAfter: 'models/' },
    ),
  },
  {
    path: /\/services\/(aigc|embeddings|rerank)\//,
    providers: ['alibaba'],
    method: http(openaiChat, {
      prompt: [{ field: 'input.messages', as: 'messages' }],
      outputCap: ['parameters.max_tokens'],
    }),
  },
  {
    path: /\/models\/[^/]+|\/pipeline\//,
    providers: ['huggingface'],
    method: http(
      {
        api: 'openai-completions',
        prompt: [{ field: 'inputs', as: 'text', role: 'user' }],
        outputCap: ['parameters.max_new_tokens'],
      },
      { model: ['@url'], modelAfter: 'models/' },
    ),
  },
  {
    path: /\/(text-generation|image-generation|generation)\b|\/stable-image\/|\/v1\/generation\//,
    providers: ['stability'],
    method: http({ api: 'image', prompt: [{ field: 'prompt', as: 'text' }] }),
  },
  {
    path: /\/v1\/(embeddings|multimodalembeddings|contextualizedembeddings)(\/?$|[?#])/,
    method: http(openaiEmbeddings),
    isDistinctive: true,
  },
  { path: /\/embeddings(\/?$|[?#])/, method: http(openaiEmbeddings) },
  { path: /\/v1\/completions(\/?$|[?#])/, method: http(openaiCompletion), isDistinctive: true },
  { path: /\/completions(\/?$|[?#])/, method: http(openaiCompletion) },
  {
    path: /\/v1\/batches(\/?$|[?#])/,
    providers: ['openai', 'groq', 'together', 'mistral'],
    method: http({ ...texts, prompt: [] }),
  },
];
