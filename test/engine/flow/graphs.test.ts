import { expect, test } from 'vitest';
import { visitsOf, type Stop } from '../../../src/engine/flow/graph-visits.ts';
import { scanText, timesOf } from './scan-text.ts';

const exactly = (n: number): { low: number; typical: number; high: number } => ({
  low: n,
  typical: n,
  high: n,
});

const NODES = `
from openai import OpenAI
from langgraph.graph import StateGraph, START, END
from langgraph.types import Send, Command
client = OpenAI()
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[])
def plan(state): return ask()
def write(state): return ask()
def check(state): return ask()
def report(state): return ask()
`;

test('a graph runs its nodes in order, fans out over what is sent, and is an entry point where nothing runs it', async () => {
  const report = await scanText({
    'app.py': `${NODES}
def spread(state): return [Send("write", {"part": p}) for p in ["a", "b", "c"]]
builder = StateGraph(dict)
builder.add_node("plan", plan)
builder.add_node("write", write)
builder.add_node("report", report)
builder.add_edge(START, "plan")
builder.add_conditional_edges("plan", spread, ["write"])
builder.add_edge("write", "report")
builder.add_edge("report", END)
app = builder.compile()
`,
  });
  const feature = report.features.find(f => f.name === 'app');
  expect({ name: feature!.name, line: feature!.entry.line, kind: feature!.entry.kind }).toEqual({
    name: 'app',
    line: 22,
    kind: 'export',
  });
  // One plan, at least none and usually three parts, one report for all of them.
  expect(timesOf(report, 'app')).toEqual({ 'app.py:7': { low: 1, typical: 5, high: 5 } });
});

test('a circle of nodes comes round as often as it is assumed to, and is said to', async () => {
  const report = await scanText({
    'app.py': `${NODES}
def good(state): return "write" if state["score"] < 5 else "report"
builder = StateGraph(dict)
builder.add_node("write", write)
builder.add_node("check", check)
builder.add_node("report", report)
builder.add_edge(START, "write")
builder.add_edge("write", "check")
builder.add_conditional_edges("check", good, ["write", "report"])
app = builder.compile()
def main():
    app.invoke({})
main()
`,
  });
  const feature = report.features.find(f => f.name === 'app.py main');
  expect(timesOf(report, 'app.py main')).toEqual({
    'app.py:7': { low: 2, typical: 4, high: null },
    'app.py:23': exactly(1),
  });
  expect(feature!.drivers?.map(d => d.name).join()).toContain('rounds of builder: check, write');
});

test('functions that an agent may call as tools run at its runs, not where it is made', async () => {
  const report = await scanText({
    'app.py': `from openai import OpenAI
from agents import Agent, Runner, function_tool
client = OpenAI()
@function_tool
def summarise(text: str) -> str:
    return client.chat.completions.create(model="gpt-4o-mini", messages=[])
agent = Agent(name="helper", model="gpt-4o", tools=[summarise])
for _ in range(3):
    Runner.run_sync(agent, "hello")
`,
  });
  expect(report.features.map(f => f.name)).toEqual(['app.py']);
  expect(timesOf(report, 'app.py')).toEqual({
    'app.py:6': { low: 0, typical: 3, high: null },
    'app.py:9': exactly(3),
  });
});

test('visits of any graph end, and each is at most the rounds', () => {
  interface Node extends Stop {
    edges: { to: Node; kind: 'edge' | 'conditional' }[];
  }
  const nodes: Node[] = Array.from({ length: 3000 }, () => ({ edges: [] }));
  for (const [i, node] of nodes.entries())
    for (const step of [1, 7, 2999])
      node.edges.push({ to: nodes[(i + step) % nodes.length]!, kind: step === 1 ? 'edge' : 'conditional' });
  const visits = visitsOf([nodes[0]!], () => ({ typical: 5, most: 25 }));
  expect(visits.size).toBe(3000);
  expect([...visits.values()].every(v => v.low <= v.typical && v.typical <= v.high && v.high === 25)).toBe(
    true,
  );
});
