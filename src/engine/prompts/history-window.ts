import { optionOf } from '../calls/fields.ts';
import { argumentOf } from '../values/arguments.ts';
import type { Machine } from '../values/evaluate.ts';
import { numberOf, stringOf, type BoundCall, type ExternalValue, type Value } from '../values/value.ts';
import type { HistoryWindow } from './prompt-parts.ts';

/** Calls that hand a list of messages on in another form: what bounds their argument bounds them. */
const CONVERSIONS = /(^|\.)(convertToModelMessages|convertToCoreMessages|convert_to_messages|list)\(\)$/;
/** Calls that keep the end of a conversation: which arguments say how much, in tokens or in messages. */
const CUTS: readonly {
  readonly path: RegExp;
  readonly tokens: readonly string[];
  readonly messages: readonly string[];
}[] = [
  // langchain_core.messages.trim_messages, @langchain/core trimMessages; llama_index ChatMemoryBuffer
  { path: /(^|\.)(trim_messages|trimMessages)\(\)$/, tokens: ['max_tokens', 'maxTokens'], messages: [] },
  { path: /(^|\.)ChatMemoryBuffer(\.from_defaults)?\(\)/, tokens: ['token_limit'], messages: [] },
  { path: /(^|\.)deque\(\)$/, tokens: [], messages: ['maxlen'] },
];

/** What the code keeps of a list of messages that only run time knows; undefined where it sets no bound. */
export function windowOf(value: Value, machine: Machine): HistoryWindow | undefined {
  if (value.kind === 'unknown')
    return value.maxChars === undefined
      ? value.made?.kind === 'external'
        ? windowOf(value.made, machine)
        : undefined
      : { messages: value.maxChars, tokens: null };
  if (value.kind !== 'external') return undefined;
  const call = value.calls.at(-1);
  if (!call) return undefined;
  if (CONVERSIONS.test(value.path)) {
    const [first] = call.call.args;
    return first && windowOf(machine.evaluate(first.value, call.context), machine);
  }
  const cut = CUTS.find(c => c.path.test(value.path));
  if (!cut) return undefined;
  const tokens = numberAt(cut.tokens, call, value, machine);
  if (tokens === undefined) {
    const messages = numberAt(cut.messages, call, value, machine);
    return messages === undefined ? undefined : { messages, tokens: null };
  }
  // `token_counter=len` counts messages.
  return countsMessages(call) ? { messages: tokens, tokens: null } : { messages: null, tokens };
}

function numberAt(
  names: readonly string[],
  call: BoundCall,
  value: ExternalValue,
  machine: Machine,
): number | undefined {
  for (const name of names) {
    const given = argumentOf(call, name, name === 'maxlen' ? 1 : null, machine.evaluate);
    const number = numberOf(given.kind === 'absent' ? optionOf(value, name, machine) : given);
    if (number !== undefined && number > 0) return number;
  }
  return undefined;
}

const countsMessages = ({ call, context }: BoundCall): boolean =>
  /\b(token_counter|tokenCounter)\s*[=:]\s*(len\b|\(?\w+\)?\s*=>\s*\w+\.length)/.test(
    context.facts.text.slice(call.start, call.end),
  );

/** `cache_control` or a cache point in a block of a message. */
export const marksCache = (block: Value, machine: Machine): boolean =>
  ['cache_control', 'cacheControl', 'cachePoint'].some(
    name => optionOf(block, name, machine).kind !== 'absent',
  ) || stringOf(optionOf(block, 'type', machine)) === 'cachePoint';
