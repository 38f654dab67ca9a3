import type { AgentGraph, AgentNode } from '../agents/agent-graph.ts';
import type { GraphStep } from '../agents/find-agents.ts';
import type { ModelsInRuns } from '../calls/model-in-run.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { EntryPoint } from '../entries/entry-point.ts';
import { entryFrameworks } from '../entries/index.ts';
import { createEntryMatcher, type EntryMatcher } from '../entries/match-entries.ts';
import { isTestOrExample } from '../calls/test-or-example.ts';
import type { Sources } from '../sources.ts';
import type { FileFacts } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { FunctionValue } from '../values/value.ts';
import { findReaching, type Reaching } from './find-reaching.ts';
import { functionOf, type FlowNode } from './flow-node.ts';
import { createGraphs, type Graphs } from './graphs.ts';
import { createPackageExports } from './package-exports.ts';
import { exportEntry, isExported, moduleEntries, testEntry } from './plain-entries.ts';
import { createRunCounter, type RunCounter } from './run-counter.ts';
import { totalOf, type CountAssumption, type Times } from './run-counts.ts';

/** How often one run of an entry point makes a call. */
export interface CallTimes extends Times {
  readonly attempts: number;
  /** With each of the call's models, where the callers tell in every run which one it is. */
  readonly models?: ReadonlyMap<string, Times>;
}

/** An entry point with the calls that one run of it makes. */
export interface FoundFeature {
  readonly entry: EntryPoint;
  readonly calls: ReadonlyMap<ResolvedCall, CallTimes>;
  readonly assumptions: readonly CountAssumption[];
}

export interface FeatureOptions {
  readonly agents: AgentGraph;
  /** Calls that put graphs together. */
  readonly steps: readonly GraphStep[];
  readonly sources: Sources;
  readonly evaluator: Evaluator;
  readonly models: ModelsInRuns;
  /** Tests and examples are entry points too. */
  readonly includeTests: boolean;
}

/** Bounds that the user gives for a loop, by its name; `inside` are the calls that it repeats. */
export type ConfiguredLoops = (
  name: string,
  file: string,
  inside?: () => readonly ResolvedCall[],
) => Times | undefined;

/** Functions that are to be entry points, too, beside those that were found. */
export type RootsBeside = (
  found: readonly FoundFeature[],
) => readonly { readonly facts: FileFacts; readonly functionId: number }[];

/**
 * Finds the entry points that reach a call, once; what is returned counts how often each call runs in one run of them,
 * for any bounds of loops.
 */
export function findFeatures(
  all: readonly ResolvedCall[],
  options: FeatureOptions,
): (configured: ConfiguredLoops, roots?: RootsBeside) => FoundFeature[] {
  const includes = (file: string): boolean => options.includeTests || !isTestOrExample(file);
  const calls = all.filter(c => includes(c.site.facts.file));
  if (calls.length === 0) return () => [];
  const { sources, evaluator } = options;
  const matcher = createEntryMatcher(entryFrameworks, evaluator);
  const reaching = findReaching(calls, sources, evaluator, matcher, includes);
  const sites = sitesOf(calls);
  const graphs = createGraphs(options.agents, options.steps, evaluator);
  return (configured, roots) =>
    countFeatures(
      calls,
      reaching,
      createRunCounter({
        reaching,
        evaluator,
        sites,
        calls,
        graphs,
        models: options.models,
        configured: (name, file, inside) =>
          configured(name, file, inside && (() => [...inside()].flatMap(index => calls[index] ?? []))),
      }),
      graphs,
      matcher,
      evaluator,
      includes,
      roots,
    );
}

