import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { PriceUpdating } from '../../src/server/price-updating.ts';
import { wantsPriceUpdates } from '../../src/server/settings.ts';
import { priceFolderFor } from '../../src/workspace/price-folder.ts';
import { catalogueServer } from '../support/catalogue-server.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';

let server: Awaited<ReturnType<typeof catalogueServer>>;
let folder: string;
beforeAll(async () => {
  server = await catalogueServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prices-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

function updating(url = server.url) {
  const log: string[] = [];
  const state = { today: '2027-01-01', changes: 0, log };
  const prices = new PriceUpdating({
    folder,
    url,
    today: () => state.today,
    log: line => log.push(line),
    changed: () => state.changes++,
  });
  return { prices, state };
}

it('only a plain yes turns fetching on', () => {
  for (const raw of [undefined, null, {}, { prices: null }, { prices: { update: 'true' } }, { prices: {} }])
    expect(wantsPriceUpdates(raw)).toBe(false);
  expect(wantsPriceUpdates({ prices: { update: true } })).toBe(true);
});

it('fetches nothing while it is off', async () => {
  const { prices, state } = updating();
  await prices.follow(false);
  expect(state).toMatchObject({ changes: 0, log: [] });
  expect(prices.folder).toBeNull();
});

it('fetches once a day when on, and uses what it stored only while on', async () => {
  const { prices, state } = updating();
  await prices.follow(true);
  await prices.follow(true);
  expect(state.log).toEqual([expect.stringMatching(/^prices updated: \d+ models$/)]);
  expect(prices.folder).toBe(folder);
  state.today = '2027-01-02';
  await prices.follow(true);
  expect(state.log).toHaveLength(2);
  const before = state.changes;
  await prices.follow(false);
  expect(prices.folder).toBeNull();
  expect(state.changes).toBe(before + 1);
});

it('says why when nothing came, and doesn’t try again that day', async () => {
  const { prices, state } = updating(`${server.url}.missing`);
  await prices.follow(true);
  await prices.follow(true);
  expect(state).toMatchObject({ changes: 0, log: ['prices not updated: the server answered 404'] });
});

it('prices a workspace by the fetched catalogue once it is there', { timeout: 60_000 }, async () => {
  const client = await LanguageServer.start({
    folder: join(process.cwd(), 'sample'),
    initializationOptions: {
      settings: { prices: { update: true } },
      priceFolder: folder,
      priceUrl: server.url,
    },
  });
  const source = async (): Promise<string | undefined> => {
    const { reports } = await client.request<{ reports: { report: { prices: { source: string } } }[] }>('inferenceCost/report', {}); // prettier-ignore
    return reports[0]?.report.prices.source;
  };
  let found = await source();
  for (let i = 0; i < 50 && found !== server.url; i++) {
    await new Promise(done => setTimeout(done, 100));
    found = await source();
  }
  expect(found).toBe(server.url);
  await client.request('shutdown', null);
  client.notify('exit', null);
});

it.each([
  ['linux', {}, '/home/u/.local/share/inference-cost'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/inference-cost'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/u/.local/share/inference-cost'],
  ['darwin', {}, '/home/u/Library/Application Support/inference-cost'],
  ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local\\inference-cost'],
] as const)('keeps fetched prices on %s in the user’s own data folder', (platform, env, path) => {
  expect(priceFolderFor(platform, env, '/home/u')).toBe(path);
});
