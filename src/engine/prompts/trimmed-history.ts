import type { PromptReading } from './prompt-parts.ts';

const NAME = '([A-Za-z_$][\\w.$]*)';
const COUNT = '(\\d+|[A-Z][A-Z0-9_]+)';

/** Statements that cut a list down to its last items. */
const TRIMS: readonly RegExp[] = [
  // messages = messages[-10:], messages = messages[:1] + messages[-10:]
  new RegExp(`${NAME}\\s*=\\s*(?:[^\\n=]*\\+\\s*)?\\1\\[-${COUNT}:\\]`),
  // messages[:] = messages[-10:], del messages[:-10], del messages[1:-10]
  new RegExp(`${NAME}\\[:\\]\\s*=\\s*\\1\\[-${COUNT}:\\]`),
  new RegExp(`\\bdel\\s+${NAME}\\[\\d*:-${COUNT}\\]`),
  // while len(messages) > 10: messages.pop(0)
  new RegExp(`\\bwhile\\s+len\\(${NAME}\\)\\s*>=?\\s*${COUNT}\\s*:\\s*\\n?\\s*\\1\\.pop\\([01]\\)`),
  // messages = messages.slice(-10), messages = [messages[0], ...messages.slice(-10)]
  new RegExp(`${NAME}\\s*=\\s*(?:\\[[^\\n;]*\\.\\.\\.)?\\1\\.slice\\(-${COUNT}\\)`),
  // messages.splice(0, messages.length - 10)
  new RegExp(`${NAME}\\.splice\\([01],\\s*\\1\\.length\\s*-\\s*${COUNT}\\)`),
];

/**
 * Prompts whose history the function around the call cuts down itself, between one request and the next. `code` is that
 * function as written; `file` holds the constants that it may name.
 */
export function withTrims(
  readings: readonly PromptReading[],
  code: string,
  file: string,
): readonly PromptReading[] {
  if (!readings.some(r => r.parts.some(p => p.isRepeated && !p.window))) return readings;
  const messages = trimIn(code, file);
  if (messages === undefined) return readings;
  const window = { messages, tokens: null };
  return readings.map(({ when, parts }) => ({
    when,
    parts: parts.map(p => (p.isRepeated && !p.window ? { ...p, window } : p)),
  }));
}

/** How many messages stay of the one list that the code appends to; undefined where that isn't told. */
function trimIn(code: string, file: string): number | undefined {
  for (const trim of TRIMS) {
    const [, name, count] = trim.exec(code) ?? [];
    if (name === undefined || count === undefined || !appends(code, name)) continue;
    const number = /^\d/.test(count) ? Number(count) : constantIn(file, count);
    if (number !== undefined && number > 0) return number;
  }
  return undefined;
}

const escaped = (name: string): string => name.replace(/[.$]/g, '\\$&');

const appends = (code: string, name: string): boolean =>
  new RegExp(`(?<![\\w.$])${escaped(name)}\\.(append|extend|push)\\(`).test(code);

function constantIn(file: string, name: string): number | undefined {
  const value = new RegExp(
    `^(?:export\\s+)?(?:const\\s+)?${escaped(name)}(?:\\s*:[^=\\n]+)?\\s*=\\s*(\\d+)\\b`,
    'm',
  ).exec(file)?.[1];
  return value === undefined ? undefined : Number(value);
}
