import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDrawn, PagesInBrowser, said, tell, tellReport, violations } from './page-in-browser.ts';
import { bigReport, hostile, smallReport } from './reports.ts';
import { reportOf } from '../present/calls.ts';

const tabs = ['Overview', 'Features', 'Models', 'Calls', 'Advice', 'What if'];
let pages: PagesInBrowser;
beforeAll(async () => {
  pages = await PagesInBrowser.start();
});
afterAll(() => pages.close());

describe('the exported page', () => {
  it('shows every part, loads nothing and breaks no rule of its policy', async () => {
    const { page, errors, requests } = await pages.exported(smallReport());
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(tabs);
    expect(await page.locator('h1').innerText()).toBe('$0.032 – 0.12 a run of each feature');
    expect(await page.locator('.call .title').allInnerTexts()).toEqual(['answer()', 'rerank()', 'admin()']);
    expect(await page.locator('.reasons').innerText()).toContain('model from answer');
    expect(await page.locator('.call button').count()).toBe(0);
    const groups = page.locator('section', { hasText: 'By user segment' }).locator('section');
    expect(await groups.allInnerTexts()).toEqual([
      expect.stringMatching(
        /By user segment\s+students\s+\$0\.030 – 0\.12 a run of each\s+1 feature\s+teachers\s/,
      ),
      expect.stringMatching(/By stage of a workflow\s+support\s/),
    ]);
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
    for (const tab of tabs) {
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
      for (const tab of tabs) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await violations(page), tab).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), tab).toBeLessThanOrEqual(width);
      }
    },
  );
});

describe('in the editor', () => {
  it.each([
    ['light', 1200],
    ['dark', 300],
    ['high contrast', 1200],
    ['high contrast', 260],
    ['light', 130], // 260 px at 200 %
  ] as const)(
    'axe-core finds nothing in any tab and view, %s, %d px; nothing is cut off',
    async (theme, width) => {
      const { page } = await pages.hosted({ viewport: { width, height: 800 } }, theme);
      await tellReport(page, smallReport());
      for (const tab of tabs) {
        await page.getByRole('tab', { name: tab }).click();
        for (const view of await page.locator('.views button').all()) {
          await view.click();
          expect(await violations(page), tab).toEqual([]);
        }
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
    await tell(page, { kind: 'scanning', done: 412, total: 1500 });
    await page.getByText('412 of 1500 files').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    expect((await said(page)).at(-1)).toEqual({ kind: 'cancel' });
    await tellReport(page, reportOf());
    await page.getByText('No LLM calls found').waitFor();
    await page.getByRole('button', { name: 'Scan again' }).click();
    await tellReport(page, smallReport());
    await tell(page, { kind: 'failed', message: 'The server ended.' });
    await page.getByText('What you see may be out of date. The server ended.').waitFor();
    expect(await page.locator('.call').count()).toBe(3);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect((await said(page)).map(one => one.kind)).toEqual(['ready', 'cancel', 'scan', 'scan']);
  });

  it('opens a feature to the calls it makes, by keyboard', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.feature > summary .title').allInnerTexts()).toEqual([
      'POST /answer',
      'nightly digest',
    ]);
    for (let view = 0; view < 5; view++) await page.keyboard.press('Tab');
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
    await page.locator('.finding button').first().click();
    expect((await said(page)).at(-1)).toMatchObject({ kind: 'open', place: { line: 10 } });
  });

  it('shows the change of a fix, makes it, and puts a finding aside with a reason', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'Advice' }).click();
    const first = page.locator('li .advice').first();
    const last = async () => (await said(page)).at(-1) as { readonly id: number };
    await first.getByText('Mark the prompt for caching').click();
    await expect
      .poll(last)
      .toMatchObject({ question: { kind: 'fix', root: '/w', finding: 'a', apply: false } });
    const patches = [{ file: 'api/chat.py', patch: '@@ -1 +1 @@\n-old\n+new' }];
    await tell(page, {
      kind: 'answer',
      id: (await last()).id,
      answer: { kind: 'patches', patches, left: 0 },
    });
    expect(await first.locator('.removed').innerText()).toBe('-old\n');
    await first.getByRole('button', { name: 'Apply' }).click();
    expect(await last()).toMatchObject({ question: { kind: 'fix', finding: 'a', apply: true } });
    await tell(page, {
      kind: 'answer',
      id: (await last()).id,
      answer: { kind: 'patches', patches, left: 0 },
    });
    await first.getByText('Changed api/chat.py; not saved yet.').waitFor();

    await first.getByRole('button', { name: 'Dismiss…' }).click();
    await page.keyboard.type('answers are one word');
    await page.keyboard.press('Enter');
    expect(await last()).toMatchObject({
      question: { kind: 'save', edits: [{ kind: 'dismiss', finding: 'a', reason: 'answers are one word' }] },
    });
  });
});

describe('models', () => {
  it('say what each carries, where it is chosen, and what others cost for the same tokens', async () => {
    const { page } = await pages.hosted({ viewport: { width: 1000, height: 800 } });
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'Models' }).click();
    const model = page.locator('details', { hasText: 'gpt-4.1' }).first();
    expect(await model.locator('summary').first().innerText()).toMatch(
      /gpt-4\.1\s+~\$0\.060[\s\S]*1 call · openai/,
    );
    await model.locator('.place button').click();
    expect((await said(page)).at(-1)).toMatchObject({
      kind: 'open',
      place: { file: 'api/models.py', line: 3 },
    });
    const rows = model.locator('tbody tr');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(
        /gpt-4\.1-mini\s+~\$0\.012\s+−80 %\s+\$0\.40 in, \$1\.60 out\s+1M\s+a smaller size, vision.*Aider Polyglot 32\.4/,
      ),
      expect.stringMatching(/gpt-4\.1 \(now\)/),
    ]);
    await model.getByRole('button', { name: 'Price and quality' }).click();
    expect(await isDrawn(page, model.locator('canvas'))).toBe(true);
    await model.getByText('Results from aider.chat/docs').waitFor();
  });
});

