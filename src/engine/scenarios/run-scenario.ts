import type { Scenario } from '../model.ts';
import { estimateScan, type EstimatedScan } from '../report/estimate-scan.ts';
import type { PreparedScan } from '../report/prepared-scan.ts';
import { withSwappedModel } from '../settings/swap-model.ts';
import { changedBy, type WhatIf } from './what-if.ts';

/** The part of a report that settings move. */
export type ScenarioReport = Pick<EstimatedScan, 'calls' | 'features' | 'unpriced' | 'totals'>;

/** What a scan would cost under changed settings. Reads and parses nothing: `scan` is what `Project.prepare` gave. */
export function runScenario(scan: PreparedScan, changes: readonly WhatIf[]): ScenarioReport {
  const { calls, features, unpriced, totals } = estimateScan(scan, changedBy(changes, scan.configurationFor));
  return scan.redact({ calls, features, unpriced, totals });
}

/** What a scenario says in a report beside others. */
export function scenarioOf(
  name: string,
  changes: readonly WhatIf[],
  { calls, features, totals }: ScenarioReport,
): Scenario {
  return {
    name,
    set: changes.map(change => change.text),
    calls: calls.map(({ id, model, inputTokens, outputTokens, usd, unpriced }) => ({
      id,
      models: model.ids,
      inputTokens,
      outputTokens,
      usd,
      ...(unpriced === undefined ? {} : { unpriced }),
    })),
    features: features.map(({ name, usd, usdPerMonth, unpricedCalls }) => ({
      name,
      usd,
      usdPerMonth,
      unpricedCalls,
    })),
    totals,
  };
}

/** What a change names and the code doesn't have; null when all is there. */
export function troubleOf(
  change: WhatIf,
  scan: PreparedScan,
  { features }: Pick<ScenarioReport, 'features'>,
): string | null {
  const { feature, model } = change;
  if (feature !== undefined && !features.some(f => f.name === feature))
    return `there is no feature "${feature}"${listed(features.map(f => f.name))}`;
  return model === undefined || isUsed(model, scan)
    ? null
    : scan.redact(
        `no call uses "${model}"${listed([...new Set(scan.calls.flatMap(c => c.resolved.model.ids))])}`,
      );
}

/** By a call as written, by what its id stands for, or by the settings. */
function isUsed(model: string, { calls, configurationFor, bookFor }: PreparedScan): boolean {
  const swaps = new Map([[model, '']]);
  return calls.some(({ resolved, key }) => {
    const { models } = configurationFor(resolved.site.facts.file);
    const given = [...models.sites.map(s => s.model), ...models.aliases.values()];
    if (resolved.model.ids.length === 0) return given.includes(model);
    const book = bookFor(configurationFor(resolved.site.facts.file));
    return withSwappedModel(resolved, key, { ...models, swaps }, book) !== resolved;
  });
}

const SHOWN = 6;

function listed(names: readonly string[]): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, SHOWN).map(name => `"${name}"`);
  return `; there is ${shown.join(', ')}${names.length > SHOWN ? ', …' : ''}`;
}
