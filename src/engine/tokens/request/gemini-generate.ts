import { emptyMessage, type BillableMessage, type BillableRequest, type BillableTool, type Media, type ToolCall, type ToolResult } from './billable-request.ts'; // prettier-ignore
import { decodeBase64Text } from './base64-text.ts';
import { amount, isObject, jsonText, list, member, text, textOrNull, type Json } from './loose.ts';
import { attachment, kindOf } from './media.ts';

/** Reads a body of Gemini's generateContent, or of countTokens, in camel case or snake case. */
export function readGeminiGenerate(outer: Json): Partial<BillableRequest> {
  const wrapped = member(outer, 'generateContentRequest');
  const body = isObject(wrapped) ? (wrapped as Json) : outer;
  const system = either(body, 'systemInstruction');
  const config = either(body, 'generationConfig');
  const schema = either(config, 'responseSchema') ?? either(config, 'responseJsonSchema');
  const head: BillableMessage[] = system === undefined ? [] : [{ ...readMessage(system), role: 'system' }];
  return {
    messages: [...head, ...list(member(body, 'contents')).map(readMessage)],
    tools: list(member(body, 'tools')).flatMap(readTools),
    toolChoice: readMode(either(either(body, 'toolConfig'), 'functionCallingConfig')),
    responseSchema: isObject(schema) ? { name: '', description: '', schema } : null,
    jsonMode: either(config, 'responseMimeType') === 'application/json',
    outputCap: amount(either(config, 'maxOutputTokens')),
    reasoning: readThinking(either(config, 'thinkingConfig')),
    answers: Math.max(1, amount(either(config, 'candidateCount')) ?? 1),
  };
}

/** A member by its camel-case name, or the same in snake case. */
const either = (value: Json | undefined, key: string): Json | undefined =>
  member(value, key) ??
  member(
    value,
    key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
  );

/** Declarations of functions one by one; a tool that Google hosts by its name. */
function readTools(value: Json): BillableTool[] {
  const functions = list(either(value, 'functionDeclarations')).map(item => ({
    kind: 'function',
    name: text(member(item, 'name')),
    description: text(member(item, 'description')),
    parameters: member(item, 'parameters') ?? either(item, 'parametersJsonSchema') ?? null,
  }));
  const hosted = isObject(value)
    ? Object.keys(value).filter(key => !/^function_?declarations$/i.test(key))
    : [];
  return [...functions, ...hosted.map(kind => ({ kind, name: '', description: '', parameters: null }))];
}

function readMode(value: Json | undefined): BillableRequest['toolChoice'] {
  const mode = text(member(value, 'mode')).toLowerCase();
  if (mode === '') return null;
  const names = list(either(value, 'allowedFunctionNames'));
  if (mode === 'any')
    return names.length === 1 ? { mode: 'tool', name: text(names[0]) } : { mode: 'required', name: null };
  return { mode: mode === 'none' ? 'none' : 'auto', name: null };
}

function readThinking(value: Json | undefined): BillableRequest['reasoning'] {
  if (!isObject(value)) return null;
  const budget = amount(either(value as Json, 'thinkingBudget'));
  const effort = textOrNull(either(value as Json, 'thinkingLevel'));
  return { effort, budget, enabled: budget === 0 ? false : null };
}

function readMessage(value: Json): BillableMessage {
  const words: string[] = [];
  const reasoning: string[] = [];
  const media: Media[] = [];
  const toolCalls: ToolCall[] = [];
  const toolResults: ToolResult[] = [];
  let sealedReasoning = 0;
  for (const part of list(member(value, 'parts'))) {
    sealedReasoning += text(either(part, 'thoughtSignature')).length;
    const said = textOrNull(member(part, 'text'));
    const inline = either(part, 'inlineData') ?? either(part, 'fileData');
    const call = either(part, 'functionCall');
    const response = either(part, 'functionResponse');
    if (said !== null) (member(part, 'thought') === true ? reasoning : words).push(said);
    if (inline !== undefined) readInline(inline, words, media);
    if (call !== undefined) toolCalls.push({ name: text(member(call, 'name')), arguments: [jsonText(member(call, 'args') ?? {})] }); // prettier-ignore
    if (response !== undefined) {
      toolResults.push({
        name: text(member(response, 'name')),
        text: [jsonText(member(response, 'response') ?? {})],
      });
      for (const attached of list(member(response, 'parts')))
        readInline(either(attached, 'inlineData'), words, media);
    }
    const code = text(member(either(part, 'executableCode'), 'code')) || text(member(either(part, 'codeExecutionResult'), 'output')); // prettier-ignore
    if (code) words.push(code);
  }
  const role = text(member(value, 'role')) === 'model' ? 'assistant' : 'user';
  return { ...emptyMessage, role, text: words, reasoning, sealedReasoning, media, toolCalls, toolResults };
}

/** Text sent as a file is billed as text. */
function readInline(value: Json | undefined, words: string[], media: Media[]): void {
  const type = text(either(value, 'mimeType'));
  const data = text(member(value, 'data'));
  const decoded = type.startsWith('text/') ? decodeBase64Text(data) : null;
  if (decoded !== null) words.push(decoded);
  else media.push(attachment(kindOf(type, 'image'), data));
}
