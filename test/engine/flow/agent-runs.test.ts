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
      ['Billing', 'handoff', [0, 1 / 3, 5]],
      ['Refunds', 'handoff', [0, 1 / 3, 5], ['Billing', 'handoff', [0, 1 / 6, 5]]],
    ],
  ]);
  const plain = (text: string): string => text;
  const ink = { bold: plain, dim: plain, green: plain, yellow: plain };
  const text = terminalReport(report, 'n', { width: 100, ink, showsAll: false, includesTests: true });
  expect(text).toContain('→ Search: as a tool, usually once, without a bound');
  expect(text).toContain('→ Billing: hand-off, perhaps once, at most 5 times, and may go back');
});

test('a run costs what the agents cost to which it leads, each assumption named, and a tool of theirs is counted once', async () => {
  const report = await scanText({
    'app.py': `from agents import Agent, Runner, function_tool
from openai import OpenAI
client = OpenAI()
@function_tool
def look(text: str) -> str:
    return client.chat.completions.create(model="gpt-4o-mini", messages=[])
@function_tool
def ask(text: str) -> str:
    return Runner.run_sync(Agent(name="Inner", model="gpt-4o"), text)
expert = Agent(name="Expert", model="gpt-5", instructions="Answer.", tools=[look, ask])
unknown = Agent(name="Unknown", model=load(), instructions="Answer.")
Runner.run_sync(Agent(name="Triage", model="gpt-4o-mini", handoffs=[expert, unknown]), "hello")
`,
  });
  const run = report.calls.find(c => c.id.startsWith('app.py:12:'))!;
  const [tree] = report.agentRuns!.filter(t => t.call === run.id);
  const sum = ({ usd, leadsTo }: AgentRun): number =>
    (usd ?? 0) + leadsTo.reduce((all, one) => all + sum(one), 0);
  const [expert, unknown] = tree!.start.leadsTo;
  expect([expert!.usd! > tree!.start.usd!, unknown!.usd]).toEqual([true, null]);
  expect(expert!.leadsTo.map(one => [one.name, 'usd' in one])).toEqual([['Inner', false]]);
  expect(sum(tree!.start)).toBeCloseTo(run.usd!.typical, 12);
  expect(run.usd!.low).toBeLessThan(run.usd!.typical / 2);
  expect(run.parts.reduce((all, part) => all + part.usd!, 0)).toBeCloseTo(run.usd!.typical, 12);
  expect(run.drivers.find(d => d.name === 'hand-offs to Expert')).toMatchObject({
    ...{ low: 0, typical: 0.5, high: 1, basis: 'assumption' },
    assumption: 'assumptions.everywhere.loops.hand-offs to Expert',
  });
  expect(run.price!.notes).toContain('without runs of Unknown: no price for its model');
  expect(report.models!.find(m => m.ids[0] === 'gpt-5')!.usd).toBeCloseTo(expert!.usd!, 12);
  const times = report.features.find(f => f.name === 'app.py')!.calls.map(c => [c.id, c.times.typical]);
  expect(times).toEqual([
    ['app.py:12:8', 1],
    ['app.py:6:36', 0.5],
    ['app.py:9:19', 0.5],
  ]);
});

test('a run without other agents has no tree', async () => {
  const report = await scanText({
    'app.py': 'from agents import Agent, Runner\nRunner.run_sync(Agent(name="A", model="gpt-4o"), "hi")\n',
  });
  expect(report.agentRuns).toBeUndefined();
});
