import { expect, test } from 'vitest';
import type { AgentRun, Report } from '../../../src/engine/index.ts';
import { terminalReport } from '../../../src/present/terminal-report.ts';
import { scanText } from './scan-text.ts';

const shape = ({ name, by, runs, leadsTo }: AgentRun): unknown => [
  name,
  by,
  [runs.low, runs.typical, runs.high],
  ...leadsTo.map(shape),
];
const treesOf = (report: Report): unknown => report.agentRuns?.map(({ start }) => shape(start));

const AGENTS = (more: string): string => `from agents import Agent, Runner
billing = Agent(name="Billing", model="gpt-4o")
refunds = Agent(name="Refunds", model="gpt-4o-mini", handoffs=[billing])
search = Agent(name="Search", model="gpt-4o-mini")
triage = Agent(name="Triage", model="gpt-4o", handoffs=[billing, refunds], tools=[search.as_tool(tool_name="search", tool_description="x")])
billing.handoffs.append(triage)
Runner.run_sync(triage, "hello"${more})
`;

test('hand-offs share the turns of a run, an agent as a tool runs without a bound, and a way back is no run of its own', async () => {
  const report = await scanText({ 'app.py': AGENTS(', max_turns=6') });
  expect(treesOf(report)).toEqual([
    [
      'Triage',
      null,
      [1, 1, 1],
      ['Search', 'tool', [0, 1, null]],
      ['Billing', 'handoff', [0, 0.5, 5]],
      ['Refunds', 'handoff', [0, 0.5, 5], ['Billing', 'handoff', [0, 0.5, 5]]],
    ],
  ]);
  const plain = (text: string): string => text;
  const ink = { bold: plain, dim: plain, green: plain, yellow: plain };
  const text = terminalReport(report, 'n', { width: 100, ink, showsAll: false, includesTests: true });
  expect(text).toContain('→ Search: as a tool, usually once, without a bound');
  expect(text).toContain(
    '→ Billing: hand-off, usually this one or another, at most 5 times, and may go back',
  );
});

test('a run without other agents has no tree', async () => {
  const report = await scanText({
    'app.py': 'from agents import Agent, Runner\nRunner.run_sync(Agent(name="A", model="gpt-4o"), "hi")\n',
  });
  expect(report.agentRuns).toBeUndefined();
});
