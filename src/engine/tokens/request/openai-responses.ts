import { emptyMessage, type BillableRequest, type BillableTool } from './billable-request.ts';
import { amount, flag, isObject, jsonText, list, member, text, textOrNull, type Json } from './loose.ts';
import {
  argumentText,
  namedResults,
  readChoice,
  readContent,
  readSchema,
  type IdentifiedMessage,
} from './openai-chat.ts';

/** Reads a body of the Responses API. */
export function readOpenAiResponses(body: Json): Partial<BillableRequest> {
  const format = member(member(body, 'text'), 'format');
  const instructions = text(member(body, 'instructions'));
  const input = member(body, 'input');
  const items: readonly Json[] = typeof input === 'string' ? [{ role: 'user', content: input }] : list(input);
  const head = instructions ? [{ ...emptyMessage, role: 'system', text: [instructions] }] : [];
  const reasoning = member(body, 'reasoning');
  const effort = textOrNull(member(reasoning, 'effort'));
  return {
    messages: namedResults([...head, ...items.map(readItem)]),
    tools: list(member(body, 'tools')).map(readFlatTool),
    toolChoice: readChoice(member(body, 'tool_choice')),
    parallelToolCalls: flag(member(body, 'parallel_tool_calls')),
    responseSchema: member(format, 'type') === 'json_schema' ? readSchema(format) : null,
    jsonMode: member(format, 'type') === 'json_object',
    outputCap: amount(member(body, 'max_output_tokens')),
    reasoning: effort === null ? null : { effort, budget: null, enabled: null },
  };
}

/** Only the flat form counts: a description or schema nested under `function` is ignored, and so not billed. */
function readFlatTool(value: Json): BillableTool {
  return {
    kind: text(member(value, 'type')) || 'function',
    name: text(member(value, 'name')) || text(member(member(value, 'function'), 'name')),
    description: text(member(value, 'description')),
    parameters: member(value, 'parameters') ?? null,
  };
}

function readItem(item: Json): IdentifiedMessage {
  if (typeof item === 'string') return { ...emptyMessage, text: [item] };
  const id = text(member(item, 'call_id'));
  switch (text(member(item, 'type'))) {
    case 'function_call':
    case 'custom_tool_call': {
      const args = argumentText(member(item, 'arguments') ?? member(item, 'input'));
      return { ...emptyMessage, role: 'assistant', toolCalls: [{ name: text(member(item, 'name')), arguments: [args] }], callIds: [id] }; // prettier-ignore
    }
    case 'function_call_output':
    case 'custom_tool_call_output': {
      const output = member(item, 'output');
      const content = isObject(output)
        ? { ...readContent([]), text: [jsonText(output)] }
        : readContent(output);
      return { ...emptyMessage, role: 'tool', toolResults: [{ name: null, text: content.text }], media: content.media, resultIds: [id] }; // prettier-ignore
    }
    case 'reasoning': {
      const summary = list(member(item, 'summary')).map(part => text(member(part, 'text')));
      return { ...emptyMessage, role: 'assistant', reasoning: summary, sealedReasoning: text(member(item, 'encrypted_content')).length }; // prettier-ignore
    }
    default: {
      const content = readContent(member(item, 'content'));
      return { ...emptyMessage, ...content, role: text(member(item, 'role')) || 'user' };
    }
  }
}
