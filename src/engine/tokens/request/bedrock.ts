import { readAnthropicMessages } from './anthropic-messages.ts';
import { emptyMessage, type BillableRequest, type Media, type TextPiece, type ToolCall, type ToolResult } from './billable-request.ts'; // prettier-ignore
import { readCohereChat } from './cohere-chat.ts';
import { readEmbeddings } from './embeddings.ts';
import { amount, isObject, jsonText, list, member, text, textOrNull, type Json } from './loose.ts';
import { attachment, kindOf } from './media.ts';
import { namedResults, readOpenAiChat, type IdentifiedMessage } from './openai-chat.ts';

/** Reads a body of Bedrock's Converse API. */
export function readBedrockConverse(body: Json): Partial<BillableRequest> {
  const system = list(member(body, 'system')).flatMap(part => textOrNull(member(part, 'text')) ?? []);
  const head = system.length > 0 ? [{ ...emptyMessage, role: 'system', text: system }] : [];
  const config = member(body, 'toolConfig');
  const choice = member(config, 'toolChoice');
  const named = textOrNull(member(member(choice, 'tool'), 'name'));
  const extra = member(body, 'additionalModelRequestFields');
  return {
    messages: namedResults([...head, ...list(member(body, 'messages')).map(readMessage)]),
    tools: list(member(config, 'tools')).map(tool => {
      const spec = member(tool, 'toolSpec');
      const schema = member(spec, 'inputSchema');
      return { kind: 'function', name: text(member(spec, 'name')), description: text(member(spec, 'description')), parameters: member(schema, 'json') ?? schema ?? null }; // prettier-ignore
    }),
    toolChoice: named !== null ? { mode: 'tool', name: named } : isObject(member(choice, 'any')) ? { mode: 'required', name: null } : null, // prettier-ignore
    responseSchema: readFormat(member(member(body, 'outputConfig'), 'textFormat')),
    outputCap: amount(member(member(body, 'inferenceConfig'), 'maxTokens')),
    reasoning: readReasoning(extra),
  };
}

function readFormat(format: Json | undefined): BillableRequest['responseSchema'] {
  const json = member(member(format, 'structure'), 'jsonSchema');
  if (!isObject(json)) return null;
  const written = member(json, 'schema');
  return {
    name: text(member(json, 'name')),
    description: text(member(json, 'description')),
    schema: parsed(written),
  };
}

function parsed(value: Json | undefined): Json {
  if (typeof value !== 'string') return value ?? null;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function readReasoning(extra: Json | undefined): BillableRequest['reasoning'] {
  const group =
    member(extra, 'reasoningConfig') ?? member(extra, 'reasoning_config') ?? member(extra, 'thinking');
  if (!isObject(group)) return null;
  const kind = textOrNull(member(group, 'type'));
  return {
    effort: textOrNull(member(group, 'maxReasoningEffort')),
    budget: amount(member(group, 'budget_tokens')),
    enabled: kind === null ? null : kind !== 'disabled',
  };
}

function readMessage(value: Json): IdentifiedMessage {
  const words: TextPiece[] = [];
  const reasoning: TextPiece[] = [];
  const media: Media[] = [];
  const toolCalls: ToolCall[] = [];
  const toolResults: ToolResult[] = [];
  const callIds: string[] = [];
  const resultIds: string[] = [];
  const take = (part: Json, into: TextPiece[]): void => {
    const said = textOrNull(member(part, 'text'));
    if (said !== null) into.push(said);
    if (member(part, 'json') !== undefined) into.push(jsonText(member(part, 'json')));
    const found = member(part, 'searchResult');
    if (isObject(found)) into.push(text(member(found, 'source')), text(member(found, 'title')), ...list(member(found, 'content')).map(item => text(member(item, 'text')))); // prettier-ignore
    for (const kind of ['image', 'document', 'video', 'audio'] as const) {
      const file = member(part, kind);
      if (!isObject(file)) continue;
      const source = member(file, 'source');
      const plain = textOrNull(member(source, 'text'));
      if (plain !== null) into.push(plain);
      else media.push(attachment(kindOf(kind, kind), text(member(source, 'bytes'))));
    }
  };
  for (const part of list(member(value, 'content'))) {
    take(part, words);
    const thought = textOrNull(member(member(member(part, 'reasoningContent'), 'reasoningText'), 'text'));
    if (thought !== null) reasoning.push(thought);
    const use = member(part, 'toolUse');
    if (isObject(use)) {
      toolCalls.push({ name: text(member(use, 'name')), arguments: [jsonText(member(use, 'input') ?? {})] });
      callIds.push(text(member(use, 'toolUseId')));
    }
    const result = member(part, 'toolResult');
    if (isObject(result)) {
      const said: TextPiece[] = [];
      for (const inner of list(member(result, 'content'))) take(inner, said);
      toolResults.push({ name: null, text: said });
      resultIds.push(text(member(result, 'toolUseId')));
    }
  }
  const role = text(member(value, 'role')) || 'user';
  return { ...emptyMessage, role, text: words, reasoning, media, toolCalls, toolResults, callIds, resultIds };
}

/** Reads a body of InvokeModel: each vendor's own form, told apart by its members. */
export function readBedrockInvoke(body: Json): Partial<BillableRequest> {
  if (member(body, 'anthropic_version') !== undefined) return readAnthropicMessages(body);
  if (
    ['inputText', 'texts', 'taskType', 'inputs', 'embeddingTypes'].some(
      key => member(body, key) !== undefined,
    )
  ) {
    const config = member(body, 'textGenerationConfig');
    return isObject(config)
      ? prompt(member(body, 'inputText'), member(config, 'maxTokenCount'))
      : readEmbeddings(body);
  }
  if (list(member(body, 'messages')).some(item => list(member(item, 'content')).some(part => member(part, 'type') === undefined && isObject(part)))) return readBedrockConverse(body); // prettier-ignore
  if (Array.isArray(member(body, 'messages'))) return readOpenAiChat(body);
  if (member(body, 'message') !== undefined) return readCohereChat(body);
  return prompt(member(body, 'prompt'), member(body, 'max_gen_len') ?? member(body, 'max_tokens') ?? member(body, 'max_tokens_to_sample')); // prettier-ignore
}

const prompt = (value: Json | undefined, cap: Json | undefined): Partial<BillableRequest> => ({
  messages: [{ ...emptyMessage, text: [text(value)] }],
  outputCap: amount(cap),
});
