import type { Evaluator } from '../values/evaluate.ts';
import { stringOf, type ExternalValue, type Value } from '../values/value.ts';
import type { AgentNode } from './agent-graph.ts';
import type { ShapeIndex } from './shape-index.ts';
import type { Arg, CallExpr } from '../syntax/facts.ts';

/** A way from a place to an agent: itself, as a tool, or inside what wraps it. */
export interface Found {
  readonly node: AgentNode;
  readonly isTool: boolean;
}

/** Which agents a value holds. */
export type ResolveAgents = (value: Value, asker: AgentNode | null) => readonly Found[];

const AGENT_ARGUMENT = /^(agent_name|target|agent|to|agentName)$/;
const AS_TOOL = /\.(as_tool|asTool|as_mcp_server)\(\)$/;

export function createResolveAgents(
  byCall: ReadonlyMap<CallExpr, AgentNode>,
  nodes: () => readonly AgentNode[],
  shapes: ShapeIndex,
  { machine }: Evaluator,
): ResolveAgents {
  return (value, asker) => unique(find(value, asker, 0));

  function find(value: Value, asker: AgentNode | null, depth: number): Found[] {
    if (depth > 5) return [];
    switch (value.kind) {
      case 'list':
        return value.items.flatMap(i => find(i.value, asker, depth + 1));
      case 'one-of':
        return value.options.flatMap(o => find(o.value, asker, depth + 1));
      case 'object':
        return [...value.entries.values()].flatMap(v => find(v, asker, depth + 1));
      case 'text':
        return named(stringOf(value), asker);
      case 'external':
        return ofExternal(value, asker, depth);
      case 'instance': {
        const made = value.made && byCall.get(value.made.call);
        return made ? [{ node: made, isTool: false }] : [];
      }
      case 'function': {
        // A function that gives an agent back stands for it.
        const given = machine.callers.call(value, null);
        return given.kind === 'external' ? find(given, asker, depth + 1) : [];
      }
      default:
        return [];
    }
  }

  function ofExternal(value: ExternalValue, asker: AgentNode | null, depth: number): Found[] {
    const graph = shapes.graph(value);
    const node = graph && byCall.get(graph.builder.call);
    if (node) return [{ node, isTool: AS_TOOL.test(value.path) }];
    // What an agent gives is the agent under another hat: `agent.as_tool()`, `agent.with_config()`.
    for (let i = value.calls.length - 1; i >= 0; i--) {
      const made = value.calls[i] && byCall.get(value.calls[i]!.call);
      if (made) return [{ node: made, isTool: AS_TOOL.test(value.path) }];
    }
    const call = value.calls.at(-1);
    if (!call || !value.path.endsWith('()')) return [];
    const isTool = /tool/i.test(value.path.slice(value.path.lastIndexOf('.') + 1));
    const inside = ({ spread, value: expr, name }: Arg): Found[] => {
      const isNamed = AGENT_ARGUMENT.test(name ?? '');
      if (spread || expr.kind === 'function' || (expr.kind === 'string' && !isNamed)) return [];
      const given = machine.evaluate(expr, call.context);
      return given.kind === 'text' && !isNamed ? [] : find(given, asker, depth + 1);
    };
    const args = call.call.args.slice(0, 8);
    // What is given as the agent itself goes before what else mentions one.
    const own = args.filter(a => AGENT_ARGUMENT.test(a.name ?? '')).flatMap(inside);
    const found = own.length > 0 ? own : args.flatMap(inside);
    return found.map(f => ({ ...f, isTool: f.isTool || isTool }));
  }

  /** An agent of the same framework by its name, the nearest first. */
  function named(name: string | undefined, asker: AgentNode | null): Found[] {
    if (name === undefined || !asker) return [];
    const all = nodes().filter(n => n.name === name && n.sdk === asker.sdk);
    const near = all.filter(n => n.facts === asker.facts);
    const [node] = near.length > 0 ? near : all;
    return node && (near.length > 0 || all.length === 1) ? [{ node, isTool: false }] : [];
  }
}

const unique = (found: readonly Found[]): Found[] =>
  found.filter((f, i) => found.findIndex(o => o.node === f.node && o.isTool === f.isTool) === i);
