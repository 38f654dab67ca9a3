import { familyOf } from '../calls/call-site.ts';
import { fieldsOfCall, optionOf, type FieldReader } from '../calls/fields.ts';
import { externals } from '../calls/recognise.ts';
import type { AgentShape, GraphCall } from '../sdks/define-agents.ts';
import type { Field, SdkDeclaration } from '../sdks/define-sdk.ts';
import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { callsByName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { absent, type BoundCall, type ExternalValue, type Value } from '../values/value.ts';
import type { GraphMatch, ShapeIndex } from './shape-index.ts';

/** An agent where it is made. */
export interface FoundAgent {
  readonly facts: FileFacts;
  readonly call: CallExpr;
  readonly functionId: number | null;
  readonly sdk: SdkDeclaration;
  readonly shape: AgentShape;
  read(fields: readonly Field[] | undefined): Value;
}

/** A graph's builder where it is made. */
export interface FoundGraph {
  readonly facts: FileFacts;
  readonly call: CallExpr;
  readonly match: GraphMatch;
  readonly read: (fields: readonly Field[] | undefined) => Value;
}

/** A call that adds to a graph. */
export interface GraphStep {
  readonly facts: FileFacts;
  readonly call: CallExpr;
  /** The call that made the builder. */
  readonly builder: CallExpr;
  readonly says: GraphCall & { readonly kind?: string };
  readonly isNode: boolean;
  read(fields: readonly Field[] | undefined): Value;
}

/** What a file says of agents. */
export interface AgentFindings {
  readonly agents: readonly FoundAgent[];
  readonly graphs: readonly FoundGraph[];
  readonly steps: readonly GraphStep[];
}

export function findAgents(facts: FileFacts, shapes: ShapeIndex, evaluator: Evaluator): AgentFindings {
  const agents: FoundAgent[] = [];
  const graphs: FoundGraph[] = [];
  const steps: GraphStep[] = [];
  const language = familyOf(facts);
  const aliases = new Set(
    facts.imports
      .filter(i => i.name !== i.local && (shapes.agentNames.has(i.name) || shapes.graphNames.has(i.name)))
      .map(i => i.local),
  );
  for (const [name, list] of callsByName(facts)) {
    const mayMake = shapes.agentNames.has(name) || shapes.graphNames.has(name) || aliases.has(name);
    const mayBuild = shapes.builderNames.has(name);
    if (!mayMake && !mayBuild) continue;
    for (const { call, functionId } of list) {
      const bound: BoundCall = { call, context: { facts, functionId, frame: null } };
      if (mayMake)
        for (const value of externals(evaluator.evaluate(call, bound.context))) {
          if (value.calls.at(-1)?.call !== call) continue;
          const made = shapes.agent(value, language);
          if (made) agents.push(agentOf(value, made, bound, evaluator));
          const match = made ? undefined : shapes.graph(value);
          if (match?.builder.call === call)
            graphs.push({
              facts,
              call,
              match,
              read: reader(bound, { positional: match.shape.positional }, evaluator),
            });
        }
      if (mayBuild) steps.push(...stepsOf(name, bound, shapes, evaluator));
    }
  }
  const byPlace = (a: { call: CallExpr }, b: { call: CallExpr }): number =>
    a.call.nameStart - b.call.nameStart;
  return { agents: unique(agents).sort(byPlace), graphs: graphs.sort(byPlace), steps: steps.sort(byPlace) };
}

const unique = (agents: readonly FoundAgent[]): FoundAgent[] =>
  agents.filter((a, i) => agents.findIndex(b => b.call === a.call) === i);

export function agentOf(
  value: ExternalValue,
  { sdk, shape }: Pick<FoundAgent, 'sdk' | 'shape'>,
  { call, context }: BoundCall,
  evaluator: Evaluator,
): FoundAgent {
  const read = reader({ call, context }, shape, evaluator);
  return {
    facts: context.facts,
    call,
    functionId: context.functionId,
    sdk,
    shape,
    read(fields) {
      const given = read(fields);
      // A copy has what it does not change from the original.
      if (given.kind !== 'absent' || !value.path.endsWith('.clone()')) return given;
      for (const field of fields ?? []) {
        const kept = field
          .split('.')
          .reduce<Value>((inner, name) => optionOf(inner, name, evaluator.machine), value);
        if (kept.kind !== 'absent') return kept;
      }
      return absent;
    },
  };
}

function stepsOf(name: string, bound: BoundCall, shapes: ShapeIndex, evaluator: Evaluator): GraphStep[] {
  const { call, context } = bound;
  const found: GraphStep[] = [];
  for (const callee of externals(evaluator.evaluate(call.callee, context))) {
    const match = shapes.graph(callee);
    if (!match || !callee.path.endsWith(`.${name}`)) continue;
    const add = (says: GraphStep['says'], isNode: boolean): void => {
      if (!says.path.includes(name)) return;
      const positions = { positional: says.positional, options: says.options ?? -1 };
      found.push({
        facts: context.facts,
        call,
        builder: match.builder.call,
        says,
        isNode,
        read: reader(bound, positions, evaluator),
      });
    };
    for (const says of match.shape.nodes) add(says, true);
    for (const says of match.shape.edges) add(says, false);
    break;
  }
  return found;
}

function reader(
  call: BoundCall,
  positions: Parameters<typeof fieldsOfCall>[1],
  { machine }: Evaluator,
): (fields: readonly Field[] | undefined) => Value {
  let fields: FieldReader | undefined;
  return names => {
    if (!names || names.length === 0) return absent;
    fields ??= fieldsOfCall(call, positions, { calls: new Map(), positions: {} }, machine);
    return fields.read(names);
  };
}
