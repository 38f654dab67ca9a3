import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledProviders } from '../../src/engine/prices/bundled-catalogue.ts';
import { fetchPrices, readFetchedPrices } from '../../src/workspace/price-updates.ts';

const good = JSON.stringify(bundledProviders());
let folder: string;
let server: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prices-'));
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function serve(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>(resolve => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/data.json`;
}

const fetchFrom = (url: string, more = {}) => fetchPrices({ folder, today: '2026-11-24', url, ...more });

test('a sound catalogue is stored and read back', async () => {
  let request: IncomingMessage | undefined;
  const url = await serve((got, answer) => {
    request = got;
    answer.end(good);
  });
  expect(await fetchFrom(url)).toMatchObject({ updated: true });
  expect(readFetchedPrices(folder)).toMatchObject({ info: { source: url, checked: '2026-11-24' } });
  expect(await readdir(folder)).toEqual(['prices.json']);
  expect(request?.method).toBe('GET');
  expect(request?.headers).not.toHaveProperty('cookie');
  expect(request?.headers).not.toHaveProperty('authorization');
});

test.each<[string, RequestListener, RegExp, object]>([
  ['a server that fails', (_, answer) => answer.writeHead(500).end(), /answered 500/, {}],
  ['an answer that is no JSON', (_, answer) => answer.end('<html>'), /no list of providers/, {}],
  ['half an answer', (_, answer) => answer.end(good.slice(0, good.length / 2)), /no list of providers/, {}],
  [
    'a catalogue with a negative price',
    (_, answer) => answer.end(good.replace('"input_mtok":8', '"input_mtok":-8')),
    /is no price/,
    {},
  ],
  [
    'an answer that is too large',
    (_, answer) => answer.end(good),
    /larger than 1000 bytes/,
    { maxBytes: 1000 },
  ],
  [
    'an answer that never ends',
    (_, answer) => void answer.write('['),
    /no answer in time/,
    { timeoutMs: 200 },
  ],
  [
    'a server that redirects',
    (_, answer) => answer.writeHead(302, { location: 'http://example.org/' }).end(),
    /.+/,
    {},
  ],
])('%s leaves what was there', async (_, answer, why, more) => {
  await writeFile(join(folder, 'prices.json'), 'as it was');
  const result = await fetchFrom(await serve(answer), more);
  expect(result).toMatchObject({ updated: false, why: expect.stringMatching(why) });
  expect(await readFile(join(folder, 'prices.json'), 'utf8')).toBe('as it was');
  expect(await readdir(folder)).toEqual(['prices.json']);
});

test('an endless chunked answer is cut off at the limit', async () => {
  const url = await serve((_, answer) => {
    const timer = setInterval(() => answer.write('x'.repeat(10_000)), 1);
    answer.on('close', () => clearInterval(timer));
  });
  expect(await fetchFrom(url, { maxBytes: 100_000 })).toMatchObject({
    updated: false,
    why: expect.stringMatching(/larger than/),
  });
});

test('only https, but for the own machine', async () => {
  expect(await fetchFrom('http://example.org/data.json')).toEqual({
    updated: false,
    why: 'http://example.org/data.json isn’t https',
  });
  expect(await fetchFrom('nonsense')).toEqual({ updated: false, why: 'nonsense is no address' });
});

test('a stored file in doubt is not used', async () => {
  expect(readFetchedPrices(folder)).toBeNull();
  await writeFile(join(folder, 'prices.json'), '{"source":"x","checked":"2026-11-24","providers":[]}');
  expect(readFetchedPrices(folder)).toBeNull();
  await writeFile(join(folder, 'prices.json'), `{"source":"x","checked":"2026-01-01","providers":${good}}`);
  expect(readFetchedPrices(folder)).toBeNull(); // older than the bundled one
  await writeFile(join(folder, 'prices.json'), 'nonsense');
  expect(readFetchedPrices(folder)).toBeNull();
});
