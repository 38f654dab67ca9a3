import type { Json } from './loose.ts';

/** Tokens of something not written out: low and high enclose it, typical is what to reckon with. */
export interface TokenRange {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

/** Text as it stands, or a hole whose text only run time knows and whose size somebody estimated. */
export type TextPiece = string | { readonly tokens: TokenRange };

export type MediaKind = 'image' | 'audio' | 'video' | 'document';

/** An attachment. Sizes are null where nobody knows them. */
export interface Media {
  readonly kind: MediaKind;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number | null;
  readonly pages: number | null;
  readonly seconds: number | null;
  /** `low`, `high`, `auto`, … as the request asks for it. */
  readonly detail: string | null;
}

export interface ToolCall {
  readonly name: string;
  /** The arguments as JSON text, or a hole. */
  readonly arguments: readonly TextPiece[];
}

export interface ToolResult {
  /** Name of the tool, where the request (or the call that it answers) tells. */
  readonly name: string | null;
  readonly text: readonly TextPiece[];
}

export interface BillableMessage {
  readonly role: string;
  readonly name?: string;
  /** The parts of the content in order; joined they are the text. */
  readonly text: readonly TextPiece[];
  /** Reasoning of earlier turns that is sent back. */
  readonly reasoning: readonly TextPiece[];
  /** Characters of encrypted reasoning that is sent back. */
  readonly sealedReasoning?: number;
  readonly media: readonly Media[];
  readonly toolCalls: readonly ToolCall[];
  readonly toolResults: readonly ToolResult[];
}

export interface BillableTool {
  /** `function`, or the type of a tool that the provider hosts (`web_search`, …). */
  readonly kind: string;
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the parameters; null when there is none. */
  readonly parameters: Json;
}

export interface ToolChoice {
  readonly mode: 'auto' | 'none' | 'required' | 'tool';
  readonly name: string | null;
  /** Named in Anthropic's form, `{ type: 'tool', name }`, which other APIs may take differently. */
  readonly isFlat?: boolean;
}

export interface ResponseSchema {
  readonly name: string;
  readonly description: string;
  readonly schema: Json;
}

/** What an API is asked for, whichever API it is: the one shape that billing rules count. */
export interface BillableRequest {
  /** `openai-chat`, `anthropic-messages`, … (see `apis`). */
  readonly api: string;
  readonly provider: string;
  readonly model: string;
  /** System text comes first, as a message with role `system`. */
  readonly messages: readonly BillableMessage[];
  readonly tools: readonly BillableTool[];
  readonly toolChoice: ToolChoice | null;
  /** Whether several tools may be called at once; null when left to the API. */
  readonly parallelToolCalls: boolean | null;
  readonly responseSchema: ResponseSchema | null;
  /** Asked to answer in JSON, without a schema. */
  readonly jsonMode: boolean;
  /** The request's own cap on output tokens. */
  readonly outputCap: number | null;
  readonly reasoning: Reasoning | null;
  /** How many answers are asked for. */
  readonly answers: number;
  /** Documents for grounding, apart from messages (Cohere). */
  readonly documents: readonly string[];
  /** Texts to embed; each is one input. Empty for anything but an embedding. */
  readonly inputs: readonly (readonly TextPiece[])[];
}

export interface Reasoning {
  /** `none` `minimal` `low` `medium` `high`, …; null when the request names none. */
  readonly effort: string | null;
  /** Thinking budget in tokens. */
  readonly budget: number | null;
  /** Explicitly switched on or off; null when left to the model. */
  readonly enabled: boolean | null;
}

/** A request with nothing in it; spread it and set what is there. */
export const emptyRequest: BillableRequest = {
  api: '',
  provider: '',
  model: '',
  messages: [],
  tools: [],
  toolChoice: null,
  parallelToolCalls: null,
  responseSchema: null,
  jsonMode: false,
  outputCap: null,
  reasoning: null,
  answers: 1,
  documents: [],
  inputs: [],
};

/** A message with nothing in it, likewise. */
export const emptyMessage: BillableMessage = {
  role: 'user',
  text: [],
  reasoning: [],
  media: [],
  toolCalls: [],
  toolResults: [],
};

export const unsized = (kind: MediaKind): Media => ({
  kind,
  width: null,
  height: null,
  bytes: null,
  pages: null,
  seconds: null,
  detail: null,
});
