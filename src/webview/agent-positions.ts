import type { AgentRow } from '../present/page-agents.ts';

export interface AgentPositions {
  /** Steps from the left and from the top, by key. */
  readonly positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly columns: number;
  readonly rows: number;
}

/** Agents in rows by how many steps they are from one where a run starts: nobody leads there, or everybody does. */
export function agentPositions(agents: readonly AgentRow[]): AgentPositions {
  const led = new Set(agents.flatMap(({ edges }) => edges.map(({ to }) => to)));
  const byKey = new Map(agents.map(agent => [agent.key, agent]));
  const row = new Map<string, number>();
  const first = agents.filter(({ key }) => !led.has(key));
  for (const start of [...(first.length > 0 ? first : agents.slice(0, 1)), ...agents]) {
    if (row.has(start.key)) continue;
    row.set(start.key, 0);
    for (let queue = [start]; queue.length > 0;) {
      const [agent, ...others] = queue as [AgentRow, ...AgentRow[]];
      const next = agent.edges.flatMap(({ to }) => (row.has(to) ? [] : (byKey.get(to) ?? [])));
      for (const { key } of next) row.set(key, row.get(agent.key)! + 1);
      queue = [...others, ...next];
    }
  }
  const rows = Math.max(...row.values()) + 1;
  const inRow = Array.from({ length: rows }, (_, y) => agents.filter(({ key }) => row.get(key) === y));
  const columns = Math.max(...inRow.map(({ length }) => length));
  const positions = new Map(
    inRow.flatMap((line, y) =>
      line.map(({ key }, i) => [key, { x: ((i + 0.5) * columns) / line.length, y }] as const),
    ),
  );
  return { positions, columns, rows };
}
