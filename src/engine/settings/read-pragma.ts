import type { ConfigProblem, Range } from '../model.ts';

/** Settings written beside the code: `inference-cost: feature=support-chat volume=50000`. */
export interface PragmaSettings {
  readonly kind: 'settings';
  readonly feature?: string;
  readonly volumePerMonth?: number;
  readonly users?: number;
  readonly segment?: string;
  readonly stage?: string;
  readonly turns?: number;
  readonly model?: string;
  readonly output?: Range;
  readonly thinking?: Range;
  readonly times?: Range;
  /** Share, 0 to 1. */
  readonly cacheHitRate?: number;
  readonly holes: ReadonlyMap<string, Range>;
}

/** `inference-cost-ignore missing-output-cap: answers are short`. No rule: all of them. */
export interface PragmaIgnore {
  readonly kind: 'ignore';
  readonly rules: readonly string[];
  readonly reason?: string;
}

export type ReadPragma = {
  readonly pragmas: readonly (PragmaSettings | PragmaIgnore)[];
  readonly problems: readonly string[];
};

/**
 * Reads a comment of any language that holds the word "inference-cost", with or without its comment marks. It holds
 * for the code on its own line, else for the next line of code. Each wrong part gives one line of `problems`, which
 * says what would be right; the rest counts. Other comments that only mention the word give nothing.
 */
export function readPragma(comment: string): ReadPragma {
  const pragmas: (PragmaSettings | PragmaIgnore)[] = [];
  const problems: string[] = [];
  for (const line of comment.slice(0, MAX_COMMENT).split(/\r\n?|\n/)) {
    const match = /^[\s/#*;<!\-'"%{(|]*inference-cost(-ignore\b|\s*:(?=\s|$))(.*)$/.exec(line);
    if (!match) continue;
    const body = match[2]!.replace(/\s*(\*\/\}?|-->|--%>|%>|#\}|"""|''')\s*$/, '').trim();
    if (match[1]!.startsWith('-ignore')) pragmas.push(ignoreOf(body));
    else pragmas.push(settingsOf(body, problems));
  }
  return { pragmas, problems };
}

const MAX_COMMENT = 4000;

function ignoreOf(body: string): PragmaIgnore {
  const [names, ...reason] = body.replace(/^:\s*/, '').split(/:\s+|\s+--\s+/);
  const rules = (names ?? '').split(/[\s,]+/).filter(name => name !== '');
  const why = reason.join(': ').trim();
  return { kind: 'ignore', rules, ...(why ? { reason: why } : {}) };
}

type Draft = { -readonly [K in keyof PragmaSettings]: PragmaSettings[K] } & { holes: Map<string, Range> };
type Reader = (draft: Draft, value: string) => string | undefined;

const positive =
  (key: 'volumePerMonth' | 'users' | 'turns', max: number, like: string): Reader =>
  (draft, value) => {
    const amount = numberOf(value);
    if (amount === undefined || amount > max) return `write a number of 0 or more, such as ${like}`;
    draft[key] = amount;
    return undefined;
  };
const word =
  (key: 'feature' | 'segment' | 'stage' | 'model'): Reader =>
  (draft, value) => {
    draft[key] = value;
    return undefined;
  };
const size =
  (key: 'output' | 'thinking' | 'times', like: string): Reader =>
  (draft, value) => {
    const range = rangeOf(value);
    if (!range) return `write a number, or low..typical..high, such as ${like}`;
    draft[key] = range;
    return undefined;
  };

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['feature', word('feature')],
  ['volume', positive('volumePerMonth', 1e12, 'volume=50000 (runs a month)')],
  ['users', positive('users', 1e10, 'users=1200')],
  ['segment', word('segment')],
  ['stage', word('stage')],
  ['turns', positive('turns', 100_000, 'turns=10')],
  ['model', word('model')],
  ['output', size('output', 'output=350 (tokens)')],
  ['thinking', size('thinking', 'thinking=500..2000..8000 (tokens)')],
  ['times', size('times', 'times=1..5..10')],
  [
    'cache-hit-rate',
    (draft, value) => {
      const percent = /^(\d+(?:\.\d+)?)%$/.exec(value);
      if (!percent || Number(percent[1]) > 100) return 'write per cent, such as cache-hit-rate=40%';
      draft.cacheHitRate = Number(percent[1]) / 100;
      return undefined;
    },
  ],
]);

function settingsOf(body: string, problems: string[]): PragmaSettings {
  const draft: Draft = { kind: 'settings', holes: new Map() };
  const seen = new Set<string>();
  for (const part of partsOf(body)) {
    const { key, value } = part;
    const hole = /^hole\.(.+)$/.exec(key)?.[1];
    const reader = READERS.get(key);
    if (value === undefined)
      problems.push(`"${part.text}" has no value: write name=value, such as volume=50000`);
    else if (seen.has(key)) problems.push(`"${key}" stands twice: keep one`);
    else if (hole !== undefined) holeOf(draft, hole, value, problems);
    else if (!reader)
      problems.push(`"${key}" is not known: known are ${[...READERS.keys()].join(', ')} and hole.NAME`);
    else {
      const wrong = value === '' ? 'write a value' : reader(draft, value);
      if (wrong) problems.push(`${key} is "${value}": ${wrong}`);
    }
    seen.add(key);
  }
  return draft;
}

function holeOf(draft: Draft, name: string, value: string, problems: string[]): void {
  const range = rangeOf(value);
  if (range) draft.holes.set(name, range);
  else
    problems.push(
      `hole.${name} is "${value}": write tokens, such as hole.${name}=600 or hole.${name}=200..600..4000`,
    );
}

interface Part {
  readonly text: string;
  readonly key: string;
  readonly value: string | undefined;
}

/** `a=b c="d e"`. */
function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  for (const match of body.matchAll(/([^\s=,]+)(?:=("[^"]*"|'[^']*'|[^\s,]*))?/g)) {
    const value = match[2];
    const bare = value !== undefined && /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
    parts.push({ text: match[0], key: match[1]!, value: bare });
  }
  return parts;
}

function numberOf(text: string): number | undefined {
  return /^\d[\d_]*(\.\d+)?$/.test(text) ? Number(text.replaceAll('_', '')) : undefined;
}

/** "350", or "200..600..4000". */
function rangeOf(text: string): Range | undefined {
  const numbers = text.split('..').map(numberOf);
  if (numbers.some(value => value === undefined || value > 1e9)) return undefined;
  const [low, typical, high] = numbers.length === 1 ? [numbers[0], numbers[0], numbers[0]] : numbers;
  if (low === undefined || typical === undefined || high === undefined || numbers.length > 3)
    return undefined;
  return low <= typical && typical <= high ? { low, typical, high } : undefined;
}

/** A problem of a comment, as the report lists it. */
export const pragmaProblem = (
  file: string,
  line: number,
  column: number,
  message: string,
): ConfigProblem => ({ file, line, column, message: `inference-cost comment: ${message}` });
