import { emptyMessage, type BillableMessage, type BillableRequest, type BillableTool, type Media, type TextPiece, type ToolCall, type ToolResult } from './billable-request.ts'; // prettier-ignore
import { amount, isObject, jsonText, list, member, text, textOrNull, type Json } from './loose.ts';
import { attachment, kindOf } from './media.ts';
import { namedResults, readChoice, type IdentifiedMessage } from './openai-chat.ts';

/** Reads a body of Anthropic's Messages API (also as invoked through Bedrock or Vertex). */
export function readAnthropicMessages(body: Json): Partial<BillableRequest> {
  const system = member(body, 'system');
  const systemText =
    typeof system === 'string' ? [system] : list(system).map(part => text(member(part, 'text')));
  const head: BillableMessage[] =
    systemText.length > 0 ? [{ ...emptyMessage, role: 'system', text: systemText }] : [];
  const format = member(member(body, 'output_config'), 'format') ?? member(body, 'output_format');
  const thinking = member(body, 'thinking');
  const kind = textOrNull(member(thinking, 'type'));
  const effort = textOrNull(member(member(body, 'output_config'), 'effort'));
  return {
    messages: namedResults([...head, ...list(member(body, 'messages')).map(readMessage)]),
    tools: list(member(body, 'tools')).map(readTool),
    toolChoice: readChoice(member(body, 'tool_choice')),
    parallelToolCalls:
      member(member(body, 'tool_choice'), 'disable_parallel_tool_use') === true ? false : null,
    responseSchema: isObject(format)
      ? { name: '', description: '', schema: member(format, 'schema') ?? null }
      : null,
    outputCap: amount(member(body, 'max_tokens')),
    reasoning: kind === null && effort === null ? null : { effort, budget: amount(member(thinking, 'budget_tokens')), enabled: kind === null ? null : kind !== 'disabled' }, // prettier-ignore
  };
}

function readTool(value: Json): BillableTool {
  const type = text(member(value, 'type'));
  return {
    kind: type === '' || type === 'custom' ? 'function' : type,
    name: text(member(value, 'name')),
    description: text(member(value, 'description')),
    parameters: member(value, 'input_schema') ?? null,
  };
}

interface Parts {
  readonly text: TextPiece[];
  readonly reasoning: TextPiece[];
  readonly media: Media[];
  readonly toolCalls: ToolCall[];
  readonly toolResults: ToolResult[];
  readonly callIds: string[];
  readonly resultIds: string[];
}

function readMessage(value: Json): IdentifiedMessage {
  const parts: Parts = {
    text: [],
    reasoning: [],
    media: [],
    toolCalls: [],
    toolResults: [],
    callIds: [],
    resultIds: [],
  };
  const content = member(value, 'content');
  if (typeof content === 'string') parts.text.push(content);
  for (const block of list(content)) readBlock(block, parts);
  return { ...emptyMessage, ...parts, role: text(member(value, 'role')) || 'user' };
}

function readBlock(block: Json, parts: Parts): void {
  if (typeof block === 'string') {
    parts.text.push(block);
    return;
  }
  switch (text(member(block, 'type'))) {
    case 'text':
      parts.text.push(text(member(block, 'text')));
      return;
    case 'thinking':
      parts.reasoning.push(text(member(block, 'thinking')));
      return;
    case 'tool_use':
    case 'server_tool_use':
      parts.toolCalls.push({
        name: text(member(block, 'name')),
        arguments: [jsonText(member(block, 'input') ?? {})],
      });
      parts.callIds.push(text(member(block, 'id')));
      return;
    case 'image':
    case 'document':
      readSource(block, parts);
      return;
    default:
      if (textOrNull(member(block, 'tool_use_id')) !== null) readResult(block, parts);
      else if (textOrNull(member(block, 'text')) !== null) parts.text.push(text(member(block, 'text')));
  }
}

function readSource(block: Json, parts: Parts): void {
  const kind = text(member(block, 'type')) === 'image' ? 'image' : 'document';
  const source = member(block, 'source');
  const title = text(member(block, 'title'));
  if (title) parts.text.push(title);
  if (member(source, 'type') === 'text') parts.text.push(text(member(source, 'data')));
  else if (member(source, 'type') === 'content')
    for (const part of list(member(source, 'content'))) readBlock(part, parts);
  else
    parts.media.push(
      attachment(kindOf(text(member(source, 'media_type')), kind), text(member(source, 'data'))),
    );
}

function readResult(block: Json, parts: Parts): void {
  const content = member(block, 'content');
  const inner: Parts = {
    text: [],
    reasoning: [],
    media: parts.media,
    toolCalls: [],
    toolResults: [],
    callIds: [],
    resultIds: [],
  };
  if (typeof content === 'string') inner.text.push(content);
  for (const part of list(content)) {
    const nested = list(member(part, 'content'));
    if (nested.length > 0) inner.text.push(...nested.map(item => text(member(item, 'text'))));
    else if (textOrNull(member(part, 'encrypted_content')) === null) readBlock(part, inner);
    else inner.text.push(text(member(part, 'title')), text(member(part, 'url')));
  }
  parts.toolResults.push({ name: null, text: inner.text });
  parts.resultIds.push(text(member(block, 'tool_use_id')));
}
