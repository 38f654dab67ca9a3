import { readFileSync } from 'node:fs';
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

/** Without the mark of the model that is in use, or can't be taken. */
const bare = (label: string): string => label.replace(/^[^\w]+/, '').replace(/ \(in use\)$/, '');
const saved = (path: string) => readFileSync(join(workspace.folder, path), 'utf8');
const text = () => saved('inference-cost.yml');
/** Answers the question that stands at the top of the window. */
async function answer(question: string, reply: string): Promise<void> {
  const box = workbench.page.locator('.quick-input-widget', { hasText: question });
  await box.locator('input.input').fill(reply);
  await workbench.page.keyboard.press('Enter');
}

const fixed = /max_completion_tokens=\d+,/;

describe('a quick fix', () => {
  it('is looked at first, applied, and undone in one step, on saved text', async () => {
    await workbench.openFile('api/chat.py');
    await workbench.lenses(2);
    const before = await workbench.text();
    await workbench.goTo(10, 30);
    await workbench.codeAction('Set max_completion_tokens', 'preview');
    const preview = workbench.page.locator('#refactorPreview');
    await expect.poll(() => preview.innerText()).toMatch(/chat\.py[\s\S]*max_completion_tokens=\d+/);
    expect(saved('api/chat.py')).not.toMatch(fixed);
    await preview.getByText('Apply', { exact: true }).click();
    await expect.poll(() => workbench.text()).toMatch(fixed);
    await workbench.page.keyboard.press('Control+Z');
    await expect.poll(() => workbench.text()).toBe(before);
    await workbench.page.locator('.tab.active:not(.dirty)', { hasText: 'chat.py' }).waitFor();
  });

  it('is made in text that is not saved, and its undo leaves what was typed', async () => {
    await workbench.goTo(7, 1);
    await workbench.page.keyboard.type('LIMIT = 3\n');
    await workbench.page.keyboard.press('Escape');
    await workbench.lens(/ a call · gpt-4\.1 · /).waitFor();
    await workbench.goTo(11, 30);
    await workbench.codeAction('Set max_completion_tokens');
    await expect.poll(() => workbench.text()).toMatch(fixed);
    await expect.poll(() => workbench.text()).toContain('LIMIT = 3');
    await workbench.page.keyboard.press('Control+Z');
    await expect.poll(() => workbench.text()).not.toMatch(fixed);
    expect(await workbench.text()).toContain('LIMIT = 3');
    expect(saved('api/chat.py')).not.toMatch(/LIMIT|max_completion/);
    await workbench.runCommand('File: Revert File');
    await workbench.page.locator('.tab.active:not(.dirty)', { hasText: 'chat.py' }).waitFor();
  });
});

describe('the list of models', () => {
  const row = () => workbench.page.locator('.quick-input-list .monaco-list-row');
  const rows = () =>
    row().evaluateAll(all => all.map(one => one.querySelector('.label-name')!.textContent.trim()));

  it('is sorted, searched and used by keyboard alone, and edits the place where the model is decided', async () => {
    const { keyboard } = workbench.page;
    await workbench.lenses(2);
    await workbench.goTo(10, 30);
    await workbench.runCommand('Inference Cost: Switch Model…', 'Search by name');
    const title = workbench.page.locator('.quick-input-title');
    await expect.poll(() => title.innerText()).toContain('gpt-4.1 of this call');
    const byCost = await rows();
    expect(byCost.length).toBeGreaterThan(5);
    await keyboard.press('Shift+Tab');
    for (let i = 0; i < 3; i++) await keyboard.press('ArrowRight');
    await keyboard.press('Enter'); // by name
    await expect.poll(rows).not.toEqual(byCost);
    const byName = await rows();
    expect(byName.map(bare)).toEqual([...byName].map(bare).sort());
    await workbench.page.locator('.quick-input-widget input.input').focus();
    await keyboard.type('gpt-5.4-mini');
    await expect.poll(rows).toEqual(['gpt-5.4-mini']);
    expect(await row().innerText()).toMatch(
      /% (more|less).* · openai[\s\S]*context[\s\S]*in, .* out a million/,
    );
    await keyboard.press('Enter');
    await workbench.lens(/ a call · gpt-5\.4-mini · /).waitFor();
    await workbench.openFile('api/models.py');
    await expect.poll(() => workbench.text()).toContain('ANSWER_MODEL = "gpt-5.4-mini"');
  });

  it('is undone in one step', async () => {
    await workbench.page.keyboard.press('Control+Z');
    await expect.poll(() => workbench.text()).toContain('ANSWER_MODEL = "gpt-4.1"');
    await workbench.openFile('api/chat.py');
    await workbench.lens(/ a call · gpt-4\.1 · /).waitFor();
  });

  it('opens from the hover of a model constant', async () => {
    await workbench.openFile('api/models.py');
    await workbench.hover('ANSWER_MODEL', 'gpt-4.1', 'drives');
    await workbench.hoverLink('Switch…');
    await workbench.page.locator('.quick-input-title', { hasText: 'gpt-4.1 of this call' }).waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('api/chat.py');
  });
});

