import type { Range, SourcePlace } from './model.ts';

/** A node of the agent graph. */
export interface Agent extends SourcePlace {
  readonly id: string;
  readonly name: string;
  readonly sdk: string;
  /** A graph holds nodes, a team agents; a node is a step of a graph that may call a model or not. */
  readonly role: 'agent' | 'team' | 'graph' | 'node';
  /** The graph or team that it belongs to. */
  readonly parent: string | null;
  readonly models: readonly string[];
  readonly tools: readonly string[];
  readonly edges: readonly {
    readonly to: string;
    readonly kind: 'handoff' | 'tool' | 'sub-agent' | 'edge' | 'conditional';
  }[];
  /** Calls that a node makes itself, and runs that start with this agent. */
  readonly calls: readonly string[];
  readonly runs: readonly string[];
  /** The graph may end here. */
  readonly mayEnd: boolean;
}

/** What one run of a call starts: an agent, and the agents that this one may lead to. The call's amount is that of all. */
export interface RunTree {
  /** `Call.id`. */
  readonly call: string;
  readonly start: AgentRun;
}

export interface AgentRun {
  /** `Agent.id`. */
  readonly agent: string;
  readonly name: string;
  /** How it comes to run; null for the one that the call starts. */
  readonly by: 'handoff' | 'tool' | 'sub-agent' | 'edge' | 'conditional' | null;
  /** Runs in one run of the call; `high` null where nothing bounds them. */
  readonly runs: Range;
  readonly models: readonly string[];
  /**
   * What its runs usually come to in one run of the call, in USD, without what they lead to: a tree adds up to the
   * call's typical. Null without a price; absent where they are paid elsewhere, at a call of the code or with the team.
   */
  readonly usd?: number | null;
  readonly leadsTo: readonly AgentRun[];
  /** Agents above it to which it may lead back. */
  readonly backTo: readonly string[];
}
