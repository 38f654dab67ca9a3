import { anthropic } from './anthropic.ts';
import type { SdkDeclaration } from './define-sdk.ts';
import { googleGenai } from './google-genai.ts';
import { openai } from './openai.ts';
import { together } from './together.ts';
import { vercelAi, vercelProviders } from './vercel-ai.ts';

export type { SdkDeclaration } from './define-sdk.ts';

/** Every SDK that the product knows. A new one is a file beside this one and a line here (npm run create-sdk). */
export const sdks: readonly SdkDeclaration[] = [
  anthropic,
  googleGenai,
  openai,
  together,
  vercelAi,
  ...vercelProviders,
];