describe('inference-cost.yml from the editor', () => {
  it('is created by a command, and opened', async () => {
    await workbench.openFile('api/chat.py');
    await workbench.lenses(2);
    await workbench.runCommand('Inference Cost: Create or Update inference-cost.yml');
    await workbench.page.locator('.tab.active', { hasText: 'inference-cost.yml' }).waitFor();
    await expect.poll(() => workbench.text()).toContain('What this team knows');
    expect(text()).toContain('api/chat.py#answer/chat.completions.create#0:');
  });

  it('takes an assumption that is changed at the call, and the lens follows', async () => {
    await workbench.page.locator('.tab', { hasText: 'chat.py' }).click();
    const [before] = await workbench.lenses(2);
    await workbench.goTo(1); // the light bulb comes when the cursor does
    await workbench.goTo(10, 30);
    await workbench.lightBulb('Change the assumption of output');
    await answer('output, in tokens', '5');
    await expect.poll(text).toMatch(/^ {6}output: 5$/m);
    await expect.poll(async () => (await workbench.lenses(2))[0], { timeout: 10_000 }).not.toBe(before);
  });

  it('takes an assumption by the link of the hover, and the hover says it', async () => {
    await workbench.hover('completions.create', 'create', 'Most uncertain: question');
    await workbench.hoverLink('Change');
    await answer('question, in tokens', '20..40..90');
    await expect.poll(text).toMatch(/^ {8}question: \{ low: 20, typical: 40, high: 90 \}$/m);
    await workbench.page.keyboard.press('Escape'); // the hover that was clicked
    expect(await workbench.hover('completions.create', 'create', '20 – 90 tokens')).toContain(
      'Most uncertain: question, 20 – 90 tokens (given in inference-cost.yml)',
    );
  });

  it('takes a dismissal with its reason, and the advice is gone', async () => {
    const squiggle = workbench.page.locator('.squiggly-info, .squiggly-hint, .squiggly-warning');
    const before = await squiggle.count();
    await workbench.goTo(1); // the light bulb comes when the cursor does
    await workbench.goTo(10, 30);
    await workbench.lightBulb('Dismiss “missing-output-cap” here');
    await answer('Dismiss this finding', 'answers are one word');
    await expect
      .poll(text)
      .toMatch(/finding: missing-output-cap@api\/chat\.py#answer\/.*\n {4}reason: answers are one word\n/);
    await expect.poll(() => squiggle.count(), { timeout: 10_000 }).toBe(before - 1);
  });

  it('is checked while it is typed', async () => {
    await workbench.page.locator('.tab', { hasText: 'inference-cost.yml' }).click();
    await workbench.typeInstead('volumes: 3');
    await workbench.page.locator('.squiggly-warning').first().waitFor();
  });
});
