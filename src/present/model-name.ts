import type { ModelChoice } from '../engine/model.ts';
import { plainText } from './plain-text.ts';

/** The model of a call in few characters: `gpt-4.1`, `gpt-4o or gpt-4o-mini`, `gpt-4o and 3 more`; undefined when only run time knows. */
export function modelName(model: Pick<ModelChoice, 'ids'>): string | undefined {
  const [first, second, ...others] = model.ids.map(id => plainText(id, 60));
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  return others.length === 0 ? `${first} or ${second}` : `${first} and ${others.length + 1} more`;
}
