import { emptyMessage, type BillableMessage, type BillableRequest, type BillableTool, type Media, type ResponseSchema, type ToolChoice } from './billable-request.ts'; // prettier-ignore
import { amount, flag, isObject, jsonText, list, member, text, textOrNull, type Json } from './loose.ts';
import { attachment, kindOf } from './media.ts';

/** Reads a body of Chat Completions, of OpenAI or of the many that copy it. */
export function readOpenAiChat(body: Json): Partial<BillableRequest> {
  const format = member(body, 'response_format');
  return {
    messages: namedResults(list(member(body, 'messages')).map(readMessage)),
    tools: [...list(member(body, 'tools')), ...list(member(body, 'functions'))].map(readTool),
    toolChoice: readChoice(member(body, 'tool_choice') ?? member(body, 'function_call')),
    parallelToolCalls: flag(member(body, 'parallel_tool_calls')),
    responseSchema: readSchema(member(format, 'json_schema')),
    jsonMode: member(format, 'type') === 'json_object',
    outputCap: amount(member(body, 'max_completion_tokens')) ?? amount(member(body, 'max_tokens')),
    reasoning: readReasoning(body),
    answers: Math.max(1, amount(member(body, 'n')) ?? 1),
  };
}

/** A body of the old Completions API: a prompt, or several, with no frame. */
export function readCompletions(body: Json): Partial<BillableRequest> {
  const prompt = member(body, 'prompt');
  const prompts = typeof prompt === 'string' ? [prompt] : list(prompt).map(text);
  return {
    messages: prompts.map(item => ({ ...emptyMessage, text: [item] })),
    outputCap: amount(member(body, 'max_tokens')),
    answers: Math.max(1, amount(member(body, 'n')) ?? 1),
  };
}

export type IdentifiedMessage = BillableMessage & {
  readonly callIds?: readonly string[];
  readonly resultIds?: readonly string[];
};

/** Gives each tool result the name of the call that it answers. */
export function namedResults(messages: readonly IdentifiedMessage[]): BillableMessage[] {
  const names = new Map<string, string>();
  return messages.map(({ callIds, resultIds, ...message }) => {
    message.toolCalls.forEach((call, i) => names.set(callIds?.[i] ?? '', call.name));
    if (!resultIds) return message;
    const toolResults = message.toolResults.map((result, i) => ({ ...result, name: result.name ?? names.get(resultIds[i] ?? '') ?? null })); // prettier-ignore
    return { ...message, toolResults };
  });
}

function readMessage(value: Json): IdentifiedMessage {
  const role = text(member(value, 'role')) || 'user';
  const name = textOrNull(member(value, 'name'));
  const content = readContent(member(value, 'content'));
  const calls = list(member(value, 'tool_calls'));
  const legacy = member(value, 'function_call');
  const all = isObject(legacy) ? [...calls, { function: legacy as Json }] : calls;
  const base: IdentifiedMessage = {
    ...emptyMessage,
    ...content,
    role,
    ...(name ? { name } : {}),
    reasoning: [text(member(value, 'reasoning_content')) || text(member(value, 'reasoning')), ...content.reasoning].filter(Boolean), // prettier-ignore
    toolCalls: all.map(call => ({
      name: text(member(member(call, 'function'), 'name')),
      arguments: [argumentText(member(member(call, 'function'), 'arguments'))],
    })),
    callIds: all.map(call => text(member(call, 'id'))),
  };
  if (role !== 'tool' && role !== 'function') return base;
  return {
    ...base,
    text: [],
    toolResults: [{ name: name ?? null, text: content.text }],
    resultIds: [text(member(value, 'tool_call_id'))],
  };
}

/** Arguments as JSON text; some clients send the object itself. */
export const argumentText = (value: Json | undefined): string =>
  typeof value === 'string' ? value : jsonText(value);

interface Content {
  readonly text: string[];
  readonly reasoning: string[];
  readonly media: Media[];
}

/** A content that is a string or a list of parts, in the spellings of Chat, Responses and Cohere. */
export function readContent(value: Json | undefined): Content {
  const content: Content = { text: [], reasoning: [], media: [] };
  if (typeof value === 'string') content.text.push(value);
  for (const part of list(value)) readPart(part, content);
  return content;
}

