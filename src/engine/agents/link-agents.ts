import { readModel } from '../calls/read-model.ts';
import { fieldsOfCall, optionOf } from '../calls/fields.ts';
import type { FileResult } from '../calls/analyse-files.ts';
import { positionsOf } from '../calls/conditions.ts';
import type { Recognition } from '../calls/recognise.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { EdgeKind, Lead } from '../sdks/define-agents.ts';
import type { CallExpr } from '../syntax/facts.ts';
import { scopeOf } from '../values/scopes.ts';
import { absent, optionsOf, stringOf, type FunctionValue, type Value } from '../values/value.ts';
import { createNode, lead, sameFunction, type AgentGraph, type AgentNode } from './agent-graph.ts';
import { decoratedTools } from './decorated-tools.ts';
import type { FoundAgent } from './find-agents.ts';
import { holderOf } from './held-by.ts';
import { linkGraphs } from './link-graphs.ts';
import { findWorkflows } from './link-workflows.ts';
import { createReachedCalls } from './reached-calls.ts';
import { createResolveAgents } from './resolve-agents.ts';
import type { ShapeIndex } from './shape-index.ts';
import { toolsIn } from './tool-names.ts';

export interface Linking {
  readonly shapes: ShapeIndex;
  readonly recognition: Recognition;
}

