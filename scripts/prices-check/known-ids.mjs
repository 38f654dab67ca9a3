// node scripts/prices-check/known-ids.mjs REQUESTS.jsonl[.gz]: of the distinct (provider, model) pairs in recorded
// requests, how many get a price or the right reason. Each line of the file is an object with `provider` and `model`.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadEngine } from './load-engine.mjs';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('use: node scripts/prices-check/known-ids.mjs REQUESTS.jsonl[.gz]');
  process.exit(2);
}
const raw = readFileSync(file);
const lines = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString().split('\n').filter(Boolean);
const pairs = new Map(
  lines
    .map(line => JSON.parse(line))
    .map(({ provider, model }) => [JSON.stringify([provider, model]), { provider, model }]),
);
const engine = await loadEngine();
const book = engine.createPriceBook();
const counts = { priced: 0, local: 0, unpriced: 0 };
for (const { provider, model } of pairs.values()) {
  const priced = engine.priceUsage(
    { provider, model, date: '2026-11-24', usage: { inputTokens: 1000, outputTokens: 100 } },
    book,
  );
  if (priced.priced) counts.priced += 1;
  else if (priced.local) counts.local += 1;
  else {
    counts.unpriced += 1;
    console.log(`${provider} ${model}: ${priced.why} (${priced.closest.join(', ')})`);
  }
}
const right = counts.priced + counts.local;
console.log(
  `${pairs.size} pairs: ${counts.priced} priced, ${counts.local} run locally and have no token price, ${counts.unpriced} unpriced; ${((100 * right) / pairs.size).toFixed(1)} % with a price or the right reason`,
);