function countFeatures(
  calls: readonly ResolvedCall[],
  reaching: Reaching,
  counter: RunCounter,
  graphs: Graphs,
  matcher: EntryMatcher,
  evaluator: Evaluator,
  includes: (file: string) => boolean,
  roots: RootsBeside | undefined,
): FoundFeature[] {
  const features: FoundFeature[] = [];
  const reached = new Set<number>();
  const seen = new Set<string>();
  /** `wanted`: a call that the entry point must reach to be one. */
  const add = (entry: (EntryPoint & { readonly graph?: AgentNode }) | undefined, wanted?: number): void => {
    if (!entry) return;
    const key = `${entry.facts.file}#${entry.graph ? String(entry.start) : String(entry.functionId)}`;
    if (seen.has(key)) return;
    const feature = countEntry(entry, calls, counter);
    if (wanted !== undefined && !feature?.indexes.includes(wanted)) return;
    seen.add(key);
    if (!feature) return;
    features.push(feature.found);
    for (const index of feature.indexes) reached.add(index);
  };
  for (const entry of reaching.entries) add(entry);
  for (const entry of graphs.entries) if (includes(entry.facts.file)) add(entry);
  for (const node of reaching.nodes.all)
    if (node.functionId === null)
      for (const entry of moduleEntries(node, counter, matcher, evaluator)) add(entry);
  for (const node of reaching.nodes.all) {
    const entry = testEntry(node);
    if (entry) add(entry);
  }
  const given = createPackageExports(evaluator);
  for (const [index, call] of calls.entries()) {
    if (reached.has(index)) continue;
    const node = reaching.nodes.get(call.site.facts, call.site.context.functionId);
    for (const root of node ? rootsAbove(node) : []) add(exportEntry(root), index);
    // Above it nothing is sure to run it: it stands for itself.
    if (node && !reached.has(index)) add(exportEntry(node));
  }
  // What a library gives away counts as its entry even where other code of the repository starts it too.
  for (const node of reaching.nodes.all) if (isLibraryExport(node) || given.has(node)) add(exportEntry(node));
  for (const { facts, functionId } of roots?.(features) ?? []) {
    const node = reaching.nodes.get(facts, functionId);
    if (node) add(exportEntry(node));
  }
  return features;
}

function sitesOf(calls: readonly ResolvedCall[]): Map<string, Map<number, number>> {
  const sites = new Map<string, Map<number, number>>();
  for (const [index, { site }] of calls.entries()) {
    let inFile = sites.get(site.facts.file);
    if (!inFile) sites.set(site.facts.file, (inFile = new Map()));
    inFile.set(site.call.nameStart, index);
  }
  return sites;
}

function countEntry(
  entry: EntryPoint & { readonly graph?: AgentNode },
  calls: readonly ResolvedCall[],
  counter: RunCounter,
): { found: FoundFeature; indexes: readonly number[] } | undefined {
  const { facts, functionId, graph } = entry;
  const counts = graph
    ? counter.graph(graph)
    : functionId === null
      ? counter.module({ facts, functionId: null, frame: null }, facts.body)
      : counter.count(valueOf(entry), entry.started);
  const all = [...totalOf(counts)].filter(([, times]) => times.high > 0);
  const totals = all.filter(([index]) => index < calls.length);
  if (totals.length === 0) return undefined;
  const models = modelsOf(all, counter);
  return {
    indexes: totals.map(([index]) => index),
    found: {
      entry,
      calls: new Map(
        totals.map(([index, times]) => [
          calls[index]!,
          { ...times, attempts: counts.attempts.get(index) ?? 1, ...ifComplete(models.get(index), times) },
        ]),
      ),
      assumptions: [...counts.assumptions],
    },
  };
}

function modelsOf(
  totals: readonly (readonly [number, Times])[],
  counter: RunCounter,
): ReadonlyMap<number, ReadonlyMap<string, Times>> {
  const found = new Map<number, Map<string, Times>>();
  for (const [index, times] of totals) {
    const told = counter.withModel(index);
    if (!told) continue;
    let models = found.get(told.call);
    if (!models) found.set(told.call, (models = new Map()));
    models.set(told.model, times);
  }
  return found;
}

/** Models tell nothing where some of the runs may use any of them. */
function ifComplete(
  models: ReadonlyMap<string, Times> | undefined,
  { typical, high }: Times,
): Pick<CallTimes, 'models'> {
  const sum = (of: (times: Times) => number): number =>
    [...(models?.values() ?? [])].reduce((total, times) => total + of(times), 0);
  const isAll = sum(t => t.typical) >= typical - 1e-9 && sum(t => t.high) >= high - 1e-9;
  return models && isAll ? { models } : {};
}

function valueOf({ facts, functionId }: EntryPoint): FunctionValue {
  const fn = facts.functions[functionId!]!;
  const self =
    fn.classId === null
      ? null
      : ({ kind: 'instance', of: { kind: 'class', facts, classId: fn.classId }, made: null } as const);
  return { kind: 'function', facts, functionId: fn.id, self, frame: null };
}

/** Functions above one that no other function starts, itself where there are none. */
function rootsAbove(start: FlowNode): FlowNode[] {
  const seen = new Set([start]);
  const found: FlowNode[] = [];
  for (const node of seen) {
    if (node.functionId !== null && ![...node.callers].some(c => c.functionId !== null)) found.push(node);
    for (const caller of node.callers) seen.add(caller);
  }
  return found.length > 0 ? found : [start];
}

function isLibraryExport(node: FlowNode): boolean {
  if (functionOf(node) === null || !isExported(node) || isTestOrExample(node.facts.file)) return false;
  return [...node.callers].every(caller => isTestOrExample(caller.facts.file));
}
