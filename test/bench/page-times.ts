import type { Page } from 'playwright-core';
import { overview } from '../../src/present/overview.ts';
import type { PagesInBrowser } from '../webview/page-in-browser.ts';
import { bigReport } from '../webview/reports.ts';

export interface PageTimes {
  /** From the message with the report to the drawn first rows. */
  readonly openMs: readonly number[];
  /** From a letter in the filter to the drawn rows. */
  readonly filterMs: readonly number[];
}

const runs = 9;

/** What a person waits for at the report page of so many calls, in milliseconds. */
export async function pageTimes(pages: PagesInBrowser, calls: number): Promise<PageTimes> {
  const message = {
    kind: 'overview',
    overview: JSON.stringify(overview([{ root: '/w', report: bigReport(calls) }])),
  };
  const openMs: number[] = [];
  let page = await opened(pages);
  for (let run = 0; run < runs; run++) {
    await page.close();
    page = await opened(pages); // a page that shows nothing yet
    openMs.push(await measure(page, waitForReport, message));
  }
  await page.getByRole('tab', { name: 'Calls' }).click();
  const filterMs: number[] = [];
  for (let run = 0; run < runs * 2; run++)
    filterMs.push(await measure(page, waitForFilter, run % 2 ? 'call_1' : 'gpt-4.1'));
  await page.close();
  return { openMs, filterMs };
}

async function opened(pages: PagesInBrowser): Promise<Page> {
  const { page } = await pages.hosted({ viewport: { width: 400, height: 900 } });
  await page.getByText('Looking for LLM calls').waitFor();
  return page;
}

const measure = (page: Page, code: string, argument: unknown): Promise<number> =>
  page.evaluate(`(${code})(${JSON.stringify(argument)})`);

const drawn = 'new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))';

const waitForReport = `async message => {
  const start = performance.now();
  const taken = new Promise(done => window.addEventListener('message', done, { once: true }));
  window.postMessage(message, '*');
  await taken;
  await ${drawn};
  return performance.now() - start;
}`;

const waitForFilter = `async text => {
  const input = document.querySelector('input[type=search]');
  const start = performance.now();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await ${drawn};
  return performance.now() - start;
}`;
