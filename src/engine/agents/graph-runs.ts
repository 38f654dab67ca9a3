import { fieldsOfCall } from '../calls/fields.ts';
import { positionsOf } from '../calls/conditions.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { optionsOf, stringOf, type Place } from '../values/value.ts';
import type { AgentGraph, AgentNode } from './agent-graph.ts';

/** A model that a node uses, and where it is written. */
interface Choice {
  readonly id: string;
  readonly place: Place | null;
  readonly provider: string | null;
  /** A call of its own sends it. */
  readonly isPaid: boolean;
  /** That call's model is known only at run time. */
  readonly isOpen?: boolean;
}

/**
 * Runs of graphs with the models of their nodes. What the nodes send are calls of their own, so the run itself costs
 * nothing more.
 */
export function withGraphRuns(
  resolved: readonly ResolvedCall[],
  graph: AgentGraph,
  evaluator: Evaluator,
): ResolvedCall[] {
  return resolved.map(call => {
    if (!call.site.match.method.runsGraph) return call;
    const made = call.site.match.calls.get('client')?.call;
    const root =
      (made && graph.byCall.get(made)) ?? graph.nodes.find(n => n.role === 'graph' && n.runs.has(call));
    const set = configuredModels(call, evaluator);
    const own = root ? choicesOf(root, graph, new Set()) : [];
    // The models of some nodes alone would pass for all of them.
    if (set.size === 0 && own.some(c => c.isOpen))
      return { ...call, ...(own.some(c => c.isPaid) ? { isPaidByNodes: true } : {}) };
    const choices = dedupe([
      ...own.flatMap(choice => set.get(fieldAt(choice.place, evaluator) ?? '') ?? [choice]),
      ...(own.length === 0 ? [...set.values()].flat() : []),
    ]).filter(c => !c.isOpen);
    if (choices.length === 0) return call;
    const places = choices.flatMap(c => c.place ?? []);
    const { provider } = choices[0]!;
    return {
      ...call,
      provider: call.provider ?? provider,
      ...(own.some(c => c.isPaid) ? { isPaidByNodes: true } : {}),
      model: {
        ids: choices.map(c => c.id),
        source: choices.length > 1 ? 'multiple' : 'cross-file',
        places,
        provider,
        why: null,
      },
    };
  });
}

/** Kinds of calls whose model a run is known by: what embeds, ranks or draws on the way is no model of it. */
const ANSWERS: ReadonlySet<string> = new Set([
  'chat',
  'completion',
  'http',
  'agent-run',
  'realtime',
  'batch',
]);

const ofNode = (node: AgentNode): Choice[] =>
  [...node.models].map(([id, provider]) => ({ id, place: null, provider, isPaid: false }));

const dedupe = (choices: readonly Choice[]): Choice[] =>
  choices.filter((c, i) => choices.findIndex(o => o.id === c.id) === i);

/** Models of the calls of a graph's nodes, and of the agents and graphs that its nodes run. */
function choicesOf(root: AgentNode, graph: AgentGraph, seen: Set<AgentNode>): Choice[] {
  if (seen.has(root)) return [];
  seen.add(root);
  const found: Choice[] = [];
  for (const node of graph.nodes) {
    if (node.parent !== root && node !== root) continue;
    const led = node.edges.filter(e => e.kind === 'sub-agent').map(e => e.to);
    if (node !== root && node.calls.size === 0 && led.length === 0) found.push(...ofNode(node));
    for (const { model, site } of node.calls) {
      if (!ANSWERS.has(site.kind)) continue;
      const inner = site.match.method.runsGraph ? site.match.calls.get('client')?.call : undefined;
      found.push(
        ...model.ids.map((id, i) => ({ id, place: model.places[i] ?? null, provider: null, isPaid: true })),
        ...(model.ids.length === 0 && !inner
          ? [{ id: '', place: null, provider: null, isPaid: true, isOpen: true }]
          : []),
      );
      const other = inner && graph.byCall.get(inner);
      if (other) found.push(...choicesOf(other, graph, seen));
    }
    for (const other of led)
      if (other.role === 'graph') found.push(...choicesOf(other, graph, seen));
      else found.push(...ofNode(other));
  }
  return found;
}

/** `config={"configurable": {"writer_model": "…"}}`: models that the run chooses, by the field they are for. */
function configuredModels(call: ResolvedCall, evaluator: Evaluator): Map<string, Choice[]> {
  const { match, request, skipped } = call.site;
  const positions = positionsOf(match.method, match.client);
  const fields = fieldsOfCall(
    request,
    match.method,
    { calls: match.calls, positions },
    evaluator.machine,
    skipped,
  );
  const found = new Map<string, Choice[]>();
  for (const { value } of optionsOf(fields.read(['config.configurable', 'configurable'])))
    if (value.kind === 'object')
      for (const [key, inner] of value.entries)
        if (/model(_?(name|id))?$/i.test(key)) {
          // What only run time knows replaces the default all the same.
          found.set(key, found.get(key) ?? []);
          for (const option of optionsOf(inner)) {
            const id = stringOf(option.value);
            const [piece] = option.value.kind === 'text' ? option.value.pieces : [];
            if (id && piece && 'text' in piece)
              found.get(key)!.push({
                id,
                provider: null,
                isPaid: true,
                place: { file: piece.file, start: piece.start, end: piece.end },
              });
          }
        }
  return found;
}

/** The field of a class that a text is the default of. */
function fieldAt(place: Place | null, { machine }: Evaluator): string | undefined {
  const facts = place && machine.sources.facts(place.file);
  for (const cls of facts?.classes ?? [])
    for (const field of cls.fields)
      if (field.start <= place!.start && place!.end <= field.end) return field.name;
  return undefined;
}
