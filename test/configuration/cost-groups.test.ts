import { expect, test } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { terminalReport } from '../../src/present/terminal-report.ts';
import { memorySession } from '../support/memory-session.ts';

const scan = async (tree: Readonly<Record<string, string>>): Promise<Report> =>
  (await memorySession(tree)).report();

const CALL =
  'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "hi"}], max_tokens=10)';
const APP = `from openai import OpenAI
from fastapi import FastAPI
client = OpenAI()
app = FastAPI()

@app.post("/find")
def find():
    # SEARCH
    return search()

@app.post("/answer")
def answer():
    return ${CALL}

@app.post("/summary")
def summary():
    return ${CALL}

def search():
    def ranked():
        return ${CALL}
    return ranked()
`;
const ROWS =
  'features:\n  find: { entries: ["POST /find"], segment: free, stage: retrieve, volume: 1000, users: 50 }\n  answer: { entries: ["app.py:answer"], segment: pro, stage: answer, volume: 2000 }\n  summary: { entries: ["app.py:summary"], segment: free, stage: answer }\n';

test('features are added up by segment and by stage', async () => {
  const report = await scan({ 'app.py': APP, 'inference-cost.yml': ROWS });
  expect(report.features.map(f => [f.name, f.segment, f.stage, f.entry.function])).toEqual([
    ['find', 'free', 'retrieve', 'find'],
    ['answer', 'pro', 'answer', 'answer'],
    ['summary', 'free', 'answer', 'summary'],
  ]);
  const shown = (groups: typeof report.totals.bySegment): unknown =>
    groups?.map(g => [g.name, g.features, g.usd?.typical, g.usdPerMonth?.typical, g.withoutVolume]);
  expect(shown(report.totals.bySegment)).toEqual([
    ['free', ['find', 'summary'], 0.00024, 0.12, 1],
    ['pro', ['answer'], 0.00012, 0.24, 0],
  ]);
  expect(shown(report.totals.byStage)).toEqual([
    ['retrieve', ['find'], 0.00012, 0.12, 0],
    ['answer', ['answer', 'summary'], 0.00024, 0.24, 1],
  ]);
  expect(report.totals.bySegment![0]!.usdPerUser!.typical).toBe(0.0024);
  const plain = (text: string): string => text;
  const ink = { bold: plain, dim: plain, green: plain, yellow: plain };
  const shownText = terminalReport(report, 'n', { width: 120, ink, showsAll: false, includesTests: false });
  expect(shownText).toMatch(/Segments\n {2}free .* a month +2 features · 1 without a volume · .*\n {2}pro /);
  expect(shownText).toMatch(/Stages\n {2}retrieve .*\n {2}answer /);
});

test('a function that nothing starts is an entry point where the configuration or a comment names it', async () => {
  const named = await scan({
    'app.py': APP,
    'inference-cost.yml': 'features:\n  hunt: { entries: ["app.py:search"], volume: 10 }\n',
  });
  expect(named.features.map(f => [f.name, f.entry.line, f.calls.length])).toEqual([
    ['POST /find', 7, 1],
    ['POST /answer', 12, 1],
    ['POST /summary', 16, 1],
    ['hunt', 19, 1],
  ]);
  expect(named.configuration.problems).toEqual([]);
  const beside = await scan({
    'app.py': APP.replace('def search', '# inference-cost: feature=hunt volume=10\ndef search'),
  });
  expect(beside.features.map(f => f.name)).toContain('hunt');
  expect(beside.configuration.problems).toEqual([]);
  // Beside what holds an entry point it names that one.
  const above = await scan({
    'app.py': APP.replace('# SEARCH', '# inference-cost: feature=hunt volume=10'),
  });
  expect(above.features.map(f => f.name)).toEqual(['hunt', 'POST /answer', 'POST /summary']);
});

test('a rule takes its threshold from the settings', async () => {
  const python = `from openai import OpenAI
client = OpenAI()
RULES = """${'Answer with the page.\\n'.repeat(100)}"""
def answer():
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": RULES}], max_tokens=5)
`;
  const named = async (more: Readonly<Record<string, string>>): Promise<number> =>
    (await scan({ 'app.py': python, ...more })).findings.filter(f => f.rule === 'oversized-context').length;
  expect(await named({})).toBe(0);
  expect(
    await named({ 'inference-cost.yml': 'rules: { oversized-context: { options: { tokens: 200 } } }\n' }),
  ).toBe(1);
});
