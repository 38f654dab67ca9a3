import type { CallKind, Role } from '../model.ts';

/**
 * An SDK as data: which packages, what makes a client, which methods send a request, and where in their arguments
 * the model, the prompt and the limits stand. Receivers, aliases, keywords, spreads, wrappers and base URLs are the
 * engine's business and the same for all.
 */
export interface SdkDeclaration {
  /** Name in reports: openai, anthropic, vercel_ai … */
  readonly id: string;
  /** Who bills, when no base URL says otherwise; null when the model's own id tells. */
  readonly provider: string | null;
  readonly packages: Packages;
  readonly clients: readonly Client[];
  readonly methods: readonly Method[];
  /** Functions that make a model for later calls; as an argument of a call they are part of it. */
  readonly models?: readonly ModelFactory[];
  /** Functions that give back a client that they are handed: `instructor.from_openai(client)`. */
  readonly passes?: readonly Passes[];
  /** Names between client and method that change nothing: `with_raw_response`, `withOptions()`. */
  readonly transparent?: readonly string[];
}

export interface Packages {
  /** Import paths; a package stands for its submodules too. */
  readonly python?: readonly string[];
  readonly script?: readonly string[];
}

export interface Client {
  /** Class or factory after the package: "OpenAI", "Client", "default" for JavaScript's default import, "" for the module itself. */
  readonly name: string;
  /** Where it differs from the SDK's. */
  readonly sdk?: string;
  readonly provider?: string | null;
  /** Options that hold another host: the host then tells the provider. */
  readonly baseUrl?: readonly string[];
  /** The model argument is a deployment that only the user's configuration can map. */
  readonly usesDeployments?: boolean;
  /** Only in this language. */
  readonly language?: 'python' | 'script';
  /** Names of positional arguments, for fields such as "@client.model". */
  readonly positional?: readonly string[];
}

/**
 * Where a value stands: "model" is an argument of the call (a keyword in Python, a member of the options object in
 * JavaScript), "config.maxOutputTokens" a member of an argument, "@client.model" an argument of the client's
 * constructor, "@chats.create.model" an argument of that call on the way to the method.
 */
export type Field = string;

export type PromptFormat =
  /** List of messages with role and content; a bare string is one user message. */
  | 'messages'
  /** Gemini contents: a string, parts, or a list of contents. */
  | 'contents'
  /** A string, or blocks of text. */
  | 'text'
  /** One text or a list of texts, each counted by itself (embeddings). */
  | 'texts';

export interface PromptField {
  readonly field: Field;
  readonly as: PromptFormat;
  /** Role of plain text. */
  readonly role?: Role;
}

export interface Method {
  /** Names after the client, "()" behind calls on the way: "chat.completions.create", "chats.create().send_message". */
  readonly path: string | readonly string[];
  /** Only for this client (by name). */
  readonly client?: string | readonly string[];
  readonly kind: CallKind;
  /** API whose billing rules count the tokens (`openai-chat`, `anthropic-messages` …). */
  readonly api: string;
  readonly language?: 'python' | 'script';
  /** Names of positional arguments. */
  readonly positional?: readonly string[];
  /** JavaScript: index of the argument whose members are the fields; 0 unless said. -1: there is none. */
  readonly options?: number;
  readonly model: readonly Field[];
  readonly prompt: readonly PromptField[];
  readonly outputCap?: readonly Field[];
  readonly tools?: readonly Field[];
  readonly responseSchema?: readonly Field[];
  readonly reasoningEffort?: readonly Field[];
  readonly tier?: readonly Field[];
  /** Number of answers. */
  readonly answers?: readonly Field[];
  /** Fields whose presence switches prompt caching on. */
  readonly promptCache?: readonly Field[];
  /** true: always streams; else the fields that switch it on. */
  readonly stream?: boolean | readonly Field[];
  /** Bound on model calls of one run, and what holds when it is left out; null for no bound. Agent runs only. */
  readonly turns?: { readonly fields: readonly Field[]; readonly default: number | null };
  readonly retries?: { readonly fields: readonly Field[]; readonly default: number | null };
  /** The path alone proves an SDK call where the receiver is unknown and the workspace uses the SDK. */
  readonly isDistinctive?: boolean;
}

export interface ModelFactory {
  /** After the package: "openai()", "createOpenAI()()", "openai.chat()". */
  readonly path: string | readonly string[];
  readonly model: readonly Field[];
  readonly positional?: readonly string[];
  readonly provider?: string | null;
  readonly sdk?: string;
  readonly outputCap?: readonly Field[];
  readonly language?: 'python' | 'script';
}

export interface Passes {
  readonly packages: Packages;
  /** After the package. */
  readonly path: string;
  /** Position of the client among the arguments. */
  readonly argument: number;
}

export const defineSdk = (sdk: SdkDeclaration): SdkDeclaration => sdk;
