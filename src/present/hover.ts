import type { Call, CostPart, Driver, Finding, ModelSite, Report } from '../engine/model.ts';
import { counted, times, tokensFull } from './counts.ts';
import { modelName } from './model-name.ts';
import { moneyRange, percentRange } from './money.ts';
import { markdownText } from './plain-text.ts';
import { ageText } from './price-age.ts';

/** The hover on a call site, as Markdown that can be read in ten seconds. */
export function callHover(call: Call, report: Report): string {
  const findings = report.findings.filter(finding => finding.calls.includes(call.id));
  return [
    headline(call),
    partsTable(call.parts),
    ...runs(call, report),
    ...uncertain(call.drivers),
    ...findings.slice(0, 2).map(advice),
    countLine(call),
    ...priceLines(call, report),
  ]
    .filter(line => line !== undefined)
    .join('\n\n');
}

function headline(call: Call): string {
  const name = modelName(call.model);
  const what = `${name ? `**${markdownText(name)}** · ` : ''}${call.kind}`;
  if (call.usd === null) return `${what}  \nunpriced: ${markdownText(call.unpriced ?? 'no price is known')}`;
  return `${what}  \n**${markdownText(moneyRange(call.usd))}** ${call.turns ? 'a run' : 'a call'}`;
}

function partsTable(parts: readonly CostPart[]): string | undefined {
  const shown = parts.filter(part => part.tokens > 0);
  if (shown.length === 0) return undefined;
  const all = shown.reduce((sum, part) => sum + part.tokens, 0);
  const rows = shown.map(part => {
    const approximate = part.kind === 'hole' || part.kind === 'output' || part.kind === 'history';
    return `| ${markdownText(part.name)} | ${approximate ? '\\~' : ''}${tokensFull(part.tokens)} | ${bar(part.tokens / all)} |`;
  });
  return ['| | tokens | |', '|:--|--:|:--|', ...rows].join('\n');
}

function bar(share: number): string {
  return '▇'.repeat(Math.max(1, Math.round(share * 16)));
}

function runs(call: Call, report: Report): string[] {
  const features = report.features.flatMap(feature => {
    const part = feature.calls.find(one => one.id === call.id);
    return part ? [{ name: feature.name, times: part.times }] : [];
  });
  const [first, ...others] = features;
  if (first === undefined) return [];
  const more = others.length > 0 ? ` and in ${counted(others.length, 'more feature')}` : '';
  const loop = call.loop ? ` \\(loop: ${markdownText(call.loop.expression, 60)}\\)` : '';
  const once = first.times.low === 1 && first.times.high === 1;
  return [
    `Runs ${once ? 'once' : `${times(first.times)} times`} per ${markdownText(first.name, 60)}${more}${loop}`,
  ];
}

function uncertain(drivers: readonly Driver[]): string[] {
  const [first] = drivers;
  if (first === undefined || first.high === first.low) return [];
  const range = first.high === null ? `${first.low} or more` : `${first.low} – ${first.high}`;
  return [
    `Most uncertain: ${markdownText(first.name)}, ${markdownText(range)} ${markdownText(first.unit)} \\(${first.basis}\\)`,
  ];
}

function advice(finding: Finding): string {
  const { fraction } = finding.saving;
  const saving = fraction ? ` · saves ${markdownText(percentRange(fraction.low, fraction.high))}` : '';
  return `${markdownText(finding.message, 200)}${saving}`;
}

/** What the counts rest on: exact, rule or ratio, and the rule's name. */
function countLine({ inputTokens, outputTokens }: Call): string {
  return `Input ${markdownText(inputTokens.basis, 300)}  \nOutput ${markdownText(outputTokens.basis, 200)}`;
}

function priceLines({ price }: Call, { prices }: Report): string[] {
  if (!price) return [];
  const age = ageText(price.checked, prices.date);
  const mark = age.areOld ? '**old prices** ' : 'Prices ';
  const line = `_${mark}${markdownText(price.source)}, ${markdownText(age.text)}_`;
  return [...price.notes.map(note => markdownText(note, 300)), line];
}

/** The hover on a place that chooses a model for later calls: what it drives. */
export function modelSiteHover(site: ModelSite, report: Report): string {
  const driven = report.calls.filter(call => site.calls.includes(call.id));
  const files = new Set(driven.map(call => call.file)).size;
  const name = modelName(site) ?? 'A model known only at run time';
  const drives =
    driven.length === 0
      ? 'drives no call that was found'
      : `drives ${counted(driven.length, 'call')} in ${counted(files, 'file')}`;
  return `**${markdownText(name)}** ${drives}`;
}
