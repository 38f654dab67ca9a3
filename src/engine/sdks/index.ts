import { anthropic } from './anthropic.ts';
import { bedrock } from './bedrock.ts';
import { cohere } from './cohere.ts';
import type { SdkDeclaration } from './define-sdk.ts';
import { openaiAgents } from './frameworks/openai-agents.ts';
import { googleGenai } from './google-genai.ts';
import { firebaseAi, googleGenerativeAi, vertexAi } from './google-models.ts';
import { huggingface, sentenceTransformers, transformers } from './huggingface.ts';
import { instructor } from './instructor.ts';
import { litellm } from './litellm.ts';
import { mistral } from './mistral.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import {
  cerebras,
  fireworksLlm,
  fireworks,
  groq,
  openrouter,
  perplexity,
  portkey,
  together,
  volcengine,
  watchedOpenai,
  xai,
  zai,
} from './openai-likes.ts';
import {
  ai21,
  azureInference,
  chatgpt,
  cloudflare,
  dashscope,
  deepgram,
  elevenlabs,
  jina,
  replicate,
  sarvam,
  vllm,
  voyage,
  vscodeLm,
  watsonx,
  writer,
  zeroentropy,
} from './other-vendors.ts';
import { vercelAi, vercelProviders } from './vercel-ai.ts';
import { watchedAnthropic } from './watched-anthropic.ts';

export type { SdkDeclaration } from './define-sdk.ts';

/** Every SDK that the product knows; where several fit an untold receiver, the first. A new one is a file beside this one and a line here (npm run create-sdk). */
export const sdks: readonly SdkDeclaration[] = [
  openai,
  anthropic,
  googleGenai,
  googleGenerativeAi,
  vertexAi,
  firebaseAi,
  bedrock,
  mistral,
  cohere,
  groq,
  together,
  fireworks,
  fireworksLlm,
  xai,
  perplexity,
  cerebras,
  openrouter,
  ollama,
  huggingface,
  sentenceTransformers,
  transformers,
  replicate,
  voyage,
  elevenlabs,
  deepgram,
  vllm,
  vscodeLm,
  azureInference,
  cloudflare,
  chatgpt,
  jina,
  zeroentropy,
  sarvam,
  litellm,
  instructor,
  portkey,
  watchedOpenai,
  watchedAnthropic,
  zai,
  volcengine,
  dashscope,
  watsonx,
  writer,
  ai21,
  openaiAgents,
  vercelAi,
  ...vercelProviders,
];
