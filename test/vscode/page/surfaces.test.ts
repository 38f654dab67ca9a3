import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { editorWorkspace } from '../../support/editor-workspace.ts';
import { openWorkbench, type Workbench } from '../../support/vscode-host/workbench.ts';

const workspace = editorWorkspace();
let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ folder: workspace.folder, extension: resolve('.') });
});
afterEach(({ task }) => workbench.pictureOfFailure(task));
afterAll(async () => {
  await workbench.close();
  workspace.remove();
});

describe('Python', () => {
  it('has one lens above each call', async () => {
    await workbench.openFile('api/chat.py');
    const lenses = await workbench.lenses(2);
    expect(lenses[0]).toMatch(/^\$[\d.]+ – [\d.]+ a call · gpt-4\.1 · ~\d+ in, ~\d+ out$/);
    expect(lenses[1]).toMatch(/ a call · gpt-4\.1-mini · /);
  });

  it('shows in the hover what makes up the cost', async () => {
    const text = await workbench.hover('completions.create', 'create', 'gpt-4.1 · chat');
    expect(text).toMatch(/\$[\d.]+ – [\d.]+ a call/);
    expect(text).toMatch(/output\s+~\d+/);
    expect(text).toMatch(/Most uncertain: .+ · Change/);
    const whole = await workbench.page.locator('.monaco-hover:not(.hidden)').allInnerTexts();
    expect(whole.join().match(/sets no limit on its output/g)).toHaveLength(1); // as the editor's diagnostic
  });

  it('leads from the hover to the call in the report', async () => {
    await workbench.page.locator('.hover-contents a', { hasText: 'Show in report' }).first().click();
    const page = await workbench.webview('input[type=search]');
    expect(await page.getByLabel('Filter').inputValue()).toBe('api/chat.py:10');
    expect(await page.locator('.call').count()).toBe(1);
    await page.getByRole('tab', { name: 'Overview' }).click();
    await workbench.openFile('api/chat.py');
  });

  it('says at the model constant what it drives', async () => {
    await workbench.openFile('api/models.py');
    const text = await workbench.hover('ANSWER_MODEL', 'gpt-4.1', 'drives');
    expect(text).toMatch(/gpt-4\.1 drives 1 call in 1 file[\s\S]*dearest: answer\(\)/);
    await workbench.openFile('api/chat.py');
  });

  it('sums up the file in the status bar', async () => {
    await workbench.statusBarItem(/^~\$[\d.]+ · 2 LLM calls$/).waitFor();
  });

  it('names the feature under the cursor in the status bar, which opens the report at it', async () => {
    await workbench.goTo(10, 30);
    await workbench.statusBarItem(/^~\$[\d.]+ a run · answer$/).click();
    const page = await workbench.webview('details[open]');
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Features');
    expect(await page.locator('details[open] summary .title').allInnerTexts()).toEqual(['answer']);
    await page.getByRole('tab', { name: 'Overview' }).click();
    await workbench.openFile('api/chat.py');
  });

  it('follows a constant that is edited in another file', async () => {
    await workbench.openFile('api/models.py');
    await workbench.typeInstead('ANSWER_MODEL = "gpt-4o-mini"');
    await workbench.openFile('api/chat.py');
    await workbench.lens(/· gpt-4o-mini ·/).waitFor();
  });

  it('offers a fix by the light bulb, and applies it', async () => {
    await workbench.openFile('api/chat.py');
    await workbench.goTo(10, 30);
    await workbench.lightBulb('Set max');
    await expect.poll(() => workbench.text()).toMatch(/max_(completion_)?tokens=\d+,/);
  });
});

describe('TSX', () => {
  it('has lens, hover and fix', async () => {
    await workbench.openFile('web/Summary.tsx');
    await workbench.lens(/a call · gpt-4o-mini · /).waitFor();
    expect(await workbench.hover('completions.create', 'create', 'gpt-4o-mini')).toContain('a call');
    await workbench.goTo(6, 30);
    await workbench.lightBulb('Set max');
    await expect.poll(() => workbench.text()).toMatch(/max_(completion_)?tokens: \d+,/);
  });
});

describe('a notebook', () => {
  it('has lens, hover and fix in its cell', async () => {
    await workbench.openFile('analysis/explore.ipynb');
    await workbench.lens(/a call · gpt-4o · /).waitFor();
    expect(await workbench.hover('completions.create', 'create', 'gpt-4o')).toContain('a call');
    await workbench.page.locator('.view-line', { hasText: 'completions.create' }).click();
    await workbench.lightBulb('Set max');
    await expect.poll(() => workbench.text()).toMatch(/max_(completion_)?tokens=\d+,/);
  });
});

