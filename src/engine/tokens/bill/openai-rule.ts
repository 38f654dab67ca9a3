import type { Counters } from '../count/counters.ts';
import type {
  BillableMessage,
  BillableRequest,
  TextPiece,
  TokenRange,
  ToolCall,
} from '../request/billable-request.ts';
import { jsonText, type Json } from '../request/loose.ts';
import {
  even,
  fixed,
  plus,
  sum,
  weighPieces,
  type BillPart,
  type Certainty,
  type Reckoning,
  type Spread,
} from './bill.ts';
import type { OpenAiFamily } from './families/openai.ts';
import { unknownMedia } from './media-tokens.ts';
import { isHosted } from './families/hosted-tools.ts';
import { readHosted } from './hosted-parts.ts';
import { asciiJson, schemaSection } from './openai-schema.ts';
import { toolNamespace } from './openai-tools.ts';
import { subjectOf } from './template-rule.ts';

type Count = (text: string) => number;

/** Reckons a request to Chat Completions or Responses of OpenAI, wherever it is hosted. */
export function reckonOpenAi(request: BillableRequest, family: OpenAiFamily, counters: Counters): Reckoning {
  const counter = counters[family.encoding];
  const count: Count = text => counter.count(text);
  const isResponses = request.api === 'openai-responses' || isRelayed(request);
  const hasTools = request.tools.length > 0;
  const messages = isResponses ? request.messages.filter(isBilled) : request.messages;
  const system = messages.find(isSystem);
  const schema = request.responseSchema;
  const parts: BillPart[] = [
    { kind: 'overhead', tokens: fixed(3 + (hasTools || schema ? 0 : family.plain)) },
  ];
  for (const message of messages) {
    const ending = message === system && (hasTools || schema) ? ['\n'] : [];
    parts.push(...messageParts(message, ending, family, count));
  }
  if (isResponses) parts.push(...sealedParts(messages));
  parts.push(...historyParts(messages, family, isResponses, count));
  const hosted = readHosted(request);
  if (hasTools)
    parts.push({
      kind: 'tools',
      tokens: fixed(toolTokens(request, family, system !== undefined, isResponses, count)),
    });
  parts.push(...hosted.parts);
  if (schema)
    parts.push({
      kind: 'schema',
      tokens: fixed(schemaTokens(request, family, system !== undefined, isResponses, count)),
    });
  return { parts, ...confidence(request, messages), rule: `OpenAI ${family.id}, ${isResponses ? 'Responses' : 'Chat'}, ${subjectOf(request)} (${family.source})${hosted.note}` }; // prettier-ignore
}

/**
 * Encrypted reasoning counts until the user speaks again. Seven characters of it make a token beyond 900 that are
 * frame: seven recordings, off by up to a fifth.
 */
function sealedParts(messages: readonly BillableMessage[]): BillPart[] {
  const parts: BillPart[] = [];
  for (const message of messages) {
    if (message.role === 'user') parts.length = 0;
    const characters = message.sealedReasoning ?? 0;
    if (characters === 0) continue;
    const typical = Math.max(0, characters - 900) / 7;
    parts.push({ kind: 'message', tokens: { low: 0.7 * typical, typical, high: 1.4 * typical } });
  }
  return parts;
}

/** OpenRouter passes Chat requests for later models on to Responses. */
const isRelayed = ({ provider, model }: BillableRequest): boolean =>
  provider === 'openrouter' && /^(openai\/)?(gpt-4\.1|gpt-5|o\d|codex)/.test(model);

const isSystem = ({ role }: BillableMessage): boolean => role === 'system' || role === 'developer';

const isEmpty = (pieces: readonly TextPiece[]): boolean => pieces.every(piece => piece === '');

/** Responses drops items that say nothing. */
const isBilled = (message: BillableMessage): boolean =>
  !isEmpty(message.text) || message.media.length + message.toolCalls.length + message.toolResults.length > 0 || Boolean(message.sealedReasoning); // prettier-ignore

function messageParts(
  message: BillableMessage,
  ending: readonly string[],
  family: OpenAiFamily,
  count: Count,
): BillPart[] {
  if (message.sealedReasoning && isEmpty(message.text)) return [];
  if (message.toolResults.length > 0) return message.media.map(media => ({ kind: 'media', tokens: family.media(media) ?? unknownMedia })); // prettier-ignore
  const name = message.name ? count(`:${message.name}`) : 0;
  const frame = fixed(3 + count(message.role) + name);
  const parts: BillPart[] = [
    {
      kind: isSystem(message) ? 'system' : 'message',
      tokens: plus(frame, weighPieces([...message.text, ...ending], count)),
    },
  ];
  for (const media of message.media)
    parts.push({ kind: 'media', tokens: family.media(media) ?? unknownMedia });
  return parts;
}

