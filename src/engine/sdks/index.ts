import { anthropic } from './anthropic.ts';
import { bedrock } from './bedrock.ts';
import { cohere } from './cohere.ts';
import type { SdkDeclaration } from './define-sdk.ts';
import { frameworks } from './frameworks/index.ts';
import { googleGenai } from './google-genai.ts';
import { firebaseAi, googleGenerativeAi, vertexAi } from './google-models.ts';
import { huggingface, sentenceTransformers, transformers } from './huggingface.ts';
import { instructor } from './instructor.ts';
import { litellm } from './litellm.ts';
import { mistral } from './mistral.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { cerebras } from './cerebras.ts';
import { fireworks, fireworksLlm } from './fireworks.ts';
import { groq } from './groq.ts';
import { openrouter } from './openrouter.ts';
import { perplexity } from './perplexity.ts';
import { portkey } from './portkey.ts';
import { together } from './together.ts';
import { volcengine } from './volcengine.ts';
import { watchedOpenai } from './watched-openai.ts';
import { xai } from './xai.ts';
import { zai } from './zai.ts';
import { ai21 } from './ai21.ts';
import { alephAlpha } from './aleph-alpha.ts';
import { azureInference } from './azure-inference.ts';
import { chatgpt } from './chatgpt.ts';
import { cloudflare } from './cloudflare.ts';
import { dashscope } from './dashscope.ts';
import { deepgram } from './deepgram.ts';
import { elevenlabs } from './elevenlabs.ts';
import { jina } from './jina.ts';
import { replicate } from './replicate.ts';
import { sarvam } from './sarvam.ts';
import { vllm } from './vllm.ts';
import { voyage } from './voyage.ts';
import { vscodeLm } from './vscode-lm.ts';
import { watsonx } from './watsonx.ts';
import { writer } from './writer.ts';
import { zeroentropy } from './zeroentropy.ts';
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
  alephAlpha,
  ...frameworks,
  vercelAi,
  ...vercelProviders,
];