function readPart(part: Json, content: Content): void {
  if (typeof part === 'string') {
    content.text.push(part);
    return;
  }
  const image = member(part, 'image_url');
  const file = member(part, 'file') ?? member(part, 'file_url');
  const audio = member(part, 'input_audio');
  const link = textOrNull(member(part, 'document_url')) ?? textOrNull(member(part, 'video_url'));
  const thinking = member(part, 'thinking');
  if (image !== undefined) {
    const detail = textOrNull(member(image, 'detail')) ?? textOrNull(member(part, 'detail'));
    content.media.push(
      attachment('image', typeof image === 'string' ? image : text(member(image, 'url')), detail),
    );
  } else if (audio !== undefined) content.media.push(attachment('audio', ''));
  else if (link !== null) content.media.push(attachment('document', link));
  else if (isObject(file) || textOrNull(member(part, 'file_data')) !== null) {
    const holder = isObject(file) ? file : part;
    const name = text(member(holder, 'filename'));
    content.media.push(attachment(kindOf(name, 'document'), text(member(holder, 'file_data'))));
  } else if (thinking !== undefined) {
    if (typeof thinking === 'string') content.reasoning.push(thinking);
    else content.reasoning.push(...list(thinking).map(item => text(member(item, 'text'))));
  } else if (isObject(member(part, 'document'))) content.text.push(documentText(member(part, 'document')));
  else {
    const words = textOrNull(member(part, 'text')) ?? textOrNull(member(part, 'refusal'));
    if (words !== null) content.text.push(words);
  }
}

/** A grounding document as text: its data's members, or its text. */
export function documentText(value: Json | undefined): string {
  const data = member(value, 'data') ?? value;
  return typeof data === 'string'
    ? data
    : isObject(data)
      ? Object.values(data).map(text).filter(Boolean).join('\n')
      : '';
}

/** A tool, nested under `function` or flat. */
export function readTool(value: Json): BillableTool {
  const nested = member(value, 'function');
  const inner = isObject(nested) ? nested : value;
  return {
    kind: text(member(value, 'type')) || 'function',
    name: text(member(inner, 'name')),
    description: text(member(inner, 'description')),
    parameters: member(inner, 'parameters') ?? member(inner, 'input_schema') ?? null,
  };
}

/** `tool_choice` in any of its spellings; null when absent. */
export function readChoice(value: Json | undefined): ToolChoice | null {
  if (value === undefined || value === null) return null;
  const word = typeof value === 'string' ? value.toLowerCase() : text(member(value, 'type')).toLowerCase();
  const name = textOrNull(member(value, 'name')) ?? textOrNull(member(member(value, 'function'), 'name'));
  if (name !== null) return { mode: 'tool', name, ...(word === 'tool' ? { isFlat: true } : {}) };
  if (word === 'none') return { mode: 'none', name: null };
  if (word === 'required' || word === 'any') return { mode: 'required', name: null };
  return { mode: 'auto', name: null };
}

/** A response schema under `json_schema` or flat; null when there is none. */
export function readSchema(value: Json | undefined): ResponseSchema | null {
  if (!isObject(value)) return null;
  const schema = member(value, 'schema') ?? (value as Json);
  return { name: text(member(value, 'name')), description: text(member(value, 'description')), schema };
}

function readReasoning(body: Json): BillableRequest['reasoning'] {
  const group = member(body, 'reasoning');
  const effort = textOrNull(member(body, 'reasoning_effort')) ?? textOrNull(member(group, 'effort'));
  const budget =
    amount(member(group, 'max_tokens')) ?? amount(member(member(body, 'thinking'), 'budget_tokens'));
  const kind = textOrNull(member(member(body, 'thinking'), 'type'));
  const flag = member(body, 'enable_thinking') ?? member(group, 'enabled');
  const enabled = typeof flag === 'boolean' ? flag : kind === null ? null : kind !== 'disabled';
  return effort === null && budget === null && enabled === null ? null : { effort, budget, enabled };
}
