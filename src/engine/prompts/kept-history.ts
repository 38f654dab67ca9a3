import type { FieldReader } from '../calls/fields.ts';
import type { Method } from '../sdks/define-sdk.ts';
import { isNothing, unknown } from '../values/value.ts';
import { holePart, type PromptReading } from './prompt-parts.ts';

/** Prompts with the earlier turns that the package or the provider adds to what the code sends. */
export function withKeptHistory(
  readings: readonly PromptReading[],
  keeps: Method['keepsHistory'],
  fields: FieldReader,
): readonly PromptReading[] {
  const isKept = keeps === true || keeps?.some(field => !isNothing(fields.read([field])));
  if (!isKept) return readings;
  const earlier = holePart('unknown', unknown('kept by the package or the provider', 'earlier turns'), true);
  return readings.map(reading => {
    // What the code hands over as the history is what is kept.
    if (reading.parts.some(p => p.isRepeated)) return reading;
    const { when, parts } = reading;
    const system = parts.findIndex(p => p.role !== 'system');
    const at = system < 0 ? parts.length : system;
    return { when, parts: [...parts.slice(0, at), earlier, ...parts.slice(at)] };
  });
}
