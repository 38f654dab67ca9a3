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

const text = () => readFileSync(join(workspace.folder, 'inference-cost.yml'), 'utf8');
/** Answers the question that stands at the top of the window. */
async function answer(question: string, reply: string): Promise<void> {
  const box = workbench.page.locator('.quick-input-widget', { hasText: question });
  await box.locator('input.input').fill(reply);
  await workbench.page.keyboard.press('Enter');
}

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
    await workbench.goTo(10, 30);
    await workbench.lightBulb('Change the assumption of output');
    await answer('output, in tokens', '5');
    await expect.poll(text).toMatch(/^ {6}output: 5$/m);
    await expect.poll(async () => (await workbench.lenses(2))[0]).not.toBe(before);
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