describe('what if', () => {
  it('is where volumes are added', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    await page.getByRole('button', { name: 'Add volumes' }).click();
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('What if');
    await page.getByLabel('POST /answer runs a month', { exact: true }).waitFor();
  });

  const outcome = (typical: number, change: string) => ({
    totals: [{ title: 'A month', before: '$1,000', after: `$${typical}`, change, bar: 0 }],
    features: [],
  });

  it('asks with every change, one question at a time, and shows the last answer', async () => {
    const { page } = await pages.hosted({ viewport: { width: 300, height: 800 } });
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'What if' }).click();
    const answer = async (set: string[], typical: number, change: string) => {
      await expect
        .poll(async () => (await said(page)).at(-1))
        .toMatchObject({
          kind: 'ask',
          question: { kind: 'whatIf', root: '/w', set },
        });
      const { id } = (await said(page)).at(-1) as { id: number };
      await tell(page, {
        kind: 'answer',
        id,
        answer: { kind: 'outcome', outcome: outcome(typical, change) },
      });
    };
    await answer([], 1000, '');
    await page.getByLabel('question tokens', { exact: true }).fill('300');
    await page.getByLabel('question tokens', { exact: true }).fill('400');
    await answer(['holes.question=300'], 900, '−10 %');
    await answer(['holes.question=400'], 660, '−34 %');
    await page.getByText('$660').waitFor();
    expect(await page.locator('.totals').innerText()).toMatch(/\$660\s*−34 %\s*now \$1,000/);

    await page.getByLabel('POST /answer runs a month, slider').focus();
    await page.keyboard.press('End');
    await answer(['holes.question=400', 'features.POST /answer.volume=1000000'], 2000, '+100 %');
    await page.getByRole('button', { name: 'Save to inference-cost.yml' }).click();
    expect((await said(page)).at(-1)).toMatchObject({
      question: {
        kind: 'save',
        edits: [
          { kind: 'volume', feature: 'POST /answer', perMonth: 1_000_000 },
          {
            kind: 'assumption',
            assumption: 'assumptions.everywhere.holes.question',
            value: { typical: 400 },
          },
        ],
      },
    });
  });

  it('keeps another model in a scenario alone, and says what was refused', async () => {
    const { page } = await pages.hosted({ viewport: { width: 900, height: 800 } });
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'What if' }).click();
    await page.getByLabel('gpt-4.1', { exact: true }).selectOption('gpt-4.1-mini');
    expect(await page.getByRole('button', { name: 'Save to inference-cost.yml' }).count()).toBe(0);
    await page.getByLabel('Name of a scenario').fill('mini');
    await page.getByRole('button', { name: 'Save as scenario' }).click();
    const last = (await said(page)).at(-1) as { id: number };
    expect(last).toMatchObject({
      question: { edits: [{ kind: 'scenario', name: 'mini', set: { 'models.gpt-4.1': 'gpt-4.1-mini' } }] },
    });
    await tell(page, {
      kind: 'answer',
      id: last.id,
      answer: { kind: 'refused', why: 'the file has errors' },
    });
    await page.getByText('the file has errors').waitFor();
  });

  it('lists every assumption with its basis, in an exported page too', async () => {
    const { page } = await pages.exported(smallReport());
    await page.getByRole('tab', { name: 'What if' }).click();
    const control = page.locator('.control', { hasText: 'question' });
    expect(await control.innerText()).toMatch(/question tokens\s+10 – 600, ~60 typical · assumed · 2 calls/);
    expect(await page.locator('#panel input').count()).toBe(0);
  });
});

describe('pictures', () => {
  it('are drawn of features, money and agents, in the colours of the theme, and stay chosen', async () => {
    const { page, errors } = await pages.exported(smallReport());
    await page.getByRole('tab', { name: 'Features' }).click();
    for (const view of ['Bars', 'Map', 'Agents']) {
      await page.getByRole('button', { name: view }).click();
      expect(await isDrawn(page, page.locator('#panel canvas').first()), view).toBe(true);
    }
    await page.getByRole('tab', { name: 'Calls' }).click();
    await page.getByRole('tab', { name: 'Features' }).click();
    expect(await page.getByRole('button', { name: 'Agents' }).getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.agent').allInnerTexts()).toEqual([
      expect.stringMatching(/Triage[\s\S]*gpt-4\.1[\s\S]*hands off to Refunds/),
      expect.stringMatching(/Refunds[\s\S]*Tools: refund/),
    ]);
    expect(errors).toEqual([]);
  });

  it('of 300 calls put small ones together', async () => {
    const { page } = await pages.hosted({ viewport: { width: 1000, height: 800 } });
    const big = bigReport(300);
    const calls = big.calls.map(({ id }) => ({ id, times: { low: 1, typical: 1, high: 1 } }));
    await tellReport(page, {
      ...big,
      features: [{ ...smallReport().features[0]!, usd: big.totals.usdEachCallOnce, calls }],
    });
    await page.getByRole('tab', { name: 'Features' }).click();
    await page.getByRole('button', { name: 'Map' }).click();
    expect(await isDrawn(page, page.locator('#panel canvas'))).toBe(true);
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