describe('the sidebar', () => {
  it('lists the calls, the dearest first, and opens the clicked one', async () => {
    await workbench.runCommand('Inference Cost: Show Report');
    const page = await workbench.webview('.call');
    await expect.poll(() => page.locator('.call').count()).toBe(4);
    const row = page.locator('.call', { hasText: 'api/chat.py:' }).filter({ hasText: 'gpt-4.1-mini' });
    const line = /chat\.py:(\d+)/.exec(await row.innerText())![1];
    await row.locator('button').click();
    await workbench.page.locator('.tab.active', { hasText: 'chat.py' }).waitFor();
    await workbench.statusBarItem(new RegExp(`Ln ${line}, Col \\d+`)).waitFor();
  });

  it('opens a notebook at the cell', async () => {
    const page = await workbench.webview('.call');
    await page.locator('.call', { hasText: 'explore.ipynb' }).locator('button').click();
    await workbench.page.locator('.tab.active', { hasText: 'explore.ipynb' }).waitFor();
    await workbench.statusBarItem('Cell 3 of 3').waitFor();
  });

  it('is the report that is copied as JSON', async () => {
    const page = workbench.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.runCommand('Inference Cost: Copy Report as JSON');
    await workbench.statusBarItem('report copied as JSON').waitFor();
    const report = JSON.parse(await page.evaluate('navigator.clipboard.readText()'));
    expect(report.schema).toBe(1);
    expect(report.calls).toHaveLength(4);
  });
});

describe('the report in the editor', () => {
  it('is a tab that shows the same, and goes with the editor', async () => {
    await workbench.openReport();
    const page = await workbench.webview('.beside canvas');
    expect(await page.getByRole('tab').allInnerTexts()).toContain('Models');
    await page.locator('.call', { hasText: 'explore.ipynb' }).locator('button').click();
    await workbench.page.locator('.tab.active', { hasText: 'explore.ipynb' }).waitFor();
    await workbench.statusBarItem('Cell 3 of 3').waitFor();
    await workbench.openReport();
  });

  it('answers what if at once, and keeps a value in inference-cost.yml, which is read again', async () => {
    const page = await workbench.webview('.beside canvas');
    await page.getByRole('tab', { name: 'What if' }).click();
    const total = page.locator('.totals-now .cost');
    const before = await total.first().innerText();
    const slider = page.locator('.control input[type=range]').first();
    const title = (await page.locator('.control label').first().innerText()).replace(/ runs a month$/, '');
    await slider.focus();
    await workbench.page.keyboard.press('End');
    await page.locator('.totals-now dt', { hasText: 'A month' }).waitFor();
    await page.getByRole('button', { name: 'Save to inference-cost.yml' }).click();
    await page.getByText('Written to inference-cost.yml.').waitFor();
    const written = readFileSync(join(workspace.folder, 'inference-cost.yml'), 'utf8');
    expect(written).toContain('volume: 1000000');
    expect(written).toContain(title);
    await page.locator('h1', { hasText: 'a month' }).waitFor();
    await page.getByText('1000000 now').waitFor();
    expect(await total.first().innerText()).not.toBe(before);
  });

  it('shows the change of an advice, and makes it in the editor', async () => {
    const page = await workbench.webview('.totals-now');
    await page.getByRole('tab', { name: 'Advice' }).click();
    const advice = page.locator('li .advice', { hasText: 'api/chat.py:' }).first();
    await advice.locator('.patch summary').first().click();
    const added = (await advice.locator('.added').first().innerText()).slice(1).trim();
    await advice.getByRole('button', { name: 'Apply' }).click();
    await workbench.openFile('api/chat.py');
    await expect.poll(() => workbench.text()).toContain(added);
    await workbench.openReport();
  });

  it('puts an advice aside with a reason, and leaves it out from then on', async () => {
    const page = await workbench.webview('.advice');
    const advice = page.locator('li .advice', { hasText: 'web/Summary.tsx:' }).first();
    await advice.getByRole('button', { name: 'Dismiss…' }).click();
    await workbench.page.keyboard.type('summaries are rare');
    await workbench.page.keyboard.press('Enter');
    await expect.poll(() => advice.count()).toBe(0);
    const written = readFileSync(join(workspace.folder, 'inference-cost.yml'), 'utf8');
    expect(written).toContain('reason: summaries are rare');
  });

  it('is exported as a file', async () => {
    const { page } = workbench;
    await workbench.runCommand('Inference Cost: Export Report…', 'Export the report as …');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Web page' }).click();
    const path = page.locator('.quick-input-widget input.input');
    await expect.poll(() => path.inputValue()).toContain('inference-cost-report.html');
    await page.keyboard.press('Enter');
    const file = join(workspace.folder, 'inference-cost-report.html');
    await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^<!DOCTYPE html>[\s\S]*"held-report"/);
    expect(text).not.toContain(workspace.folder);
  });
});

