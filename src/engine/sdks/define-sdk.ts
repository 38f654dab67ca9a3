import type { CallKind, Role } from '../model.ts';
import type { Machine } from '../values/evaluate.ts';
import type { InstanceValue, Value } from '../values/value.ts';
import type { AgentShape, GraphShape, WorkflowShape } from './define-agents.ts';

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
  /** Names in the package registries, where they differ from the import paths. */
  readonly distributions?: readonly string[];
  readonly clients: readonly Client[];
  readonly methods: readonly Method[];
  /** Functions that make a model for later calls; as an argument of a call they are part of it. */
  readonly models?: readonly ModelFactory[];
  /** Functions that give back a client that they are handed: `instructor.from_openai(client)`. */
  readonly passes?: readonly Passes[];
  /** Methods that give back what the client was made with, by its name: `mastra.getAgent("weather")`. */
  readonly lookups?: readonly { readonly path: string | readonly string[]; readonly in: string }[];
  /** Names between client and method that change nothing: `with_raw_response`, `withOptions()`. */
  readonly transparent?: readonly string[];
  /** Attributes that a class decorator gives to a class of the workspace. */
  readonly attributes?: {
    readonly decorator: string;
    readonly read: (instance: InstanceValue, name: string, machine: Machine) => Value | undefined;
  };
  /** Where the model of calls that name none is set once for all. */
  readonly ambient?: Ambient;
  /** Objects can be put into a pipe: `prompt | model`, `prompt.pipe(model)`. */
  readonly pipes?: boolean;
  /** Methods that give back the object itself, so that calls can be chained: `addNode()`. */
  readonly fluent?: readonly string[];
  /** What makes nodes of the agent graph. */
  readonly agents?: readonly AgentShape[];
  /** Graphs put together by calls. */
  readonly graphs?: readonly GraphShape[];
  /** Graphs whose steps are functions that decorators mark. */
  readonly workflows?: readonly WorkflowShape[];
  /** A generator writes the package into the workspace: its files are no code of the user's. */
  readonly isGenerated?: boolean;
  /** Base names of files that show that a workspace uses it where no package is imported (wrangler.toml). */
  readonly evidence?: readonly string[];
}

/** A model that is set for all calls: by calls (`configure(lm=…)`), by assignments (`Settings.llm = …`), or provided. */
export interface Ambient {
  /** After the package, without "()". */
  readonly calls?: readonly string[];
  /** Argument of those calls; the call itself is the model where it is left out. */
  readonly field?: Field;
  /** After the package: "Settings.llm". */
  readonly attributes?: readonly string[];
  /** The same for what embeds. */
  readonly embeddings?: readonly string[];
}

export interface Packages {
  /** Import paths; a package stands for its submodules too. */
  readonly python?: readonly string[];
  readonly script?: readonly string[];
}

/** Positions of the arguments of a call. */
export interface Positions {
  /** Names of positional arguments, in order. */
  readonly positional?: readonly string[] | undefined;
  /** JavaScript: index of the argument whose members are the fields; 0 unless said. -1: there is none. */
  readonly options?: number | undefined;
}

export interface Client extends Positions {
  /**
   * Class or factory after the package: "OpenAI", "Client", "default" for JavaScript's default import, "" for the
   * module itself, "*" for anything of the package. Other ends than a call are written out: "models()[]".
   */
  readonly name: string;
  /** Where it differs from the SDK's. */
  readonly sdk?: string;
  readonly provider?: string | null;
  /** Model of its calls where none is given. */
  readonly defaultModel?: readonly Versioned<string>[];
  /** Options that hold another host: the host then tells the provider. */
  readonly baseUrl?: readonly string[];
  /** The model argument is a deployment that only the user's configuration can map. */
  readonly usesDeployments?: boolean;
  /** A list given to the constructor that says which model stands behind a name: the fields of the list, and of its items. */
  readonly aliases?: { readonly list: Field; readonly name: Field; readonly model: Field };
  /** Only in this language. */
  readonly language?: 'python' | 'script';
  /** Only with this argument of the constructor, where the source tells what it is. */
  readonly where?: Condition;
}

/** What a field must hold where the source tells; what only run time knows is no objection. */
export interface Condition {
  readonly field: Field;
  readonly matches?: RegExp;
  /** It must be a function of the workspace. */
  readonly isFunction?: boolean;
  /** It must be given and known. */
  readonly isGiven?: boolean;
  /** It must not be switched off: left out is fine. */
  readonly isNotOff?: boolean;
  /** It must be switched on: true, or an object. */
  readonly isOn?: boolean;
}

/**
 * Where a value stands: "model" is an argument of the call (a keyword in Python, a member of the options object in
 * JavaScript), "config.maxOutputTokens" a member of an argument (also of JSON that is written into one),
 * "(a|b)" the first that is given, "(a|b).c" its member c,
 * "@fed" what is piped into the client, "@named" all named arguments, "@client.model" an argument of the client's constructor, "@chats.create.model" an argument of that call on the way
 * to the method.
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
  | 'texts'
  /** A prompt template, with what fills it in the call's input. */
  | 'template'
  /** What a signature says (DSPy's): "question -> answer", or a class with its docstring and descriptions of fields. */
  | 'signature'
  /** An object of which each value is sent ("@named": the call's named arguments). */
  | 'values';

