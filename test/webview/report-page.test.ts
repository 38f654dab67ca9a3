import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PagesInBrowser, said, tell, tellReport, violations } from './page-in-browser.ts';
import { bigReport, hostile, smallReport } from './reports.ts';
import { reportOf } from '../present/calls.ts';

let pages: PagesInBrowser;
beforeAll(async () => {
  pages = await PagesInBrowser.start();
});
afterAll(() => pages.close());

describe('the exported page', () => {
  it('shows every part, loads nothing and breaks no rule of its policy', async () => {
    const { page, errors, requests } = await pages.exported(smallReport());
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Overview', 'Features', 'Calls', 'Advice']);
    expect(await page.locator('h1').innerText()).toBe('$0.032 – 0.12 a run of each feature');
    expect(await page.locator('.call .title').allInnerTexts()).toEqual(['answer()', 'rerank()', 'admin()']);
    expect(await page.locator('.reasons').innerText()).toContain('model from answer');
    expect(await page.locator('button.open').count()).toBe(0);
    expect(errors).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('runs no script but its own', async () => {
    const { page, errors } = await pages.exported(smallReport());
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.harmed = 3';
      document.body.append(script);
    });
    expect(await page.evaluate('window.harmed')).toBeUndefined();
    expect(errors.join()).toContain('Content Security Policy');
  });

  it('takes no harm from what a workspace writes', async () => {
    const { page, errors } = await pages.exported(smallReport(hostile));
    for (const tab of ['Overview', 'Features', 'Calls', 'Advice']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await page.locator('#panel').innerText()).toContain('<img src=x');
      expect(await page.locator('#page img, #page a, #page script').count()).toBe(0);
      expect(await page.locator('#page').innerText()).not.toMatch(/\u202e/);
    }
    expect(await page.evaluate('window.harmed')).toBeUndefined();
    expect(errors).toEqual([]);
  });

  it.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 260],
  ] as const)(
    'axe-core finds nothing in any tab, %s, %d px; nothing is cut off',
    async (colorScheme, width) => {
      const { page } = await pages.exported(smallReport(), { colorScheme, viewport: { width, height: 800 } });
      for (const tab of ['Overview', 'Features', 'Calls', 'Advice']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await violations(page), tab).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), tab).toBeLessThanOrEqual(width);
      }
    },
  );
});

describe('the sidebar', () => {
  it('opens the clicked call', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    await page.locator('.call', { hasText: 'rerank()' }).getByRole('button').click();
    expect(await said(page)).toEqual([
      { kind: 'ready' },
      { kind: 'open', root: '/w', place: { file: 'api/chat.py', line: 20, column: 44 } },
    ]);
  });

  it('says that it scans, that there is nothing, and what failed, each with a way on', async () => {
    const { page } = await pages.hosted();
    await page.getByText('Looking for LLM calls…').waitFor();
    await tellReport(page, reportOf());
    await page.getByText('No LLM calls found').waitFor();
    await page.getByRole('button', { name: 'Scan again' }).click();
    await tellReport(page, smallReport());
    await tell(page, { kind: 'failed', message: 'The server ended.' });
    await page.getByText('What you see may be out of date. The server ended.').waitFor();
    expect(await page.locator('.call').count()).toBe(3);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect((await said(page)).map(one => one.kind)).toEqual(['ready', 'scan', 'scan']);
  });

  it('opens a feature to the calls it makes, by keyboard', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('summary .title').allInnerTexts()).toEqual(['POST /answer', 'nightly digest']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const calls = page.locator('details').first().locator('.call:visible');
    expect(await calls.count()).toBe(2);
    expect(await calls.first().innerText()).toContain('1 × $0.0031 – 0.012');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await said(page)).at(-1)).toMatchObject({ kind: 'open', place: { file: 'api/answer.py' } });
  });

  it('lists advice by saving and opens its place', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'Advice' }).click();
    expect(await page.locator('.advice .cost').allInnerTexts()).toEqual(['40 – 80 %', '5 – 10 %']);
    await page.locator('.advice button').first().click();
    expect((await said(page)).at(-1)).toMatchObject({ kind: 'open', place: { line: 10 } });
  });
});

describe('2,000 calls', () => {
  it('are drawn as far as they are in sight, sorted, filtered, grouped', async () => {
    const { page } = await pages.hosted({ viewport: { width: 300, height: 700 } });
    await tellReport(page, bigReport(2000));
    await page.getByRole('tab', { name: 'Calls' }).click();
    const titles = () => page.locator('.call .title').allInnerTexts();
    expect((await titles())[0]).toBe('call_1998()');
    expect((await titles()).length).toBeLessThan(60);

    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    await page.getByText('call_1999()').waitFor();
    expect((await titles()).length).toBeLessThan(60);

    await page.getByLabel('Filter').fill('F3.PY call_10');
    await page.getByText('11 of 2,000 calls').waitFor();
    await page.getByLabel('Sort by').selectOption('file');
    await expect.poll(async () => (await titles())[0]).toBe('call_103()');

    await page.getByLabel('Filter').fill('');
    await page.getByLabel('Group by').selectOption('model');
    await page.evaluate('window.scrollTo(0, 0)');
    await expect.poll(() => page.locator('.group').first().innerText()).toMatch(/gpt-4o-mini\s+1,000 calls/);

    await page.getByLabel('Unpriced only').check();
    await page.getByText('1 of 2,000 calls').waitFor();
    expect(await titles()).toEqual(['call_1999()']);
  });

  it('are walked through with the arrow keys', async () => {
    const { page } = await pages.hosted({ viewport: { width: 300, height: 500 } });
    await tellReport(page, bigReport(2000));
    await page.getByRole('tab', { name: 'Calls' }).click();
    await page.locator('.call button').first().focus();
    for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate('document.activeElement.innerText')).toContain('call_1938()');
  });
});
