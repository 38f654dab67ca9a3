import { openAiFamilies } from './bill/families/openai.ts';
import type { EncodingName } from './count/pieces.ts';
import { plainModelId } from './model-id.ts';

/** The encoding that counts a model's text: its own for OpenAI's models, else the one that comes nearest. */
export function encodingOf(model: string): EncodingName {
  const plain = plainModelId(model);
  if (/kimi/.test(plain)) return 'cl100k_base';
  return openAiFamilies.find(family => family.models.test(plain))?.encoding ?? 'o200k_base';
}