export interface PromptField {
  readonly field: Field;
  readonly as: PromptFormat;
  /** Role of plain text. */
  readonly role?: Role;
  /** Only where that field is not given. */
  readonly unless?: Field;
  /** `{name}` (or `{{name}}`) in the text is filled in from the object in this field, or from the arguments (""). */
  readonly filled?: { readonly braces: 'single' | 'double'; readonly from: Field };
}

/** A fact that holds in some versions of a package, by semantic version: ">=1.0 <2". */
export interface Versioned<T> {
  readonly range: string;
  readonly value: T;
  /** Name in the registry, where the range is that of another package than the SDK's first. */
  readonly of?: string;
}

export interface Method extends Positions {
  /** Names after the client, "()" behind calls on the way: "chat.completions.create", "chats.create().send_message". */
  readonly path: string | readonly string[];
  /** Only for this client (by name). */
  readonly client?: string | readonly string[];
  /** The request is an object of this class, handed to the method as its first argument (`send(new XCommand({…}))`). */
  readonly command?: string;
  readonly kind: CallKind;
  /** Other kinds by the model's id, where one method serves several ("invoke_model" of an embedding model). */
  readonly kinds?: readonly { readonly model: RegExp; readonly kind: CallKind; readonly api: string }[];
  /** API whose billing rules count the tokens (`openai-chat`, `anthropic-messages` …). */
  readonly api: string;
  readonly language?: 'python' | 'script';
  /** Positions of calls on the way, by their name. */
  readonly inner?: Readonly<Record<string, Positions>>;
  readonly where?: Condition;
  readonly model: readonly Field[];
  /** What files of the workspace say of the method, as "@file". */
  readonly file?: ReadonlyMap<string, Value>;
  /** Models by the names that code may call them by instead. */
  readonly names?: ReadonlyMap<string, Value>;
  /** The model's id stands inside a path, behind this word: "models/" in "publishers/google/models/gemini-2.0-flash". */
  readonly modelAfter?: string;
  /** Never the model that is set for all calls: the client has its own. */
  readonly ignoresAmbient?: boolean;
  /** Model that the package takes where none is given. */
  readonly defaultModel?: readonly Versioned<string>[];
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
  /**
   * The package or the provider keeps what was said and adds it to each request: true, or the fields that ask for it.
   * It is billed as input like what the code sends itself.
   */
  readonly keepsHistory?: true | readonly Field[];
  /** true: always streams; else the fields that switch it on. */
  readonly stream?: boolean | readonly Field[];
  /** Bound on model calls of one run, and what holds when it is left out; null for no bound. Agent runs only. */
  readonly turns?: {
    /** The bound is that of all runs of `each` together. */
    readonly isOfAll?: boolean;
    readonly fields: readonly Field[];
    readonly default: number | null | readonly Versioned<number | null>[];
  };
  /** Agent runs: where the agent stands that starts, if it is not the client itself. */
  readonly starts?: readonly Field[];
  /** The run of a graph: what its nodes send are calls of their own, and paid there. */
  readonly runsGraph?: boolean;
  /** A list of which each item is a run of its own (the tasks of a crew), read as "@each"; all are paid at this call. */
  readonly each?: readonly Field[];
  /** Only where that field is not given: an agent of its own may list others that it hands on to. */
  readonly eachUnless?: Field;
  /** What a run asks besides, where the condition holds: a manager, a planner. Paid at this call too. */
  readonly besides?: readonly Besides[];
  /** Extra attempts; the default by version where it changed. */
  readonly retries?: {
    readonly fields: readonly Field[];
    readonly default: number | null | readonly Versioned<number | null>[];
  };
  /** Versions of the package that have it; outside them it is no call. */
  readonly versions?: string;
  /** The path alone proves an SDK call where the receiver is unknown and the workspace uses the SDK. */
  readonly isDistinctive?: boolean;
  /** Where the path alone says little (`invoke`): the file must import the package, and the receiver be called like this. */
  readonly receivers?: RegExp;
  /** Likewise: the file must import something of the package that is called like this. */
  readonly imports?: RegExp;
}

/** A request, or one for each item of a list, that goes with a call: what it says takes the place of the method's own. */
export type Besides = Partial<Omit<Method, 'path' | 'besides' | 'command' | 'client'>>;

export interface ModelFactory {
  /** After the package: "openai()", "createOpenAI()()", "openai.chat()". */
  readonly path: string | readonly string[];
  readonly model: readonly Field[];
  readonly positional?: readonly string[];
  readonly provider?: string | null;
  readonly sdk?: string;
  readonly outputCap?: readonly Field[];
  readonly language?: 'python' | 'script';
  /** Without a model it chooses none, and is no model site. */
  readonly onlyWithModel?: boolean;
}

export interface Passes {
  readonly packages: Packages;
  /** After the package, the last "()" left out. */
  readonly path: string | readonly string[];
  /** Position of the client among the arguments. */
  readonly argument: number;
  /** Member of that argument that is the client: `wrap({ model })`. */
  readonly member?: string;
  /** The call before made a table of clients, `make({ models }).get(key)`: the argument and member are its own. */
  readonly byKey?: {
    /** Member with another table's maker, asked for what this one lacks. */ readonly otherwise: string;
  };
}

export const defineSdk = (sdk: SdkDeclaration): SdkDeclaration => sdk;
