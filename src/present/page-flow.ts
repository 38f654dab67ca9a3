import type { FeatureRow } from './page-features.ts';
import { money } from './money.ts';

/** A part of the money, and what it is made of; amounts are typical and of one run of each feature. */
export interface FlowNode {
  readonly name: string;
  readonly usd: number;
  /** `~$0.031 a run`. */
  readonly amount: string;
  /** Key of the call's `OverviewRow`; none for a feature and for what stands together. */
  readonly key?: string;
  readonly parts: readonly FlowNode[];
}

/** A part below this share of everything stands with others of its kind: a picture of 300 calls stays readable. */
const leastShare = 0.004;

/** Where the money of a run of each feature goes: features, and in each its calls. */
export function flowOf(
  features: readonly FeatureRow[],
  titleOf: (key: string) => string,
): readonly FlowNode[] {
  const all = features.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
  if (all <= 0) return [];
  const nodes = features.flatMap(({ name, usd, calls }) => {
    const parts = calls.flatMap(call => (call.usd ? [node(titleOf(call.key), call.usd, [], call.key)] : []));
    return usd ? [node(name, usd, together(parts, all, 'call'))] : [];
  });
  return together(nodes, all, 'feature');
}

function node(name: string, usd: number, parts: readonly FlowNode[], key?: string): FlowNode {
  return { name, usd, amount: `~${money(usd)} a run`, parts, ...(key === undefined ? {} : { key }) };
}

/** The largest parts, and one for all that are too small to be seen. */
function together(nodes: readonly FlowNode[], all: number, noun: string): readonly FlowNode[] {
  const small = nodes.filter(({ usd }) => usd / all < leastShare);
  if (small.length < 2) return nodes;
  const rest = small.reduce((sum, { usd }) => sum + usd, 0);
  return [...nodes.filter(one => !small.includes(one)), node(`${small.length} smaller ${noun}s`, rest, [])];
}
