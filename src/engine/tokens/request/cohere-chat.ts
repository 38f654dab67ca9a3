import { emptyMessage, type BillableMessage, type BillableRequest } from './billable-request.ts';
import { isObject, jsonText, list, member, text, textOrNull, amount, type Json } from './loose.ts';
import { documentText, readOpenAiChat } from './openai-chat.ts';

/** Reads a body of Cohere's Chat, version 2 (messages) or 1 (message, preamble and chat_history). */
export function readCohereChat(body: Json): Partial<BillableRequest> {
  const format = member(body, 'response_format');
  const schema = member(format, 'json_schema') ?? member(format, 'schema');
  const thinking = member(body, 'thinking');
  const kind = textOrNull(member(thinking, 'type'));
  return {
    ...readOpenAiChat(body),
    ...(Array.isArray(member(body, 'messages')) ? {} : readFirstVersion(body)),
    documents: list(member(body, 'documents')).map(documentText),
    responseSchema: isObject(schema) ? { name: '', description: '', schema: schema as Json } : null,
    reasoning: kind === null ? null : { effort: null, budget: amount(member(thinking, 'token_budget')), enabled: kind !== 'disabled' }, // prettier-ignore
  };
}

function readFirstVersion(body: Json): Partial<BillableRequest> {
  const turns: BillableMessage[] = list(member(body, 'chat_history')).map(turn => ({
    ...emptyMessage,
    role: text(member(turn, 'role')).toLowerCase() === 'chatbot' ? 'assistant' : 'user',
    text: [text(member(turn, 'message'))],
  }));
  const preamble = text(member(body, 'preamble'));
  const head: BillableMessage[] = preamble ? [{ ...emptyMessage, role: 'system', text: [preamble] }] : [];
  return {
    messages: [...head, ...turns, { ...emptyMessage, text: [text(member(body, 'message'))] }],
    tools: list(member(body, 'tools')).map(tool => ({
      kind: 'function',
      name: text(member(tool, 'name')),
      description: text(member(tool, 'description')),
      parameters: member(tool, 'parameter_definitions') ?? member(tool, 'parameters') ?? null,
    })),
    ...(member(body, 'tool_results') === undefined
      ? {}
      : { documents: [jsonText(member(body, 'tool_results'))] }),
  };
}
