import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { formatCsv } from '../../src/export/csv.ts';
import { formatMarkdown } from '../../src/export/markdown.ts';
import { agentHover, loopHover, modelHover, promptHover } from '../../src/present/hover-places.ts';
import { callHover } from '../../src/present/hover.ts';
import { inlayLabel, lensTitle } from '../../src/present/lens.ts';
import { overview } from '../../src/present/overview.ts';
import { fileStatus } from '../../src/present/status.ts';
import { terminalReport } from '../../src/present/terminal-report.ts';
import { createSession } from '../../src/workspace/create-session.ts';
import { nodeHost } from '../../src/workspace/node-host.ts';
import { runCli } from '../cli/run-cli.ts';
import { repositoryPath } from '../support/scan-folder.ts';

// Whatever a workspace may hold: markup, script, links that run commands, marks that turn text around, signs that steer
// a terminal, and names of ten thousand characters.
const markup = `</script><img src=x onerror="harm()"> [x](command:evil) ![y](http://x) \`z\` | **b** $(zap)`;
const steering = '\\u202egnp\\u2066\\x1b[31m\\x1b]0;owned\\x07\\x9b2J\\r\\n';
const long = 'n'.repeat(10_000);
const names = [markup.replaceAll('"', '\\"'), steering, long, `=HYPERLINK(1)${markup.replaceAll('"', "'")}`];

const root = mkdtempSync(join(tmpdir(), 'hostile-'));
let report: Report;

beforeAll(async () => {
  const folder = join(root, '<img src=x> [x](command:evil)');
  mkdirSync(folder);
  const calls = names.map(
    (name, i) => `
def handle_${i}(${'q'.repeat(5_000)}, rows):
    for row in rows["${name}"]:
        client.chat.completions.create(model="${name}", messages=[{"role": "system", "content": "${name}"}, {"role": "user", "content": row["${name}"]}])
        client.chat.completions.create(model="gpt-4.1", messages=[{"role": "system", "content": "${name}"}, {"role": "user", "content": f"{row['a']} ${name}"}])
@app.post("/${name}")
def route_${i}():
    return handle_${i}("", {})
agent_${i} = Agent(name="${name}", instructions="${name}", model="${name}", tools=[])
Runner.run_sync(agent_${i}, "${name}")
`,
  );
  const head = `from openai import OpenAI
from fastapi import FastAPI
from agents import Agent, Runner
app = FastAPI()
client = OpenAI()
${'# short lines, so that the file is not taken for a minified one\n'.repeat(800)}`;
  writeFileSync(join(folder, `a\u202e<b>\u001b[31m.py`), head + calls.join(''));
  const session = createSession(nodeHost(repositoryPath('dist')), { root });
  await session.prepare();
  report = session.report();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Signs that steer a terminal or turn text around. Lines may end. */
const steers = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const same = (text: string): string => text;

function expectPlain(text: string, longestLine: number): void {
  expect(text).not.toMatch(steers);
  expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(longestLine);
}

/** Nothing in it is a link, a tag, code or a table cell but what the product itself wrote. */
function expectTame(markdown: string): void {
  expectPlain(markdown, 3_000);
  const unescaped = markdown.replace(/\\[!-/:-@[-`{-~]/g, '').replaceAll('&amp;', '');
  expect(unescaped).not.toMatch(/[<>`[\]$]|command:|https?:/);
}

describe('a hostile workspace', () => {
  it('is read all the same', () => {
    expect(report.calls.length).toBeGreaterThanOrEqual(names.length * 2);
    expect(report.features.length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).toContain('onerror');
  });

  it('is harmless in hovers', () => {
    for (const call of report.calls) {
      expectTame(callHover(call, report));
      expectTame(modelHover(call.model.ids, [call], report));
      for (const segment of call.prompt.segments) expectTame(promptHover(segment, [call], report));
      if (call.loop) expectTame(loopHover(call.loop, [call]));
    }
    for (const agent of report.agents) expectTame(agentHover(agent, report));
  });

  it('is harmless in lens, inlay hint, status bar and on the page', () => {
    for (const call of report.calls) expectPlain(`${lensTitle(call)}${inlayLabel(call) ?? ''}`, 600);
    const { file } = report.calls[0]!;
    for (const { line } of report.calls) {
      const { text, tooltip } = fileStatus(file, report.calls, report, { line })!;
      expectPlain(`${text}\n${tooltip}`, 400);
    }
    const { rows, features, models, advice, flow, agents, assumptions } = overview([{ root, report }]);
    const strings: string[] = [];
    // keys name things to the program alone
    JSON.stringify([rows, features, models, advice, flow, agents, assumptions], (key, value: unknown) => {
      if (typeof value === 'string' && !/^(key|root|file|id|assumption|set|to)$/.test(key))
        strings.push(value);
      return value;
    });
    for (const text of strings) expectPlain(text, 500);
  });

  it('is harmless in the terminal', () => {
    const text = terminalReport(report, markup + steering, {
      ...{ width: 100, showsAll: true, includesTests: true },
      ink: { bold: same, dim: same, green: same, yellow: same },
    });
    expectPlain(text, 110);
    const { file, line } = report.calls[0]!;
    const { stdout } = runCli(['explain', `${file}:${line}`, '--dir', root]);
    expect(stdout).toContain('chat call of openai');
    expect(stdout).not.toMatch(steers);
  });

  it('is harmless in Markdown and CSV', () => {
    const markdown = formatMarkdown([{ root: '', report }], markup);
    expect(markdown).not.toMatch(steers);
    const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, '').replaceAll('&amp;', '');
    expect(bare).not.toMatch(/[<>`[\]$]|command:/);
    const csv = formatCsv([{ root: '', report }]);
    expect(csv).not.toMatch(/(^|,)"?[=+@]/m);
  });
});
