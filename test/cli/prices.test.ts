import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogueServer } from '../support/catalogue-server.ts';
import { runCli } from './run-cli.ts';

let server: Awaited<ReturnType<typeof catalogueServer>>;
beforeAll(async () => {
  server = await catalogueServer();
});
afterAll(() => server.stop());

const run = (...args: string[]) => runCli(args, { env: { XDG_DATA_HOME: server.folder, HOME: server.folder, LOCALAPPDATA: server.folder } }); // prettier-ignore
const bundled = /^(Old p|P)rices in use: @pydantic\/genai-prices .*\(came with the program\)\n$/;

it('uses the prices that came with it until it is told to fetch others, and goes back', () => {
  expect(run('prices').stdout).toMatch(bundled);
  const fetched = run('prices', '--update', '--from', server.url);
  expect(fetched).toMatchObject({ code: 0, stderr: '' });
  expect(fetched.stdout).toContain(`Prices in use: ${server.url}, checked `);
  const today = new Date().toISOString().slice(0, 10);
  expect(run('--version').stdout).toContain(`prices of ${today}`);
  expect(JSON.parse(run('scan', 'sample', '--format', 'json').stdout)).toMatchObject({
    prices: { source: server.url, checked: today },
  });
  expect(run('prices', '--reset').stdout).toMatch(bundled);
});

it('keeps the prices in use where a fetch fails, and says why in a line', () => {
  for (const [url, why] of [
    [server.url.replace('feed', 'other'), /^prices not updated: the server answered 404\. Prices in use: /],
    ['http://example.org/feed.json', /^prices not updated: .* isn’t https\. /],
    ['nonsense', /is no address/],
  ] as const) {
    const { code, stderr } = run('prices', '--update', '--from', url);
    expect(code).toBe(2);
    expect(stderr).toMatch(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  expect(run('prices', '--from', server.url).stderr).toMatch(/give --update too/);
  expect(run('prices', '--update', '--reset').stderr).toMatch(/not both/);
  expect(run('prices').stdout).toMatch(bundled);
});

it('falls back to the bundled prices where the stored file is damaged or older', () => {
  run('prices', '--update', '--from', server.url);
  const file = [join(server.folder, 'inference-cost', 'prices.json'), join(server.folder, 'Library', 'Application Support', 'inference-cost', 'prices.json')].find(existsSync)!; // prettier-ignore
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/"checked":"[^"]*"/, '"checked":"2025-01-01"'));
  expect(run('prices').stdout).toMatch(bundled);
  writeFileSync(file, text.slice(0, 5000));
  expect(run('prices').stdout).toMatch(bundled);
  expect(run('--version').code).toBe(0);
});
