// npm run prices:check [-- --pi DIR] [--models-dev FILE] [--date DAY] [--write]
// Compares our prices with second catalogues and prints disagreements. With --write, renews the two files of the overlay
// that come from them: models that the first catalogue lacks, and rates on which the sources disagree.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadEngine } from './load-engine.mjs';
import { MODELS_DEV, PI_AI, readModelsDev, readPiAi } from './second-catalogues.mjs';

const args = process.argv.slice(2);
const option = name => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const overlay = 'src/engine/prices/overlay';
const engine = await loadEngine();
const date = option('--date') ?? PI_AI.checked;
const book = engine.createPriceBook(args.includes('--write') ? { withoutLaterRows: true } : {});

function compare(row) {
  const match = engine.findModel({ provider: row.provider, model: row.model }, book);
  if (!match.found) return { is: 'missing' };
  const rates = engine.ratesFor(match, { date }, book);
  if (!rates.priced) return { is: 'unpriced', why: rates.why, match };
  const near = (a, b) => Math.abs((a ?? 0) - (b ?? 0)) < 1e-6;
  const same = near(rates.inputUsdPerMTok, row.input) && near(rates.outputUsdPerMTok, row.output);
  const cached =
    row.cacheRead === null ||
    rates.cacheReadUsdPerMTok === null ||
    near(rates.cacheReadUsdPerMTok, row.cacheRead);
  return { is: same && cached ? 'same' : 'other', rates, match };
}

const readings = [{ ...PI_AI, rows: await readPiAi(option('--pi')) }];
if (option('--models-dev') !== undefined)
  readings.push({ ...MODELS_DEV, rows: readModelsDev(option('--models-dev')) });

const later = [];
const disagreements = { source: PI_AI.source, checked: PI_AI.checked, rows: {} };
const added = new Set();
for (const { source, checked, rows } of readings) {
  const counts = { same: 0, other: 0, missing: 0, unpriced: 0 };
  const providers = {};
  for (const row of rows) {
    const result = compare(row);
    counts[result.is] += 1;
    if (result.is === 'other') {
      const { rates, match } = result;
      const mine = [rates.inputUsdPerMTok, rates.outputUsdPerMTok, rates.cacheReadUsdPerMTok].join(' / ');
      console.log(
        `${source}: ${row.provider} ${row.model}: ours ${mine} (${rates.source}, ${rates.checked}), theirs ${[row.input, row.output, row.cacheRead].join(' / ')}`,
      );
      if (
        source === PI_AI.source &&
        match.table === 'catalogue' &&
        !match.how.some(step => step.endsWith('. removed'))
      )
        (disagreements.rows[match.priceOf] ??= {})[match.model] = [row.input, row.output, row.cacheRead];
    }
    const id = `${row.provider} ${row.model.toLowerCase()}`;
    // A geography's price that we had to take from the model without one belongs into the table too.
    const moved =
      result.is === 'other' &&
      result.match.how.some(step => /^(us-gov|us|eu|apac|jp|au|ca)\. removed$/.test(step));
    if (!(result.is === 'missing' || moved) || added.has(id) || !(row.input > 0) || row.model.includes('~'))
      continue;
    added.add(id);
    // xAI's long-context price holds from the threshold on, the others' above it.
    const above = row.provider === 'x-ai' && row.tier !== null ? row.tier.above - 1 : row.tier?.above;
    const long =
      row.tier === null
        ? []
        : [above, row.tier.input, row.tier.cacheRead, row.tier.cacheWrite, row.tier.output];
    (providers[row.provider] ??= []).push([
      row.model,
      row.input,
      row.cacheRead,
      row.cacheWrite,
      row.output ?? null,
      ...long,
    ]);
  }
  later.push({ source, checked, providers });
  console.log(
    `${source} (${checked}): ${rows.length} models, ${counts.same} agree, ${counts.other} differ, ${counts.missing} not in ours, ${counts.unpriced} without a price in ours`,
  );
}

if (args.includes('--write')) {
  writeFileSync(`${overlay}/later-rows.json`, `${JSON.stringify(later).replaceAll('],[', '],\n[')}\n`);
  writeFileSync(`${overlay}/disagreements.json`, `${JSON.stringify(disagreements)}\n`);
  console.log(
    `written: later-rows.json ${readFileSync(`${overlay}/later-rows.json`).length} bytes, disagreements.json ${readFileSync(`${overlay}/disagreements.json`).length} bytes`,
  );
}
