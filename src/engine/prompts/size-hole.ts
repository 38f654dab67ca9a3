import type { Basis, Range } from '../model.ts';
import type { UnknownValue } from '../values/value.ts';
import type { HistoryWindow, PromptPart } from './prompt-parts.ts';

/** How many tokens something that only run time knows may have, and why. */
export interface HoleSize {
  readonly tokens: Range;
  readonly basis: Basis;
  readonly why: string;
}

/** English text has about this many characters a token; code and JSON less. Used only to turn bounds in characters into tokens. */
const CHARS_PER_TOKEN = 4;

/**
 * Rules in order: a bound in the code, a known type, what the name says. The sizes are assumptions, wide on purpose;
 * the configuration file replaces them.
 */
export function sizeHole(hole: UnknownValue, part: PromptPart): HoleSize {
  if (part.isRepeated && part.window) return sizeHistory(part.window);
  if (hole.maxChars !== undefined) {
    const most = Math.max(1, Math.ceil(hole.maxChars / CHARS_PER_TOKEN));
    return {
      tokens: { low: Math.ceil(most / 10), typical: Math.ceil(most / 2), high: most },
      basis: 'code',
      why: `at most ${String(hole.maxChars)} characters`,
    };
  }
  const typed = hole.type && TYPES[hole.type];
  if (typed) return { tokens: typed, basis: 'code', why: `a ${hole.type}` };
  const rule = NAMES.find(r => r.name.test(hole.name));
  if (part.isRepeated)
    return {
      tokens: HISTORY,
      basis: 'assumption',
      why: 'history or a list that grows',
    };
  return rule
    ? { tokens: rule.tokens, basis: 'assumption', why: rule.why }
    : { tokens: { low: 5, typical: 100, high: 1500 }, basis: 'assumption', why: 'text of unknown length' };
}

/** A message of a conversation: what a person types and what is answered, each in turn. */
const MESSAGE = { typical: 140, high: 700 };
const HISTORY = { low: 0, typical: 1500, high: 12000 };

/** A history of which the code keeps only so much. */
function sizeHistory({ messages, tokens }: HistoryWindow): HoleSize {
  const most = (size: number): number =>
    Math.min(messages === null ? Infinity : messages * size, tokens ?? Infinity);
  const bound = messages === null ? `${String(tokens)} tokens` : `${String(messages)} messages`;
  return {
    tokens: {
      low: HISTORY.low,
      typical: Math.min(HISTORY.typical, most(MESSAGE.typical)),
      high: Math.min(HISTORY.high, most(MESSAGE.high)),
    },
    basis: 'code',
    why: `a history of at most ${bound}`,
  };
}

const TYPES: Readonly<Record<NonNullable<UnknownValue['type']>, Range>> = {
  number: { low: 1, typical: 1, high: 4 },
  boolean: { low: 1, typical: 1, high: 1 },
  date: { low: 4, typical: 8, high: 15 },
  id: { low: 3, typical: 12, high: 24 },
};

const NAMES: readonly { readonly name: RegExp; readonly tokens: Range; readonly why: string }[] = [
  {
    name: /history|messages|conversation|transcript|chat_log/i,
    tokens: { low: 50, typical: 1500, high: 12000 },
    why: 'a conversation',
  },
  {
    name: /context|docs?\b|documents|chunks|passages|retriev|search_results|sources|knowledge/i,
    tokens: { low: 200, typical: 2000, high: 8000 },
    why: 'retrieved context',
  },
  {
    name: /code|diff|patch|html|file_content|source_code|page|article|content|body|report|text/i,
    tokens: { low: 50, typical: 800, high: 8000 },
    why: 'a document or code',
  },
  {
    name: /\b(open|read|read_text|readFile|readFileSync|readTextFile)\(/,
    tokens: { low: 50, typical: 800, high: 8000 },
    why: 'a file',
  },
  { name: /date|time|today|now\b|year/i, tokens: { low: 3, typical: 8, high: 15 }, why: 'a date' },
  {
    name: /(_|\b)(id|uuid|index|count|num|number|n)\b|Id$/i,
    tokens: { low: 1, typical: 4, high: 24 },
    why: 'an id or a number',
  },
  {
    name: /lang|language|locale|name|title|topic|tone|style|role|type|mode|category|label/i,
    tokens: { low: 1, typical: 4, high: 25 },
    why: 'a word or two',
  },
  {
    name: /question|query|prompt|input|message|task|instruction|request|goal|user/i,
    tokens: { low: 10, typical: 60, high: 600 },
    why: 'what a person types',
  },
];