describe('settings', () => {
  const set = (settings: Readonly<Record<string, unknown>>) => {
    mkdirSync(join(workspace.folder, '.vscode'), { recursive: true });
    writeFileSync(join(workspace.folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  };

  it('of a threshold leave lenses at the dear calls, and inlay hints write the amount at the end of each', async () => {
    await workbench.openFile('api/chat.py');
    // The notebook's cell is behind, with its own lens.
    const inFront = async () =>
      (await workbench.lens('').allInnerTexts()).filter(text => !text.includes(' · gpt-4o · '));
    await expect.poll(async () => (await inFront()).length, { timeout: 10_000 }).toBe(2);
    const lenses = await inFront();
    const most = lenses.map(text => Number(/– ([\d.]+) a call/.exec(text)![1]));
    const threshold = (most[0]! + most[1]!) / 2;
    const dear = lenses[most[0]! > most[1]! ? 0 : 1]!;
    set({ 'inferenceCost.codeLens.threshold': threshold, 'inferenceCost.inlayHints.enabled': true });
    await expect.poll(inFront, { timeout: 20_000 }).toEqual([dear]);
    await expect.poll(() => workbench.text(), { timeout: 10_000 }).toMatch(/^ {4}\) ?\$[\d.]+ – [\d.]+$/m);
  });

  it('of lenses that follow the cursor write an amount at the end of the line, and nothing moves', async () => {
    set({ 'inferenceCost.codeLens.mode': 'cursor' });
    await expect.poll(() => workbench.lens('').count(), { timeout: 20_000 }).toBe(0);
    await workbench.goTo(12);
    await expect.poll(() => workbench.afterLines()).toContainEqual(expect.stringContaining('a call · '));
    await workbench.statusBarItem(/^~\$[\d.]+/).waitFor();
    await workbench.goTo(1);
    await expect.poll(() => workbench.afterLines()).toEqual([]);
    set({});
    await workbench.lenses(2);
  });
});

describe('a document without a file', () => {
  it('has a lens as soon as it is Python', async () => {
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.runCommand('Change Language Mode', 'Select Language Mode');
    await workbench.page.keyboard.type('Python');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: '(python)' })
      .first()
      .click();
    await workbench.pointAway();
    await workbench.page.locator('.part.editor .monaco-editor .view-line').first().click();
    const text = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")';
    await workbench.page.keyboard.insertText(text);
    await workbench.lens(/ a call · gpt-4o · /).waitFor();
  });
});

describe('Why Is This Call Not Found?', () => {
  it('answers on a page beside the code', async () => {
    await workbench.openFile('api/chat.py');
    await workbench.goTo(1);
    await workbench.runCommand('Inference Cost: Why Is This Call Not Found?');
    await workbench.page.locator('.tab', { hasText: 'Why.txt' }).waitFor();
    await expect.poll(() => workbench.text()).toContain('api/chat.py:1');
  });
});

describe('hovers beside a call', () => {
  const crew = `from agents import Agent, Runner

triage = Agent(name="Triage", instructions="Sort the message.", model="gpt-4.1-mini")


async def sort_all(messages):
    for message in messages:
        await Runner.run(triage, message)
`;

  it('say of an agent and of a loop what they cost, and of a prompt who sends it', async () => {
    writeFileSync(join(workspace.folder, 'api', 'crew.py'), crew);
    await workbench.openFile('api/crew.py');
    await workbench.lens(/ a run · gpt-4\.1-mini · /).waitFor();
    expect(await workbench.hover('triage = Agent', 'Agent', 'Triage · agent')).toMatch(
      /gpt-4\.1-mini[\s\S]*~\$[\d.]+ a run of all features[\s\S]*dearest: sort_all\(\)/,
    );
    expect(await workbench.hover('for message', 'messages', 'Turns')).toMatch(
      /usually [\d.]+[\s\S]*runs sort_all\(\)[\s\S]*a turn, ~\$[\d.]+ a pass/,
    );
    await workbench.openFile('api/prompts.py');
    expect(await workbench.hover('ANSWER_PROMPT', 'ANSWER', 'tokens')).toMatch(
      /\d+ tokens[\s\S]*system prompt[\s\S]*Sent by 1 call:\s+answer\(\)/,
    );
  });
});

describe('the output channel', () => {
  // What is in it, test/server/stdio.test.ts says: this VS Code from npm has no logger that could fill it.
  it('is opened by a command', async () => {
    await workbench.runCommand('Inference Cost: Show Output');
    const chosen = workbench.page.locator('.panel .monaco-select-box, .panel select');
    await expect
      .poll(() =>
        chosen.evaluateAll(all => all.map(one => (one as HTMLSelectElement).value ?? one.textContent)),
      )
      .toContainEqual(expect.stringContaining('Inference Cost'));
  });
});
