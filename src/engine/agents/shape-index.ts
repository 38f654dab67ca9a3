import { afterPackage, listOf, prefixes, push, tail, withoutTypes, type Family } from '../calls/sdk-index.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { AgentShape, GraphShape } from '../sdks/define-agents.ts';
import type { SdkDeclaration } from '../sdks/define-sdk.ts';
import type { Machine } from '../values/evaluate.ts';
import type { BoundCall, ExternalValue, InstanceValue, Value } from '../values/value.ts';

/** What declarations say of agents and graphs, by the last names of what makes them. */
export interface ShapeIndex {
  /** Names of constructors, of methods that build graphs, and of decorators that make tools. */
  readonly agentNames: ReadonlySet<string>;
  readonly graphNames: ReadonlySet<string>;
  readonly builderNames: ReadonlySet<string>;
  readonly decoratorNames: ReadonlySet<string>;
  /** The agent that a value is (path with its last "()"). */
  agent(made: ExternalValue, language: Family): AgentMatch | undefined;
  /** The graph that a value is, or was made from: its builder, compiled or not. */
  graph(value: ExternalValue): GraphMatch | undefined;
  /** Attributes that a class decorator of a framework gives. */
  given(instance: InstanceValue, name: string, machine: Machine): Value | undefined;
  /** All declarations that it was made from. */
  readonly declarations: readonly SdkDeclaration[];
  /** What a chained method gives back: the object that it was called on. */
  chained(made: ExternalValue): ExternalValue | undefined;
}

export interface AgentMatch {
  readonly sdk: SdkDeclaration;
  readonly shape: AgentShape;
}

export interface GraphMatch {
  readonly sdk: SdkDeclaration;
  readonly shape: GraphShape;
  /** The call that makes the builder. */
  readonly builder: BoundCall;
}

interface Known<T> {
  readonly sdk: SdkDeclaration;
  readonly shape: T;
  readonly path: string;
}

export function createShapeIndex(declarations: readonly SdkDeclaration[]): ShapeIndex {
  const agents = new Map<string, Known<AgentShape>[]>();
  const graphs = new Map<string, Known<GraphShape>[]>();
  const fluent = new Map<string, SdkDeclaration[]>();
  for (const sdk of declarations) {
    for (const shape of sdk.agents ?? [])
      for (const path of listOf(shape.path)) push(agents, nameOf(path), { sdk, shape, path });
    for (const shape of sdk.graphs ?? [])
      for (const path of listOf(shape.path)) push(graphs, nameOf(path), { sdk, shape, path });
    for (const name of sdk.fluent ?? []) push(fluent, name, sdk);
  }
  const all = [...graphs.values()].flat().map(g => g.shape);
  return {
    declarations,
    agentNames: new Set(agents.keys()),
    graphNames: new Set(graphs.keys()),
    builderNames: new Set(all.flatMap(g => [...g.nodes, ...g.edges].flatMap(c => c.path))),
    decoratorNames: new Set([...agents.values()].flat().flatMap(a => a.shape.decorators ?? [])),
    agent(value, language) {
      const made = withoutTypes(value);
      for (const { sdk, shape, path } of agents.get(nameOf(made.path)) ?? []) {
        if (shape.language && shape.language !== language) continue;
        const rest = isOf(made, sdk) ? afterPackage(made, sdk.packages) : undefined;
        if (rest !== undefined && (rest === path || rest.endsWith(`.${path}`))) return { sdk, shape };
      }
      return undefined;
    },
    graph(given) {
      const value = withoutTypes(given);
      const end = value.path.indexOf('()') + 2;
      const first = value.path.slice(0, end);
      const [builder] = value.calls;
      if (end < 2 || !builder) return undefined;
      for (const { sdk, shape, path } of graphs.get(nameOf(first)) ?? []) {
        const rest = isOf(value, sdk) ? afterPackage({ ...value, path: first }, sdk.packages) : undefined;
        if (rest !== undefined && (rest === path || rest.endsWith(`.${path}`)))
          return { sdk, shape, builder };
      }
      return undefined;
    },
    given(instance, name, machine) {
      const { facts, classId } = instance.of;
      for (const decorator of facts.classes[classId]!.decorators) {
        const named = decorator.kind === 'call' ? decorator.callee : decorator;
        const last = lastNameOf(named);
        for (const sdk of declarations)
          if (sdk.attributes?.decorator === last) return sdk.attributes.read(instance, name, machine);
      }
      return undefined;
    },
    chained(made) {
      const name = /\.(\w+)\(\)$/.exec(made.path)?.[1];
      const known = name === undefined ? undefined : fluent.get(name);
      return known?.some(sdk => isOf(made, sdk))
        ? { ...made, path: made.path.slice(0, -name!.length - 3), calls: made.calls.slice(0, -1) }
        : undefined;
    },
  };
}

const nameOf = (path: string): string => tail(path.replace(/(\(\))+$/, ''));

/** Whether a value is of a package that a declaration names. */
function isOf(value: ExternalValue, { packages }: SdkDeclaration): boolean {
  for (const name of prefixes(value))
    if (packages.python?.includes(name) === true || packages.script?.includes(name) === true) return true;
  return false;
}
