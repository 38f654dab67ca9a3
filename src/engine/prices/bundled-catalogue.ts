import { findProvider } from '@pydantic/genai-prices';
import type { Provider } from '@pydantic/genai-prices';

/** The catalogue that ships with the product. */
export const BUNDLED = {
  source: '@pydantic/genai-prices 0.1.8',
  version: '0.1.8',
  checked: '2026-09-23',
} as const;

// The package has no list of its providers, only a door by id; a test compares this list with the package's file.
const PROVIDER_IDS =
  'anthropic arcee avian aws azure baseten cerebras cloudflare cohere cursor deepseek doubleword fireworks github-copilot google groq huggingface_cerebras huggingface_fireworks-ai huggingface_groq huggingface_hyperbolic huggingface_nebius huggingface_novita huggingface_nscale huggingface_ovhcloud huggingface_publicai huggingface_sambanova huggingface_together minimax mistral modal moonshotai novita openai openrouter ovhcloud perplexity quicksilverpro together typesafe voyageai x-ai zai zhipuai'.split(
    ' ',
  );

/** Every provider of the bundled catalogue. */
export function bundledProviders(): Provider[] {
  return PROVIDER_IDS.flatMap(providerId => findProvider({ providerId }) ?? []);
}
