import type { Agent, Call, Report } from '../engine/model.ts';
import type { FeatureCall } from './page-features.ts';
import { money } from './money.ts';
import { plainText } from './plain-text.ts';
import { shareText } from './terminal-page.ts';

/** A run of an agent or of a graph inside a feature. Every string is plain text. */
export interface AgentRun {
  /** Name of the agent or graph. */
  readonly title: string;
  /** `~$0.062 of it`. */
  readonly cost: string;
  /** `graph of langgraph · 96 % of it`. */
  readonly detail: string;
  /** As a share of the dearest feature, 0 to 1. */
  readonly bar: number;
}

/** A call of a feature, or a run of an agent with the calls that it makes. */
export interface FeaturePart {
  readonly run: AgentRun | null;
  readonly calls: readonly FeatureCall[];
}

/** Which agent's or graph's run a call belongs to, by the call's id. */
export function runsByCall({ agents }: Report): ReadonlyMap<string, Agent> {
  const byId = new Map(agents.map(agent => [agent.id, agent]));
  const top = (agent: Agent): Agent => {
    for (let one = agent, left = agents.length; ; left--) {
      const parent = one.parent === null ? undefined : byId.get(one.parent);
      if (!parent || left === 0) return one;
      one = parent;
    }
  };
  const runs = new Map<string, Agent>();
  for (const agent of agents) for (const id of agent.calls) runs.set(id, top(agent));
  for (const agent of agents) for (const id of agent.runs) if (!runs.has(id)) runs.set(id, agent);
  return runs;
}

/** The parts of a feature in the order of their calls, the calls of one run together. */
export function partsOf(
  calls: readonly (FeatureCall & { readonly id: string })[],
  runs: ReadonlyMap<string, Agent>,
  whole: number,
  dearest: number,
): FeaturePart[] {
  const parts = new Map<string, { agent: Agent | undefined; calls: FeatureCall[] }>();
  for (const { id, ...call } of calls) {
    const agent = runs.get(id);
    const key = agent ? `run ${agent.id}` : `call ${id}`;
    const part = parts.get(key);
    if (part) part.calls.push(call);
    else parts.set(key, { agent, calls: [call] });
  }
  return [...parts.values()]
    .map(({ agent, calls: own }) => ({
      agent,
      calls: own,
      usd: own.reduce((s, { usd }) => s + (usd ?? 0), 0),
    }))
    .sort((a, b) => b.usd - a.usd)
    .map(({ agent, calls: own, usd }) => ({
      run: agent ? runOf(agent, own, usd, whole, dearest) : null,
      calls: own,
    }));
}

function runOf(
  { name, role, sdk }: Agent,
  calls: readonly FeatureCall[],
  usd: number,
  whole: number,
  dearest: number,
): AgentRun {
  const isPriced = calls.some(call => call.usd !== null);
  const detail = [`${role === 'node' ? 'step' : role} of ${plainText(sdk)}`];
  if (isPriced && whole > 0) detail.push(`${shareText(usd, whole)} of it`);
  return {
    title: plainText(name, 80),
    cost: isPriced ? `~${money(usd)} a run` : 'unpriced',
    detail: detail.join(' · '),
    bar: isPriced && dearest > 0 ? Math.min(usd / dearest, 1) : 0,
  };
}

/** `6 turns of ~$0.014`: what a run of an agent is made of; '' for a single request. */
export function turnsText({ turns, usd }: Pick<Call, 'turns' | 'usd'>): string {
  if (!turns) return '';
  const typical = Number(turns.typical.toFixed(1));
  const bounds = turns.low === turns.high ? '' : ` (${turns.low}–${turns.high ?? 'no limit'})`;
  const each = usd && turns.typical > 0 ? ` of ~${money(usd.typical / turns.typical)} each` : '';
  return `${typical}${bounds} ${typical === 1 ? 'turn' : 'turns'}${each}`;
}
