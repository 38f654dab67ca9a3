/** Readers for JSON of unknown shape: a wrong type reads as nothing, never as an error. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json | undefined };

const nothing: JsonObject = Object.freeze(Object.create(null) as JsonObject);

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's own members; anything else has none. */
export const object = (value: unknown): JsonObject => (isObject(value) ? value : nothing);

/** Own members only: `constructor` of a body is not a member. */
export const member = (value: unknown, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

export const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A finite number that is not negative, else null. */
export const amount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

export const flag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** An object nested deeper than this is cut, so that no reader runs out of stack. */
export const deepest = 200;

/** Compact JSON of a value; what lies too deep is left out. Undefined gives ''. */
export function jsonText(value: unknown): string {
  return value === undefined ? '' : write(value, deepest);
}

function write(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (depth === 0) return 'null';
  if (Array.isArray(value)) return `[${value.map(item => write(item, depth - 1)).join(',')}]`;
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${write(item, depth - 1)}`).join(',')}}`;
}
