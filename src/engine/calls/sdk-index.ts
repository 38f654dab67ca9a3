import type { Client, Method, ModelFactory, Packages, Passes, SdkDeclaration } from '../sdks/define-sdk.ts';
import type { BoundCall, ExternalValue, Value } from '../values/value.ts';

export type Family = 'python' | 'script';

/** A method of an SDK, recognised on a value. */
export interface MethodMatch {
  readonly sdk: SdkDeclaration;
  readonly client: Client | null;
  readonly method: Method;
  /** Calls on the way, by the names before their "()": "client" for the constructor, "chats.create" for an inner call. */
  readonly calls: ReadonlyMap<string, BoundCall | null>;
  /** What is piped into the client: "@fed" of a declaration. */
  readonly fed?: Value;
}

export interface ModelMatchSite {
  readonly sdk: SdkDeclaration;
  readonly factory: ModelFactory;
  readonly call: BoundCall | null;
  readonly calls: ReadonlyMap<string, BoundCall | null>;
}

/** All declarations, indexed once: matching costs the same with ten SDKs and with all. */
export interface SdkIndex {
  /** Last names of methods: other calls need no look. */
  readonly methodNames: ReadonlySet<string>;
  readonly factoryNames: ReadonlySet<string>;
  /** What a callee (path without the last "()") may be, likeliest first; conditions on arguments are still open. */
  methods(callee: ExternalValue, language: Family): readonly MethodMatch[];
  /** The request that an object stands for (`new ConverseCommand({…})`), where it is handed over. */
  command(made: ExternalValue, language: Family): MethodMatch | undefined;
  /** A value that a model factory made (path with its "()"). */
  model(made: ExternalValue, language: Family): ModelMatchSite | undefined;
  /** Where the client stands that a function hands back; undefined when it is no such function. */
  passed(made: ExternalValue): Passes | undefined;
  /** Where a call that looks a value up by its name finds it: the option of the client. */
  lookedUp(made: ExternalValue): string | undefined;
  /** Methods whose path alone is proof, by that path. */
  distinctive(path: string, language: Family): readonly { sdk: SdkDeclaration; method: Method }[];
  /** Whether a value comes from a package that some declaration names. */
  isKnown(value: ExternalValue): boolean;
  /** Declarations that name the package of an import. */
  ofModule(module: string): readonly SdkDeclaration[];
}

interface Row {
  readonly method: Method;
  readonly path: string;
}

interface Entry {
  readonly sdk: SdkDeclaration;
  readonly methods: ReadonlyMap<string, readonly Row[]>;
  readonly factories: ReadonlyMap<string, readonly { factory: ModelFactory; path: string }[]>;
  readonly commands: ReadonlyMap<string, Method>;
}

export function createSdkIndex(declarations: readonly SdkDeclaration[]): SdkIndex {
  const entries = declarations.map(entryOf);
  const byPackage = new Map<string, Entry[]>();
  const distinct = new Map<string, { sdk: SdkDeclaration; method: Method; path: string }[]>();
  for (const entry of entries) {
    const { python = [], script = [] } = entry.sdk.packages;
    for (const name of new Set([...python, ...script])) push(byPackage, name, entry);
    for (const method of entry.sdk.methods)
      if (method.isDistinctive)
        for (const path of listOf(method.path)) push(distinct, tail(path), { sdk: entry.sdk, method, path });
  }
  // `chat.completions.create` before `completions.create`, which it ends in.
  for (const list of distinct.values()) list.sort((a, b) => b.path.length - a.path.length);
  const passes = new Map<string, { path: string; passes: Passes }[]>();
  for (const one of declarations.flatMap(sdk => sdk.passes ?? []))
    for (const path of listOf(one.path)) push(passes, tail(path), { path, passes: one });
  const lookups = declarations.flatMap(sdk =>
    (sdk.lookups ?? []).map(l => ({ ...l, packages: sdk.packages })),
  );
  const entriesOf = (value: ExternalValue): readonly Entry[] => {
    const found: Entry[] = [];
    for (const name of prefixes(value)) found.push(...(byPackage.get(name) ?? []));
    return found;
  };
  return {
    methodNames: new Set(
      entries.flatMap(e => [...e.methods.keys(), ...(e.commands.size > 0 ? ['send'] : [])]),
    ),
    factoryNames: new Set(entries.flatMap(e => [...e.factories.keys()])),
    methods(value, language) {
      const callee = withoutTypes(value);
      const found: MethodMatch[] = [];
      for (const { sdk, methods } of entriesOf(callee)) {
        const rows = methods.get(tail(callee.path));
        const rest = rows && afterPackage(callee, sdk.packages);
        if (rest === undefined) continue;
        const path = clean(rest, sdk);
        for (const row of rows!) {
          const match = matchMethod(sdk, row, path, callee, language);
          if (match) found.push(match);
        }
      }
      return found;
    },
    command(made, language) {
      const name = tail(made.path.replace(/\(\)$/, ''));
      for (const { sdk, commands } of entriesOf(made)) {
        const method = commands.get(name);
        if (method && made.path.endsWith('()') && (!method.language || method.language === language))
          return { sdk, client: null, method, calls: new Map() };
      }
      return undefined;
    },
    model(value, language) {
      const made = withoutTypes(value);
      const name = tail(made.path.replace(/(\(\))+$/, ''));
      for (const { sdk, factories } of entriesOf(made)) {
        for (const { factory, path } of factories.get(name) ?? []) {
          if (factory.language && factory.language !== language) continue;
          const rest = afterPackage(made, sdk.packages);
          if (rest === undefined || !(rest === path || rest.endsWith(`.${path}`))) continue;
          return { sdk, factory, call: made.calls.at(-1) ?? null, calls: callsOnTheWay(made) };
        }
      }
      return undefined;
    },
    passed(made) {
      const path = made.path.replace(/\(\)$/, '');
      return passes
        .get(tail(path))
        ?.find(one => afterPackage({ ...made, path }, one.passes.packages) === one.path)?.passes;
    },
    lookedUp(made) {
      for (const one of lookups) {
        const rest = afterPackage(made, one.packages);
        if (rest !== undefined && listOf(one.path).some(p => rest === p || rest.endsWith(`.${p}`)))
          return one.in;
      }
      return undefined;
    },
    distinctive: (path, language) =>
      (distinct.get(tail(path)) ?? []).filter(
        ({ method, path: known }) =>
          (!method.language || method.language === language) &&
          (path === known || path.endsWith(`.${known}`)),
      ),
    isKnown: value => entriesOf(value).length > 0,
    ofModule: module =>
      [...prefixes({ kind: 'external', module, path: '', calls: [] })].flatMap(
        name => byPackage.get(name)?.map(e => e.sdk) ?? [],
      ),
  };
}

