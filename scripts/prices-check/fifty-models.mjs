// node scripts/prices-check/fifty-models.mjs MODELS-DEV.json[.gz]: fifty current models beside a second catalogue, as a Markdown table.
import { loadEngine } from './load-engine.mjs';
import { MODELS_DEV, readModelsDev } from './second-catalogues.mjs';

const FIFTY = {
  openai: 'gpt-4o gpt-4o-mini gpt-4.1 gpt-4.1-mini gpt-4.1-nano gpt-5 gpt-5-mini gpt-5-nano gpt-5.1 gpt-5.2 gpt-5.3-codex gpt-5.4 gpt-5.4-mini gpt-5.4-nano gpt-5.5 o3 o4-mini text-embedding-3-small text-embedding-3-large',
  anthropic: 'claude-haiku-4-5 claude-sonnet-4-5 claude-sonnet-4-6 claude-sonnet-5 claude-opus-4-5 claude-opus-4-6 claude-opus-4-7 claude-opus-4-8 claude-fable-5',
  google: 'gemini-2.5-pro gemini-2.5-flash gemini-2.5-flash-lite gemini-3-flash-preview gemini-3.1-pro-preview gemini-3.1-flash-lite gemini-3.5-flash',
  'x-ai': 'grok-4.3 grok-4.20-0309-reasoning',
  mistral: 'mistral-large-2512 mistral-large-latest mistral-medium-latest mistral-small-latest codestral-latest',
  deepseek: 'deepseek-chat deepseek-v4-flash deepseek-v4-pro',
  cohere: 'command-a-03-2025 command-r7b-12-2024',
  groq: 'openai/gpt-oss-120b llama-3.3-70b-versatile',
  aws: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0 amazon.nova-pro-v1:0 meta.llama3-3-70b-instruct-v1:0',
}; // prettier-ignore

const WHY = {
  'mistral mistral-medium-latest':
    'models.dev had 1.5 / 7.5 on 2026-06-03 and took it back a day later; Mistral’s page gives the price of Medium 3.5 from 2026-06-16 on, and pi-ai agrees',
  'aws us.anthropic.claude-sonnet-4-5-20250929-v1:0':
    'Bedrock’s regional profiles cost a tenth more than global ones; models.dev has the uplift for eu. only',
  'google gemini-2.5-flash':
    'cache read: Google lowered it to a tenth of the input; models.dev still has the quarter of 2025',
  'x-ai grok-4.20-0309-reasoning': 'same rates',
};

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('use: node scripts/prices-check/fifty-models.mjs MODELS-DEV.json[.gz]');
  process.exit(2);
}
const engine = await loadEngine();
const book = engine.createPriceBook();
const theirs = new Map(readModelsDev(file).map(row => [`${row.provider} ${row.model}`, row]));
const show = (input, output, cacheRead) => `${input} / ${output ?? '–'} / ${cacheRead ?? '–'}`;

function ours(provider, model, date) {
  const match = engine.findModel({ provider, model }, book);
  const rates = match.found ? engine.ratesFor(match, { date }, book) : { priced: false, why: match.why };
  return rates.priced ? rates : { why: rates.why };
}

const near = (a, b) => Math.abs((a ?? 0) - (b ?? 0)) < 1e-9;
let models = 0;
let same = 0;
console.log(
  `| model | ours, ${MODELS_DEV.checked} | models.dev, ${MODELS_DEV.checked} | ours, 2026-11-24 | |\n|---|---|---|---|---|`,
);
for (const [provider, ids] of Object.entries(FIFTY))
  for (const model of ids.split(' ')) {
    models += 1;
    const then = ours(provider, model, MODELS_DEV.checked);
    const now = ours(provider, model, '2026-11-24');
    const row = theirs.get(`${provider} ${model}`);
    const equal =
      row !== undefined &&
      near(then.inputUsdPerMTok, row.input) &&
      near(then.outputUsdPerMTok, row.output || then.outputUsdPerMTok) &&
      (row.cacheRead === null ||
        then.cacheReadUsdPerMTok === null ||
        near(then.cacheReadUsdPerMTok, row.cacheRead));
    if (equal) same += 1;
    const note = equal
      ? 'same'
      : (WHY[`${provider} ${model}`] ?? (row === undefined ? 'not in models.dev' : 'UNEXPLAINED'));
    const table = rates =>
      rates.why === undefined
        ? show(rates.inputUsdPerMTok, rates.outputUsdPerMTok, rates.cacheReadUsdPerMTok)
        : rates.why;
    console.log(
      `| ${provider} ${model} | ${table(then)} | ${row === undefined ? '–' : show(row.input, row.output || null, row.cacheRead)} | ${table(now)} | ${note} |`,
    );
  }
console.error(`${models} models, ${same} the same`);
