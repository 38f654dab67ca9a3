import type { Counters } from '../count/counters.ts';
import type {
  BillableMessage,
  BillableRequest,
  BillableTool,
  TokenRange,
} from '../request/billable-request.ts';
import { jsonText } from '../request/loose.ts';
import {
  fixed,
  plus,
  sum,
  weighPieces,
  type BillPart,
  type PartKind,
  type Reckoning,
  type Spread,
} from './bill.ts';
import { isHosted } from './families/hosted-tools.ts';
import { readHosted } from './hosted-parts.ts';
import { weighFields } from './tool-fields.ts';
import { unknownMedia } from './media-tokens.ts';
import type { TemplateFamily } from './template-family.ts';
import { doubtOf, weighBy } from './tokenizer.ts';

/** Reckons a request by a family's row. */
export function reckonByTemplate(
  request: BillableRequest,
  family: TemplateFamily,
  counters: Counters,
): Reckoning {
  const weigh = weighBy(family.tokenizer, counters);
  const hosted = readHosted(request);
  const parts = [
    ...framePart(request, family),
    ...request.messages.flatMap(message => messageParts(message, family, weigh)),
    ...toolParts(request, family, hosted.bringInstructions, weigh),
    ...hosted.parts,
    ...schemaParts(request, family, weigh),
    ...request.documents.map(text => part('message', fixed(weigh(text)))),
  ];
  const subject = subjectOf(request);
  const isPlain = subject === 'text';
  return {
    parts,
    spread: isPlain ? withDoubt(family, request, counters) : family.spread[subject],
    certainty: isPlain && family.tokenizer.perToken !== 1 ? 'ratio' : 'rule',
    rule: `${family.id}, ${subject} (${family.source})${hosted.note}`,
  };
}

/** Widens a range by what in the text is doubtful. */
function withDoubt(
  { spread: { text: spread }, tokenizer }: TemplateFamily,
  request: BillableRequest,
  counters: Counters,
): Spread {
  const text = request.messages.flatMap(message => message.text).filter(piece => typeof piece === 'string');
  const doubt = text.reduce((total, piece) => total + doubtOf(piece, tokenizer, counters), 0);
  return {
    below: [spread.below[0] + doubt, spread.below[1]],
    above: [spread.above[0] + doubt, spread.above[1]],
  };
}

const part = (kind: PartKind, tokens: TokenRange): BillPart => ({ kind, tokens });

/** What decides the width of the range. */
export function subjectOf(request: BillableRequest): 'text' | 'tools' | 'schema' | 'media' {
  if (request.messages.some(message => message.media.length > 0)) return 'media';
  if (request.responseSchema) return 'schema';
  const hasHistory = request.messages.some(
    message => message.toolCalls.length + message.toolResults.length > 0,
  );
  return request.tools.length > 0 || hasHistory ? 'tools' : 'text';
}

const isThinking = ({ reasoning }: BillableRequest): boolean =>
  reasoning !== null && reasoning.enabled !== false && reasoning.effort !== 'none';

function framePart(request: BillableRequest, { frame }: TemplateFamily): BillPart[] {
  const turns = request.messages.filter(message => message.role !== 'system').length;
  const hasSystem = turns < request.messages.length;
  const thinking = isThinking(request) ? (frame.thinking ?? 0) : 0;
  const tokens =
    frame.base + frame.perMessage * Math.max(0, turns - 1) + (hasSystem ? frame.system : 0) + thinking;
  return [part('overhead', fixed(tokens))];
}

function messageParts(
  message: BillableMessage,
  family: TemplateFamily,
  weigh: (text: string) => number,
): BillPart[] {
  const { tools, frame } = family;
  const parts = [part(message.role === 'system' ? 'system' : 'message', weighPieces(message.text, weigh))];
  if (frame.countsReasoning) parts.push(part('message', weighPieces(message.reasoning, weigh)));
  if (frame.perSealedCharacter)
    parts.push(part('message', fixed(frame.perSealedCharacter * (message.sealedReasoning ?? 0))));
  for (const call of message.toolCalls) {
    const said = plus(fixed(weigh(call.name)), weighPieces(call.arguments, weigh));
    const framing = tools.perCall + tools.perArgument * argumentCount(call.arguments.map(String).join(''));
    parts.push(part('tool-call', plus(said, fixed(framing))));
  }
  for (const result of message.toolResults)
    parts.push(part('tool-result', plus(weighPieces(result.text, weigh), fixed(tools.perResult))));
  for (const media of message.media) parts.push(part('media', family.media(media) ?? unknownMedia));
  return parts;
}

/** Members of the outermost object of JSON text, 0 when it is none. */
export function argumentCount(json: string): number {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  } catch {
    return 0;
  }
}

const toolJson = (tool: BillableTool): string =>
  jsonText({ name: tool.name, description: tool.description, input_schema: tool.parameters });

function toolParts(
  request: BillableRequest,
  family: TemplateFamily,
  isInstructed: boolean,
  weigh: (text: string) => number,
): BillPart[] {
  const functions = request.tools.filter(tool => !isHosted(tool));
  if (functions.length === 0 && !isInstructed) return [];
  const { tools } = family;
  const mode = request.toolChoice?.mode;
  if (request.toolChoice?.isFlat && tools.dropsForFlatChoice?.test(request.provider)) return [];
  const isForced = mode === 'required' || mode === 'tool';
  const once =
    (isForced ? (tools.forced ?? tools.base) : tools.base) +
    (isThinking(request) ? (tools.thinking ?? 0) : 0) +
    (request.parallelToolCalls === false ? (tools.serial ?? 0) : 0);
  const { perProperty } = tools;
  const weighTool = (tool: BillableTool): number =>
    perProperty === undefined ? weigh(toolJson(tool)) : weighFields(tool, perProperty, weigh);
  const each = sum(functions.map(tool => fixed(tools.perTool + tools.scale * weighTool(tool))));
  return [part('tools', plus(fixed(once), each))];
}

function schemaParts(
  request: BillableRequest,
  { schema }: TemplateFamily,
  weigh: (text: string) => number,
): BillPart[] {
  if (!request.responseSchema) return [];
  const tokens = schema.scale === 0 ? 0 : schema.scale * weigh(jsonText(request.responseSchema.schema));
  return [part('schema', fixed(schema.base + tokens))];
}

export const spreads = (text: Spread, tools: Spread, schema: Spread, media: Spread): TemplateFamily['spread'] => ({ text, tools, schema, media }); // prettier-ignore