function entryOf(sdk: SdkDeclaration): Entry {
  const methods = new Map<string, Row[]>();
  const commands = new Map<string, Method>();
  for (const method of sdk.methods) {
    if (method.command !== undefined) commands.set(method.command, method);
    else for (const path of listOf(method.path)) push(methods, tail(path), { method, path });
  }
  const factories = new Map<string, { factory: ModelFactory; path: string }[]>();
  for (const factory of sdk.models ?? [])
    for (const path of listOf(factory.path))
      push(factories, tail(path.replace(/(\(\))+$/, '')), { factory, path });
  return { sdk, methods, factories, commands };
}

/** `Agent[Context](…)` is `Agent(…)`. */
export const withoutTypes = (value: ExternalValue): ExternalValue =>
  value.path.includes('[]()') ? { ...value, path: value.path.replaceAll('[]()', '()') } : value;

export const listOf = (path: string | readonly string[]): readonly string[] =>
  typeof path === 'string' ? [path] : path;
export const tail = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Names under which a package may be declared: "a", "a.b", "a.b.c" of a dotted name, "@s/p" and "@s/p/q" of a path. */
export function* prefixes(value: ExternalValue): Generator<string> {
  const { module } = value;
  yield module;
  if (module.includes('/')) {
    for (let at = module.lastIndexOf('/'); at > 0; at = module.lastIndexOf('/', at - 1))
      yield module.slice(0, at);
    return;
  }
  for (let at = module.lastIndexOf('.'); at > 0; at = module.lastIndexOf('.', at - 1))
    yield module.slice(0, at);
  let name = module;
  for (const part of value.path.split('.').slice(0, 3)) {
    if (part.includes('(') || part.includes('[') || part === '') return;
    name += `.${part}`;
    yield name;
  }
}

/** The path inside a package; Python's dotted modules and names run together. */
export function afterPackage(value: ExternalValue, packages: Packages): string | undefined {
  const full = value.path === '' ? value.module : `${value.module}.${value.path}`;
  for (const name of packages.python ?? []) {
    if (full === name) return '';
    if (full.startsWith(`${name}.`)) return full.slice(name.length + 1);
  }
  for (const name of packages.script ?? []) {
    if (value.module === name || value.module.startsWith(`${name}/`))
      // A CommonJS module that is called itself is its default export.
      return value.path.replace(/^default\.(?=.)/, '').replace(/^(?=\(\))/, 'default');
  }
  return undefined;
}

function clean(path: string, sdk: SdkDeclaration): string {
  let result = path;
  for (const name of sdk.transparent ?? []) result = result.replaceAll(`.${name}.`, '.');
  return result;
}

function matchMethod(
  sdk: SdkDeclaration,
  { method, path }: Row,
  rest: string,
  callee: ExternalValue,
  language: Family,
): MethodMatch | undefined {
  if (method.language && method.language !== language) return undefined;
  if (rest !== path && !rest.endsWith(`.${path}`)) return undefined;
  const head = rest.slice(0, Math.max(0, rest.length - path.length - 1));
  const client = sdk.clients.find(
    c =>
      (!c.language || c.language === language) &&
      isClient(head, c.name) &&
      (!method.client || listOf(method.client).includes(c.name)),
  );
  if (!client) return undefined;
  const calls = callsOnTheWay(callee);
  // The client is the last call before the method: `boto3.Session().client("bedrock-runtime")`, `OpenAI()`.
  const made = head.split('()').length - 2;
  if (made >= 0) calls.set('client', callee.calls[made] ?? null);
  return { sdk, client, method, calls, ...(callee.fed ? { fed: callee.fed } : {}) };
}

/** `OpenAI()`, and also `lib.azure.AzureOpenAI()`; "" is the module itself, "*" anything. */
function isClient(head: string, name: string): boolean {
  if (name === '*') return true;
  if (name === '') return head === '' || /^[a-z_.]+$/.test(head);
  const form = /[)\]]$/.test(name) ? name : `${name}()`;
  return head === form || head.endsWith(`.${form}`);
}

/** Names before each "()" of a path, with its call. Calls of transparent names count too, so they are matched from the end. */
function callsOnTheWay(value: ExternalValue): Map<string, BoundCall | null> {
  const calls = new Map<string, BoundCall | null>();
  const segments = value.path.split('()');
  segments.pop();
  let seen = '';
  for (const [i, segment] of segments.entries()) {
    seen += (i > 0 ? '()' : '') + segment;
    const call = value.calls[i] ?? null;
    const name = seen.replace(/^.*\(\)\.?/, '');
    calls.set(name, call);
    if (i === 0) calls.set('client', call);
  }
  return calls;
}
