import { readAnthropicMessages } from './anthropic-messages.ts';
import { readBedrockConverse, readBedrockInvoke } from './bedrock.ts';
import { emptyRequest, type BillableRequest } from './billable-request.ts';
import { readCohereChat } from './cohere-chat.ts';
import { readEmbeddings } from './embeddings.ts';
import { readGeminiGenerate } from './gemini-generate.ts';
import { member, text, type Json, type JsonObject } from './loose.ts';
import { sized } from './media.ts';
import { readOllamaChat, readOllamaGenerate } from './ollama.ts';
import { readCompletions, readOpenAiChat } from './openai-chat.ts';
import { readOpenAiResponses } from './openai-responses.ts';

const readers = {
  'openai-chat': readOpenAiChat,
  'openai-responses': readOpenAiResponses,
  'openai-completions': readCompletions,
  'anthropic-messages': readAnthropicMessages,
  'anthropic-count': readAnthropicMessages,
  'gemini-generate': readGeminiGenerate,
  'gemini-count': readGeminiGenerate,
  'bedrock-converse': readBedrockConverse,
  'bedrock-invoke': readBedrockInvoke,
  'cohere-chatv1': readCohereChat,
  'cohere-chatv2': readCohereChat,
  'ollama-chat': readOllamaChat,
  'ollama-generate': readOllamaGenerate,
  embeddings: readEmbeddings,
} as const;

export type Api = keyof typeof readers;

/** The APIs whose bodies can be read. */
export const apis = Object.keys(readers) as readonly Api[];

export const isApi = (value: unknown): value is Api =>
  typeof value === 'string' && Object.hasOwn(readers, value);

export interface RequestLine {
  readonly api: Api;
  readonly provider: string;
  /** Falls back to the body's own `model`. */
  readonly model: string;
  /** The body that the API would get. */
  readonly body: Json;
  /** Sizes of attachments, in order of appearance, for those whose data the body does not hold. */
  readonly media: readonly JsonObject[];
}

/** The one shape that billing rules count, from the body of any API. Never throws. */
export function readRequest(line: RequestLine): BillableRequest {
  const read = readers[line.api](line.body);
  const model = line.model || text(member(line.body, 'model')) || text(member(line.body, 'modelId'));
  const request = { ...emptyRequest, ...read, api: line.api, provider: line.provider, model };
  return line.media.length > 0 ? withSizes(request, line.media) : request;
}

/** As many rows as attachments: one each. Fewer: they are for those that the body says no size of. */
function withSizes(request: BillableRequest, rows: readonly JsonObject[]): BillableRequest {
  const all = request.messages.reduce((sum, message) => sum + message.media.length, 0);
  let next = 0;
  const messages = request.messages.map(message => {
    if (message.media.length === 0) return message;
    const media = message.media.map(item => {
      const takes = rows.length >= all || item.width === null;
      return takes ? sized(item, rows[next++]) : item;
    });
    return { ...message, media };
  });
  return { ...request, messages };
}