/**
 * Calls and results. One call a message is written as `functions.NAME` and its arguments; several go through
 * `multi_tool_use.parallel` as one JSON text, and their results come back as JSON strings.
 */
function historyParts(
  messages: readonly BillableMessage[],
  family: OpenAiFamily,
  isResponses: boolean,
  count: Count,
): BillPart[] {
  const parts: BillPart[] = [];
  const round = 4 + family.round[isResponses ? 1 : 0];
  let parallel = 0; // results still to come of a message with several calls
  for (const message of messages) {
    const calls = message.toolCalls;
    if (calls.length === 1)
      parts.push({ kind: 'tool-call', tokens: plus(fixed(round), callTokens(calls[0]!, count)) });
    else if (calls.length > 1) {
      parts.push({ kind: 'tool-call', tokens: plus(fixed(round + 13), sum([parallelTokens(calls, count)])) });
      parallel = calls.length;
    }
    for (const result of message.toolResults) {
      const isParallel = parallel > 0;
      if (isParallel) parallel--;
      const text = weighPieces(isParallel ? result.text.map(escaped) : result.text, count);
      parts.push({
        kind: 'tool-result',
        tokens: isParallel ? text : plus(text, fixed(4 + count(result.name ?? ''))),
      });
    }
  }
  return parts;
}

const escaped = (piece: TextPiece): TextPiece => (typeof piece === 'string' ? asciiJson(piece) : piece);

const callTokens = (call: ToolCall, count: Count): TokenRange =>
  plus(fixed(count(`functions.${call.name}`)), weighPieces(call.arguments.map(compact), count));

function parallelTokens(calls: readonly ToolCall[], count: Count): TokenRange {
  const pieces: TextPiece[] = ['{"tool_uses":['];
  calls.forEach((call, i) => {
    pieces.push(
      `${i > 0 ? ',' : ''}{"recipient_name":"functions.${call.name}","parameters":`,
      ...call.arguments.map(compact),
      '}',
    );
  });
  return weighPieces([...pieces, ']}'], count);
}

/** Arguments are parsed and written anew. */
function compact(piece: TextPiece): TextPiece {
  if (typeof piece !== 'string') return piece;
  try {
    return jsonText(JSON.parse(piece) as Json);
  } catch {
    return piece;
  }
}

function toolTokens(
  request: BillableRequest,
  family: OpenAiFamily,
  hasSystem: boolean,
  isResponses: boolean,
  count: Count,
): number {
  const functions = request.tools.filter(tool => !isHosted(tool));
  const choice = request.toolChoice;
  const named = choice?.mode === 'tool' ? family.choice[isResponses ? 1 : 0] : 0;
  const name = named > 0 ? count(choice?.name ?? '') : 0;
  const none = choice?.mode === 'none' && !isResponses ? 1 : 0;
  const frame = isResponses ? family.responsesTools : family.chatTools + (hasSystem ? family.chatSystem : 0);
  const rendered = functions.length > 0 ? count(toolNamespace(functions)) + frame : 0;
  const serial = isResponses && request.parallelToolCalls === false ? family.serial : 0;
  return rendered + named + name + none + serial;
}

function schemaTokens(
  request: BillableRequest,
  family: OpenAiFamily,
  hasSystem: boolean,
  isResponses: boolean,
  count: Count,
): number {
  const schema = request.responseSchema!;
  const text = count(schemaSection(schema));
  if (isResponses) return text + family.responsesSchema + family.plain + (hasSystem ? 0 : 4);
  const inHistory = request.messages.some(message => message.toolCalls.length > 0) ? 4 : 0;
  return (
    text +
    count(schema.name) +
    2 +
    inHistory +
    (request.tools.length > 0 ? -3 : hasSystem ? 0 : 4) +
    family.plain
  );
}

const none: Spread = even(0, 0);

function confidence(
  request: BillableRequest,
  messages: readonly BillableMessage[],
): { spread: Spread; certainty: Certainty } {
  switch (subjectOf(request)) {
    case 'media':
      return { spread: even(3, 0.02), certainty: 'rule' };
    case 'schema':
      return { spread: even(2, 0.02), certainty: 'rule' };
    case 'tools': {
      const rounds = messages.filter(message => message.toolCalls.length > 0).length;
      return { spread: even(2 + 2 * rounds, 0.01), certainty: 'rule' };
    }
    case 'text':
      return { spread: none, certainty: 'exact' };
  }
}
