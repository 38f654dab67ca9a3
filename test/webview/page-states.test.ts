import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '../present/calls.ts';
import { PagesInBrowser, restyle, said, tell, tellReport, violations } from './page-in-browser.ts';
import { smallReport } from './reports.ts';

let pages: PagesInBrowser;
beforeAll(async () => {
  pages = await PagesInBrowser.start();
});
afterAll(() => pages.close());

const answered = new WeakMap<Page, number>();
/** Answers the next question that the page asks. */
const answer = async (page: Page, given: object) => {
  const id = (answered.get(page) ?? 0) + 1;
  answered.set(page, id);
  await expect
    .poll(async () => (await said(page)).some(one => one.kind === 'ask' && one.id === id))
    .toBe(true);
  await tell(page, { kind: 'answer', id, answer: given } as Parameters<typeof tell>[1]);
};
const patches = [{ file: 'api/chat.py', patch: '@@ -1,2 +1,2 @@\n same\n-old\n+new' }];

/** Each state of the page, and how it gets there. */
const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'before the first scan': async page => void (await page.getByText('Looking for LLM calls…').waitFor()),
  scanning: page => tell(page, { kind: 'scanning', done: 412, total: 1500 }),
  empty: page => tellReport(page, reportOf()),
  error: page => tell(page, { kind: 'failed', message: 'The server ended.' }),
  async stale(page) {
    await tellReport(page, smallReport());
    await tell(page, { kind: 'failed', message: 'The scan was stopped before its end.' });
  },
  async 'scanning again'(page) {
    await tellReport(page, smallReport());
    await tell(page, { kind: 'scanning', done: 412, total: 1500 });
  },
  async 'an opened diff and dismissal'(page) {
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'Advice' }).click();
    await page.locator('li .patch summary').first().click();
    await answer(page, { kind: 'patches', patches, left: 0 });
    await page.locator('.diff .added').waitFor();
    await page.getByRole('button', { name: 'Dismiss…' }).first().click();
  },
  async 'an opened feature and run'(page) {
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'Features' }).click();
    for (const summary of await page.locator('.feature > summary').all()) await summary.click();
    await page.locator('.feature details').first().waitFor();
  },
  async 'a changed what-if'(page) {
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'What if' }).click();
    await page.getByLabel('Prompt caching').selectOption('on');
    await page.getByRole('button', { name: 'Save as scenario' }).waitFor();
  },
};

const looks = [
  ['light', 1000],
  ['dark', 260],
  ['high contrast', 500], // 1000 px at 200 %
] as const;

describe('in light, dark and high contrast, wide and narrow', () => {
  it.each(Object.keys(states))('axe-core finds nothing in the state: %s; nothing is cut off', async state => {
    const { page, errors } = await pages.hosted({ viewport: { width: 1000, height: 700 } });
    await states[state]!(page);
    for (const [theme, width] of looks) {
      await restyle(page, theme, width);
      expect(await violations(page), theme).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), theme).toBeLessThanOrEqual(width);
    }
    expect(errors).toEqual([]);
    await page.close();
  });
});

