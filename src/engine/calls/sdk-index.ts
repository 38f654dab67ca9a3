import type { Client, Method, ModelFactory, Packages, SdkDeclaration } from '../sdks/define-sdk.ts';
import type { BoundCall, ExternalValue } from '../values/value.ts';

/** A method of an SDK, recognised on a value. */
export interface MethodMatch {
  readonly sdk: SdkDeclaration;
  readonly client: Client | null;
  readonly method: Method;
  /** Calls on the way, by the names before their "()": "client" for the constructor, "chats.create" for an inner call. */
  readonly calls: ReadonlyMap<string, BoundCall>;
}

export interface ModelMatchSite {
  readonly sdk: SdkDeclaration;
  readonly factory: ModelFactory;
  readonly call: BoundCall | null;
  readonly calls: ReadonlyMap<string, BoundCall>;
}

/** All declarations, indexed once: matching costs the same with ten SDKs and with all. */
export interface SdkIndex {
  /** Last names of methods: other calls need no look. */
  readonly methodNames: ReadonlySet<string>;
  readonly factoryNames: ReadonlySet<string>;
  /** A callee (path without the last "()"). */
  method(callee: ExternalValue, language: 'python' | 'script'): MethodMatch | undefined;
  /** A value that a model factory made (path with its "()"). */
  model(made: ExternalValue, language: 'python' | 'script'): ModelMatchSite | undefined;
  /** Position of the client that a function hands back; undefined when it is no such function. */
  passed(made: ExternalValue): number | undefined;
  /** Methods whose path alone is proof, by that path. */
  distinctive(
    path: string,
    language: 'python' | 'script',
  ): { sdk: SdkDeclaration; method: Method } | undefined;
}

interface Row {
  readonly sdk: SdkDeclaration;
  readonly method: Method;
  readonly path: string;
}

export function createSdkIndex(declarations: readonly SdkDeclaration[]): SdkIndex {
  const rows = new Map<string, Row[]>();
  const factories = new Map<string, { sdk: SdkDeclaration; factory: ModelFactory; path: string }[]>();
  for (const sdk of declarations) {
    for (const method of sdk.methods)
      for (const path of listOf(method.path)) push(rows, tail(path), { sdk, method, path });
    for (const factory of sdk.models ?? [])
      for (const path of listOf(factory.path))
        push(factories, tail(path.replace(/(\(\))+$/, '')), { sdk, factory, path });
  }
  const passes = declarations.flatMap(sdk => sdk.passes ?? []);
  return {
    methodNames: new Set(rows.keys()),
    factoryNames: new Set(factories.keys()),
    method(callee, language) {
      for (const row of rows.get(tail(callee.path)) ?? []) {
        if (row.method.language && row.method.language !== language) continue;
        const rest = afterPackage(callee, row.sdk.packages);
        const match =
          rest === undefined ? undefined : matchMethod(row, clean(rest, row.sdk), callee, language);
        if (match) return match;
      }
      return undefined;
    },
    model(made, language) {
      for (const { sdk, factory, path } of factories.get(tail(made.path.replace(/(\(\))+$/, ''))) ?? []) {
        if (factory.language && factory.language !== language) continue;
        const rest = afterPackage(made, sdk.packages);
        if (rest === undefined || !(rest === path || rest.endsWith(`.${path}`))) continue;
        return { sdk, factory, call: made.calls.at(-1) ?? null, calls: callsOnTheWay(made) };
      }
      return undefined;
    },
    passed(made) {
      const path = made.path.replace(/\(\)$/, '');
      for (const one of passes) {
        const rest = afterPackage({ ...made, path }, one.packages);
        if (rest === one.path) return one.argument;
      }
      return undefined;
    },
    distinctive(path, language) {
      for (const { sdk, method, path: known } of rows.get(tail(path)) ?? []) {
        if (
          method.isDistinctive &&
          (!method.language || method.language === language) &&
          (path === known || path.endsWith(`.${known}`))
        )
          return { sdk, method };
      }
      return undefined;
    },
  };
}

const listOf = (path: string | readonly string[]): readonly string[] =>
  typeof path === 'string' ? [path] : path;
const tail = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The path inside a package; Python's dotted modules and names run together. */
function afterPackage(value: ExternalValue, packages: Packages): string | undefined {
  const full = value.path === '' ? value.module : `${value.module}.${value.path}`;
  for (const name of packages.python ?? []) {
    if (full === name) return '';
    if (full.startsWith(`${name}.`)) return full.slice(name.length + 1);
  }
  for (const name of packages.script ?? []) {
    if (value.module === name || value.module.startsWith(`${name}/`))
      return value.path.replace(/^default\.(?=.)/, '');
  }
  return undefined;
}

function clean(path: string, sdk: SdkDeclaration): string {
  let result = path;
  for (const name of sdk.transparent ?? []) result = result.replaceAll(`.${name}.`, '.');
  return result;
}

function matchMethod(
  row: Row,
  rest: string,
  callee: ExternalValue,
  language: 'python' | 'script',
): MethodMatch | undefined {
  const { sdk, method, path } = row;
  if (rest !== path && !rest.endsWith(`.${path}`)) return undefined;
  const head = rest.slice(0, Math.max(0, rest.length - path.length - 1));
  const client = sdk.clients.find(
    c =>
      (!c.language || c.language === language) &&
      isClient(head, c.name) &&
      (!method.client || listOf(method.client).includes(c.name)),
  );
  return client ? { sdk, client, method, calls: callsOnTheWay(callee) } : undefined;
}

/** `OpenAI()`, and also `lib.azure.AzureOpenAI()`; "" is the module itself. */
function isClient(head: string, name: string): boolean {
  if (name === '') return head === '' || /^[a-z_.]+$/.test(head);
  return head === `${name}()` || head.endsWith(`.${name}()`);
}

/** Names before each "()" of a path, with its call. Calls of transparent names count too, so they are matched from the end. */
function callsOnTheWay(value: ExternalValue): Map<string, BoundCall> {
  const calls = new Map<string, BoundCall>();
  const segments = value.path.split('()');
  segments.pop();
  let seen = '';
  for (const [i, segment] of segments.entries()) {
    seen += (i > 0 ? '()' : '') + segment;
    const call = value.calls[i];
    if (!call) continue;
    const name = seen.replace(/^.*\(\)\.?/, '');
    calls.set(name, call);
    if (i === 0) calls.set('client', call);
  }
  return calls;
}
