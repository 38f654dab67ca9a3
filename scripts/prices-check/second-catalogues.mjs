// Second catalogues to compare with: @earendil-works/pi-ai (npm, MIT) and, where a copy is given, models.dev (MIT).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

export const PI_AI = { version: '1.5.2', source: '@earendil-works/pi-ai 1.5.2', checked: '2026-11-10' };
export const MODELS_DEV = { source: 'models.dev (github.com/anomalyco/models.dev)', checked: '2026-07-02' };

/** Their provider -> ours. */
const PROVIDERS = {
  openai: 'openai', anthropic: 'anthropic', google: 'google', xai: 'x-ai', deepseek: 'deepseek', mistral: 'mistral', groq: 'groq', cerebras: 'cerebras',
  moonshotai: 'moonshotai', zai: 'zai', minimax: 'minimax', 'amazon-bedrock': 'aws', 'google-vertex': 'google', fireworks: 'fireworks', together: 'together',
  openrouter: 'openrouter', 'github-copilot': 'github-copilot', azure: 'azure', baseten: 'baseten',
  'fireworks-ai': 'fireworks', togetherai: 'together', 'google-vertex-anthropic': 'google', cohere: 'cohere', perplexity: 'perplexity', alibaba: 'alibaba', deepinfra: 'deepinfra', nebius: 'nebius',
}; // prettier-ignore

const row = (provider, model, cost, tier) => ({
  provider,
  model,
  input: cost.input,
  output: cost.output,
  cacheRead: cost.cacheRead || cost.cache_read || null,
  cacheWrite: cost.cacheWrite || cost.cache_write || null,
  tier: tier ?? null,
});

/** Rows of pi-ai, from an unpacked tarball or from the registry (`npm pack`; the package's install is broken). */
export async function readPiAi(dir) {
  const at = dir ?? unpack();
  const providers = join(at, 'dist', 'providers');
  const rows = [];
  for (const file of readdirSync(providers).filter(name => name.endsWith('.models.js'))) {
    const provider = PROVIDERS[file.replace('.models.js', '')];
    if (provider === undefined) continue;
    const module = await import(pathToFileURL(join(providers, file)).href);
    const name = Object.keys(module).find(key => key.endsWith('_MODELS') && !/IMAGE|CLASSIFIER/.test(key));
    for (const { id, cost } of Object.values(module[name])) {
      const [first] = cost.tiers ?? [];
      rows.push(
        row(
          provider,
          id,
          cost,
          first === undefined
            ? null
            : {
                above: first.inputTokensAbove,
                input: first.input,
                output: first.output,
                cacheRead: first.cacheRead || null,
                cacheWrite: first.cacheWrite || null,
              },
        ),
      );
    }
  }
  return rows;
}

function unpack() {
  const into = mkdtempSync(join(tmpdir(), 'inference-cost-pi-ai-'));
  const file = execFileSync('npm', ['pack', `@earendil-works/pi-ai@${PI_AI.version}`, '--silent'], {
    cwd: into,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .at(-1);
  execFileSync('tar', ['xzf', file], { cwd: into });
  return join(into, 'package');
}

/** Rows of a models.dev snapshot: `{ prov: { provider: { model: { cost } } } }`, or the provider map itself. */
export function readModelsDev(file) {
  const raw = readFileSync(file);
  const all = JSON.parse(file.endsWith('.gz') ? gunzipSync(raw) : raw);
  return Object.entries(all.prov ?? all).flatMap(([name, models]) => {
    const provider = PROVIDERS[name];
    if (provider === undefined) return [];
    return Object.entries(models.models ?? models).flatMap(([id, { cost }]) => {
      if (cost?.input === undefined) return [];
      const [first] = cost.tiers ?? [];
      const above = first?.tier?.size;
      return [
        row(
          provider,
          id.replace(/@default$/, ''),
          cost,
          above === undefined
            ? null
            : {
                above,
                input: first.input,
                output: first.output,
                cacheRead: first.cache_read ?? null,
                cacheWrite: first.cache_write ?? null,
              },
        ),
      ];
    });
  });
}