/** The graph of all agents of a workspace: who they are, what they may use, and where each may go on. */
export function linkAgents(files: readonly FileResult[], given: Linking): AgentGraph {
  const { shapes, recognition } = given;
  const { evaluator, index } = recognition;
  const { machine } = evaluator;
  const nodes: AgentNode[] = [];
  const byCall = new Map<CallExpr, AgentNode>();
  const found = files.flatMap(f => f.agents.agents).filter(a => a.shape.role !== 'node');
  const graphs = files.flatMap(f => f.agents.graphs);
  const resolved = files.flatMap(f => f.calls);
  const resolve = createResolveAgents(byCall, () => nodes, shapes, evaluator);
  const reached = createReachedCalls(resolved, evaluator);
  const { workflows, nodes: steps } = findWorkflows(files, shapes.declarations, reached, evaluator);
  nodes.push(...steps);
  for (const { node, made } of workflows) if (made) byCall.set(made, node);
  const pairs = found.map(agent => {
    const node = createNode({
      facts: agent.facts,
      at: agent.call.nameStart,
      name: nameOf(agent),
      sdk: agent.shape.sdk ?? agent.sdk.id,
      role: agent.shape.role ?? 'agent',
      made: agent,
    });
    nodes.push(node);
    byCall.set(agent.call, node);
    return { agent, node };
  });
  for (const graph of graphs) {
    const node = createNode({
      facts: graph.facts,
      at: graph.call.nameStart,
      name: holderOf(graph.facts, graph.call) ?? 'graph',
      sdk: graph.match.shape.sdk ?? graph.match.sdk.id,
      role: 'graph',
    });
    nodes.push(node);
    byCall.set(graph.call, node);
  }
  for (const { agent, node } of pairs) {
    addModels(node, agent.read(agent.shape.model));
    for (const field of agent.shape.tools ?? [])
      for (const value of valuesOf(agent, field)) addTools(node, value);
    for (const field of agent.shape.hooks ?? []) addHooks(node, agent.read([field]));
    for (const one of agent.shape.leads ?? [])
      for (const value of valuesOf(agent, one.field)) addLead(node, value, one);
    addOrder(node, agent);
  }
  for (const { decorated, value } of decoratedTools(files, shapes, evaluator))
    for (const { node } of resolve(value, null)) addTools(node, decorated);
  linkGraphs(
    graphs,
    files.flatMap(f => f.agents.steps),
    { nodes, byCall, resolve, reached, addTools, addModels, shapes, recognition },
  );
  for (const call of resolved)
    for (const { node } of startsOf(call)) {
      node.runs.add(call);
      // A run names a model that its agent leaves open.
      if (node.models.size === 0 && node.role === 'agent')
        for (const id of call.model.ids) node.models.set(id, call.provider);
    }
  // A step of a workflow that runs an agent or a crew leads to it.
  for (const step of steps)
    for (const call of step.calls)
      for (const other of nodes)
        if (other !== step && other.runs.has(call)) lead(step, other, 'sub-agent', true);
  return { nodes, byCall, agentsIn: value => resolve(value, null).map(({ node }) => node) };

  function addModels(node: AgentNode, value: Value): void {
    if (value.kind === 'absent') return;
    const { ids, provider } = readModel(value, index, machine);
    for (const id of ids) node.models.set(id, provider);
  }

  /** Tools by name; a tool that is an agent, or runs one, leads to it. */
  function addTools(node: AgentNode, value: Value): void {
    for (const tool of toolsIn(value, machine)) {
      const agents = resolve(tool.value.kind === 'function' ? { kind: 'absent' } : tool.value, node);
      for (const { node: other, isTool } of agents) lead(node, other, isTool ? 'tool' : 'handoff');
      // `AgentTool(agent)` is called as the agent is.
      const asTools = agents.filter(a => a.isTool);
      if (asTools.length > 0 && /^[A-Z]\w*Tool$/.test(tool.name))
        for (const { node: other } of asTools) node.tools.add(other.name);
      else if (agents.length === 0 || asTools.length > 0) node.tools.add(tool.name);
      if (tool.value.kind === 'function') addRuns(node, tool.value);
      else for (const fn of functionsIn(tool.value)) addRuns(node, fn);
    }
  }

  /** A tool whose function runs other agents. */
  function addRuns(node: AgentNode, fn: FunctionValue, kind: EdgeKind = 'tool'): void {
    if (!node.functions.some(known => sameFunction(known, fn))) node.functions.push(fn);
    for (const call of reached(fn))
      if (call.site.kind === 'agent-run')
        for (const { node: other } of startsOf(call)) lead(node, other, kind, true);
  }

  function functionsIn(value: Value): FunctionValue[] {
    const call = value.kind === 'external' ? value.calls.at(-1) : undefined;
    return (call?.call.args ?? []).flatMap(arg => {
      if (arg.spread) return [];
      const inner = machine.evaluate(arg.value, call!.context);
      const all = inner.kind === 'object' ? [...inner.entries.values()] : [inner];
      return all.filter(v => v.kind === 'function');
    });
  }

  /** What is given for a field, and what is put there later: `agent.handoffs.append(other)`. */
  function valuesOf(agent: FoundAgent, field: string): Value[] {
    const { facts, call, functionId } = agent;
    const name = holderOf(facts, call);
    const later = name === undefined ? [] : (scopeOf(facts, functionId).mutations.get(name) ?? []);
    return [
      agent.read([field]),
      ...later
        .filter(m => m.into.length === 1 && m.into[0] === field)
        .map(m => evaluator.evaluate(m.value, { facts, functionId, frame: null })),
    ];
  }

  function addHooks(node: AgentNode, value: Value): void {
    for (const { value: hook } of toolsIn(value, machine))
      for (const fn of hook.kind === 'function' ? [hook] : functionsIn(hook)) addRuns(node, fn, 'sub-agent');
  }

  function addLead(node: AgentNode, value: Value, { kind, inline }: Lead): void {
    if (inline)
      for (const { written, key } of dictionariesIn(value)) {
        const member = (fields: readonly string[] | undefined): Value =>
          (fields ?? []).map(f => optionOf(written, f, machine)).find(v => v.kind !== 'absent') ?? absent;
        const name = key ?? stringOf(member(inline.name));
        const place = placeOfWritten(written);
        if (name === undefined || !place) continue;
        const facts = machine.sources.facts(place.file) ?? node.facts;
        const own = createNode({
          facts,
          at: place.start,
          name,
          sdk: node.sdk,
          role: 'agent',
          parent: node,
          written: { value: written, shape: inline },
        });
        nodes.push(own);
        addModels(own, member(inline.model));
        addTools(own, member(inline.tools));
        lead(node, own, kind);
      }
    for (const { node: other, isTool } of resolve(value, node)) {
      lead(node, other, isTool && kind !== 'handoff' ? 'tool' : kind);
      if (node.role === 'team') other.parent ??= node;
    }
  }

  function addOrder(node: AgentNode, agent: FoundAgent): void {
    const value = agent.read(agent.shape.inOrder);
    if (value.kind !== 'list') return;
    const order = value.items.flatMap(i => resolve(i.value, node).slice(0, 1));
    for (const [i, { node: next }] of order.entries())
      if (i > 0 && order[i - 1]!.node !== next) lead(order[i - 1]!.node, next, 'edge');
    const [first, last] = [order[0], order.at(-1)];
    if (agent.shape.isRing && first && last && first !== last) lead(last.node, first.node, 'edge');
  }

  /** The workflow whose class the receiver is of: `PoemFlow().kickoff()`. */
  function workflowOf({ site }: ResolvedCall): AgentNode | undefined {
    const callee = site.request.call.callee;
    if (!workflows.some(w => w.classOf) || callee.kind !== 'member') return undefined;
    for (const { value } of optionsOf(machine.evaluate(callee.object, site.request.context)))
      if (value.kind === 'instance')
        for (const { node, classOf } of workflows)
          if (classOf?.facts === value.of.facts && classOf.classId === value.of.classId) return node;
    return undefined;
  }

  /** The agents that a run starts. */
  function startsOf(call: ResolvedCall): readonly { node: AgentNode }[] {
    const { match, request, skipped } = call.site;
    if (call.site.kind !== 'agent-run') return [];
    const own = byCall.get(call.site.request.call);
    if (own) return [{ node: own }];
    if (match.method.starts) {
      const positions = positionsOf(match.method, match.client);
      const fields = fieldsOfCall(request, match.method, { calls: match.calls, positions }, machine, skipped);
      return resolve(fields.read(match.method.starts), null);
    }
    const workflow = workflowOf(call);
    if (workflow) return [{ node: workflow }];
    for (const name of ['client', ...match.calls.keys()]) {
      const node = byCall.get(match.calls.get(name)?.call as CallExpr);
      if (node) return [{ node }];
    }
    return [];
  }
}

function nameOf(agent: FoundAgent): string {
  const texts = optionsOf(agent.read(agent.shape.name)).flatMap(o => stringOf(o.value) ?? []);
  const named = [...new Set(texts.map(t => t.trim()))].filter(t => t !== '');
  if (named.length > 0 && named.length <= 3) return named.join(' | ');
  return holderOf(agent.facts, agent.call) ?? 'agent';
}

/** Agents written as dictionaries or as calls that only hold values: in a list, or by name. */
function dictionariesIn(value: Value): { written: Value; key?: string }[] {
  const isWritten = ({ kind }: Value): boolean => kind === 'object' || kind === 'external';
  if (value.kind === 'list')
    return value.items.flatMap(i => (isWritten(i.value) ? [{ written: i.value }] : []));
  return value.kind === 'object'
    ? [...value.entries].flatMap(([key, written]) => (isWritten(written) ? [{ written, key }] : []))
    : [];
}

function placeOfWritten(value: Value): { file: string; start: number } | undefined {
  if (value.kind === 'object') return value.place;
  const made = value.kind === 'external' ? value.calls.at(-1) : undefined;
  return made ? { file: made.context.facts.file, start: made.call.nameStart } : undefined;
}