/** What has the focus: its words, and whether that can be seen. */
const focused = (page: Page): Promise<{ readonly says: string; readonly isSeen: boolean }> =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const isSeen = at === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    return { says: at.getAttribute('aria-label') ?? at.innerText ?? at.id, isSeen };
  })()`);

describe('by keyboard alone', () => {
  it.each(['light', 'high contrast'] as const)('every stop of the Tab key can be seen, %s', async theme => {
    const { page } = await pages.hosted({ viewport: { width: 300, height: 800 } }, theme);
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'Overview' }).focus();
    for (let tab = 0; tab < 6; tab++) {
      for (let stop = 0; stop < 25; stop++) {
        await page.keyboard.press('Tab');
        const { says, isSeen } = await focused(page);
        expect(isSeen, `tab ${tab}: ${says}`).toBe(true);
      }
      await page.getByRole('tab', { selected: true }).focus();
      await page.keyboard.press('ArrowRight');
    }
  });

  it('an advice is looked at, made and another put aside', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    const press = async (key: string, until: string) => {
      for (let i = 0; i < 30 && !(await focused(page)).says.startsWith(until); i++)
        await page.keyboard.press(key);
      expect((await focused(page)).says).toContain(until);
    };
    await page.getByRole('tab', { name: 'Overview' }).focus();
    await press('ArrowRight', 'Advice');
    await press('Tab', 'Mark the prompt for caching');
    await page.keyboard.press('Enter');
    await answer(page, { kind: 'patches', patches, left: 0 });
    await page.locator('.diff .removed').waitFor();
    await press('Tab', 'Apply');
    await page.keyboard.press('Enter');
    expect((await said(page)).at(-1)).toMatchObject({ question: { kind: 'fix', finding: 'a', apply: true } });
    await answer(page, { kind: 'patches', patches, left: 0 });
    await page.getByText('Changed api/chat.py; not saved yet.').waitFor();
    await press('Tab', 'Dismiss…');
    await page.keyboard.press('Enter');
    await page.keyboard.type('rare');
    await page.keyboard.press('Enter');
    expect((await said(page)).at(-1)).toMatchObject({
      question: { kind: 'save', edits: [{ reason: 'rare' }] },
    });
  });
});

describe('the levels of a feature', () => {
  it('are the feature, the runs of its agents, and their calls with times × cost', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    await page.getByRole('button', { name: 'nightly digest' }).click(); // on Overview: leads there
    const feature = page.locator('.feature[open]', { hasText: 'nightly digest' });
    const run = feature.locator('details');
    expect(await run.locator('summary').innerText()).toMatch(
      /Triage\s+~\$0\.0018 a run\s+agent of openai-agents · 90 % of it · 1 call/,
    );
    expect(await run.locator('.call').innerText()).toMatch(
      /rerank\(\)\s+~\$0\.0018 a run\s+3 \(1–10\) × \$0\.00040 – 0\.00090 · 90 % of it/,
    );
    expect(await run.locator('.runs li').allInnerTexts()).toEqual([
      expect.stringMatching(/Refunds\s+hand-off, usually once, at most 9 times, and may go back · gpt-4\.1/),
      expect.stringMatching(/Looks up\s+as a tool, usually once, without a bound · gpt-4\.1/),
    ]);
    await run.locator('.call button').click();
    expect((await said(page)).at(-1)).toMatchObject({ kind: 'open', place: { line: 20 } });
  });
});

describe('what if', () => {
  it('has turns of conversations, output length, cache hits and caching, and saves them', async () => {
    const { page } = await pages.hosted();
    await tellReport(page, smallReport());
    await page.getByRole('tab', { name: 'What if' }).click();
    const last = async () => ((await said(page)).at(-1) as { readonly question: object }).question;
    await page.getByLabel('POST /answer turns a conversation', { exact: true }).fill('8');
    await answer(page, { kind: 'outcome', outcome: { totals: [], features: [] } });
    await page.getByLabel('Output length tokens', { exact: true }).fill('200');
    await answer(page, { kind: 'outcome', outcome: { totals: [], features: [] } });
    await page.getByLabel('Cache hits of the prompt', { exact: true }).fill('60 %');
    await answer(page, { kind: 'outcome', outcome: { totals: [], features: [] } });
    await expect.poll(last).toEqual({
      kind: 'whatIf',
      root: '/w',
      set: ['features.POST /answer.turns=8', 'output=200', 'cache-hit-rate=60 %'],
    });
    await answer(page, { kind: 'outcome', outcome: { totals: [], features: [] } });
    await page.getByRole('button', { name: 'Save to inference-cost.yml' }).click();
    const even = (value: number) => ({ low: value, typical: value, high: value });
    expect(await last()).toMatchObject({
      kind: 'save',
      edits: [
        { kind: 'turns', feature: 'POST /answer', turns: 8 },
        { kind: 'assumption', assumption: 'assumptions.everywhere.output', value: even(200) },
        { kind: 'assumption', assumption: 'assumptions.everywhere.cache-hit-rate', value: even(0.6) },
      ],
    });
  });

  it('is a table of changes, each alone, in an exported page', async () => {
    const tried = [
      { title: 'gpt-4.1 → gpt-4.1-mini', set: 'models.gpt-4.1=gpt-4.1-mini', of: 'A run of each feature' },
      { title: 'output: 800 tokens', set: 'output=800', of: 'A run of each feature' },
    ].map((one, i) => ({ ...one, after: `$0.00${i + 1} – 0.02`, change: '−34 %' }));
    const { page, errors } = await pages.exported(smallReport(), {}, tried);
    await page.getByRole('tab', { name: 'What if' }).click();
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/As it is\s+\$0\.032 – 0\.12/),
      expect.stringMatching(/gpt-4\.1 → gpt-4\.1-mini\s+\$0\.001 – 0\.02\s+−34 %/),
      expect.stringMatching(/output: 800 tokens\s+\$0\.002 – 0\.02/),
    ]);
    await page.getByText('Other values, and several at once, are answered in the editor').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
