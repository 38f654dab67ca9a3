import type { AgentRun, Call, Report } from '../engine/model.ts';
import { modelName } from './model-name.ts';
import { money } from './money.ts';
import { plainText } from './plain-text.ts';
import { runText } from './terminal-runs.ts';

/** An agent that a run may lead to. Every string is plain text. */
export interface RunLine {
  /** 0 for those that the run itself leads to. */
  readonly depth: number;
  readonly name: string;
  /** `hand-off, usually once, at most 9 times`. */
  readonly how: string;
  /** `gpt-4.1-mini`; '' when only run time knows. */
  readonly model: string;
  /** `1 × ~$0.012`: times and what one of its own runs costs, where a call of the code says that; else ''. */
  readonly cost: string;
}

/**
 * What each call that runs an agent may lead to, by the call's id; parents stand before what they lead to. Each agent is
 * listed once, where it is nearest: among agents that hand off to each other, each path would tell it again.
 */
export function runTrees(report: Report): ReadonlyMap<string, readonly RunLine[]> {
  const usd = ownCosts(report);
  return new Map(
    (report.agentRuns ?? []).map(({ call, start }) => [call, linesBelow(start, 0, usd, nearest(start))]),
  );
}

/** The run of each agent below a run that takes the fewest steps. */
function nearest(start: AgentRun): ReadonlySet<AgentRun> {
  const found = new Map<string, AgentRun>();
  for (let level: readonly AgentRun[] = [start]; level.length > 0;) {
    for (const run of level) if (!found.has(run.agent)) found.set(run.agent, run);
    level = level.filter(run => found.get(run.agent) === run).flatMap(run => run.leadsTo);
  }
  return new Set(found.values());
}

function linesBelow(
  run: AgentRun,
  depth: number,
  usd: ReadonlyMap<string, number>,
  own: ReadonlySet<AgentRun>,
): RunLine[] {
  return run.leadsTo
    .filter(next => own.has(next))
    .flatMap(next => {
      const also = next.leadsTo.filter(one => !own.has(one)).map(({ name }) => plainText(name, 60));
      const one = line(next, depth, usd.get(next.agent));
      const how = also.length > 0 ? `${one.how}; leads to ${listed(also)} too` : one.how;
      return [{ ...one, how }, ...linesBelow(next, depth + 1, usd, own)];
    });
}

const listed = (names: readonly string[]): string =>
  names.length < 3 ? names.join(' and ') : `${names[0]} and ${names.length - 1} more`;

function line(run: AgentRun, depth: number, usd: number | undefined): RunLine {
  const times = Number(run.runs.typical.toFixed(1));
  return {
    depth,
    name: plainText(run.name, 80),
    how: runText(run),
    model: plainText(modelName({ ids: run.models }) ?? '', 80),
    cost: usd === undefined ? '' : `${times} × ~${money(usd)}`,
  };
}

/** Typical USD of one run of each agent that calls of the code make by itself. */
function ownCosts({ agents, calls }: Report): ReadonlyMap<string, number> {
  const byId = new Map(calls.map(call => [call.id, call]));
  const amount = (call: Call | undefined): number => call?.usd?.typical ?? NaN;
  return new Map(
    agents.flatMap(agent => {
      const [run] = agent.runs;
      const usd =
        agent.calls.length > 0
          ? agent.calls.reduce((sum, id) => sum + amount(byId.get(id)), 0)
          : amount(run === undefined ? undefined : byId.get(run));
      return Number.isNaN(usd) ? [] : [[agent.id, usd]];
    }),
  );
}
