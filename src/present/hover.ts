import { cheapestOffer } from '../engine/advice/cheapest-offer.ts';
import type { Call, CostPart, Driver, Finding, Range, Report } from '../engine/model.ts';
import { basisWords } from './basis-words.ts';
import { counted, times, tokensFull } from './counts.ts';
import { linkText, type HoverLinks } from './hover-links.ts';
import { modelName } from './model-name.ts';
import { grouped, money, moneyRange, percentRange } from './money.ts';
import { markdownText } from './plain-text.ts';
import { ageText } from './price-age.ts';
import { siteName } from './site-name.ts';
import { shareText } from './terminal-page.ts';

/**
 * The hover on a call site, as Markdown that can be read in ten seconds. `saidBeside`: ids of findings that the editor
 * shows at the same place as diagnostics of its own.
 */
export function callHover(
  call: Call,
  report: Report,
  links: HoverLinks = {},
  saidBeside: ReadonlySet<string> = new Set(),
): string {
  return [
    headline(call),
    // An editor cuts a hover off after a few lines: what can be done about the cost comes first.
    [
      ...runs(call, report),
      ...uncertain(call, links),
      ...cheaper(call, report, links),
      ...caching(call),
    ].join('  \n'),
    partsTable(call.parts),
    advice(call, report, saidBeside).join('  \n'),
    countLine(call),
    ...priceLines(call, report, links),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function headline(call: Call): string {
  const name = modelName(call.model);
  const what = `${name ? `**${markdownText(name)}** · ` : ''}${call.kind}`;
  if (call.usd === null) return `${what} · unpriced: ${markdownText(call.unpriced ?? 'no price is known')}`;
  return `${what} · **${markdownText(moneyRange(call.usd))}** ${call.turns ? 'a run' : 'a call'}`;
}

const mostParts = 7;
const bars = 16;

/** What makes the call up; the bar is of money where all parts are priced, else of tokens. */
function partsTable(parts: readonly CostPart[]): string | undefined {
  const shown = together(parts.filter(part => part.tokens > 0 || (part.usd ?? 0) > 0));
  if (shown.length === 0) return undefined;
  const isPriced = shown.every(part => part.usd !== null);
  const size = (part: CostPart): number => (isPriced ? part.usd! : part.tokens);
  const all = shown.reduce((sum, part) => sum + size(part), 0);
  const rows = shown.map(part => {
    const approximate = ['hole', 'output', 'history', 'agent'].includes(part.kind);
    const tokens = part.tokens > 0 ? `${approximate ? '\\~' : ''}${tokensFull(part.tokens)}` : '';
    const share = all > 0 ? size(part) / all : 0;
    return `| ${markdownText(part.name, 48)} | ${tokens} | ${'▇'.repeat(Math.round(share * bars)) || '▏'} ${markdownText(shareText(share, 1))} |`;
  });
  return [`| | tokens | ${isPriced ? 'cost' : ''} |`, '|:--|--:|:--|', ...rows].join('\n');
}

/** Parts of one name together; of many parts the largest, and one for the rest. */
function together(all: readonly CostPart[]): readonly CostPart[] {
  const named = new Map<string, CostPart[]>();
  for (const part of all) {
    const key = `${part.kind} ${part.name}`;
    named.set(key, [...(named.get(key) ?? []), part]);
  }
  const parts = [...named.values()].map(sumOf);
  if (parts.length <= mostParts) return parts;
  const bySize = [...parts].sort((a, b) => (b.usd ?? b.tokens) - (a.usd ?? a.tokens));
  const rest = bySize.slice(mostParts - 1);
  const kept = parts.filter(part => !rest.includes(part));
  return [...kept, { ...sumOf(rest), name: `${rest.length} smaller parts`, kind: 'overhead' }];
}

function sumOf(parts: readonly CostPart[]): CostPart {
  const usd = parts.some(part => part.usd === null) ? null : parts.reduce((sum, part) => sum + part.usd!, 0);
  return { ...parts[0]!, tokens: parts.reduce((sum, part) => sum + part.tokens, 0), usd };
}

function runs(call: Call, report: Report): string[] {
  const reaching = report.features.flatMap(feature => {
    const part = feature.calls.find(one => one.id === call.id);
    return part ? [{ feature, times: part.times, usd: part.usd ?? call.usd }] : [];
  });
  // Of several features, the one in which the call costs most.
  const [first, ...others] = reaching.sort((a, b) => b.times.typical - a.times.typical);
  if (first === undefined) return [];
  const more = others.length > 0 ? ` and in ${counted(others.length, 'more feature')}` : '';
  const loop = call.loop ? ` \\(loop: ${markdownText(call.loop.expression, 60)}\\)` : '';
  const once = first.times.low === 1 && first.times.high === 1;
  const { usd } = first.feature;
  const mine = first.usd && first.usd.typical * first.times.typical;
  const cost =
    usd && mine !== null ? `: \\~${markdownText(money(mine))} of ${markdownText(moneyRange(usd))} a run` : '';
  return [
    `Runs ${once ? 'once' : timesText(first.times)} per ${markdownText(first.feature.name, 60)}${loop}${cost}${more}`,
  ];
}

/** `usually 80 times (0 or more)`; the bounds alone where a choice makes it run or not. */
function timesText(range: Range): string {
  const usual = Number(range.typical.toFixed(1));
  if (usual <= 1) return `${times(range)} times`;
  return range.low === range.high
    ? `${times(range)} times`
    : `usually ${grouped(usual)} times \\(${times(range)}\\)`;
}

function uncertain(call: Call, links: HoverLinks): string[] {
  const first = call.drivers.find(driver => driver.high !== driver.low);
  if (first === undefined) return [];
  const change = first.assumption === undefined ? undefined : links.change?.(call, first);
  return [`Most uncertain: ${driverText(first)}${linkText('Change', change)}`];
}

/** `question, 20 – 400 tokens (assumed)`. */
function driverText({ name, low, high, unit, basis }: Driver): string {
  const range = high === null ? `${low} or more` : `${low} – ${high}`;
  return `${markdownText(name, 60)}, ${markdownText(range)} ${markdownText(unit)} \\(${basisWords[basis]}\\)`;
}

function cheaper(call: Call, report: Report, links: HoverLinks): string[] {
  const list = linkText('Switch…', links.switchModel?.(call));
  const found = cheapestOffer(call, report.models);
  if (found) {
    const saves = `−${Math.round(found.saving * 100)} %`;
    return [
      `Cheaper, with what this call uses: ${markdownText(found.offer.id, 60)} ${saves} at the same tokens${list}`,
    ];
  }
  const hasOthers = report.models.some(use => use.calls.includes(call.id) && use.offers.length > 1);
  return hasOthers ? [`Other models at this call’s tokens${list}`] : [];
}

function caching(call: Call): string[] {
  const hits = call.drivers.find(driver => driver.assumption?.endsWith('cache-hit-rate'));
  const share = hits
    ? `, ${markdownText(percentRange(hits.low, hits.high ?? hits.low))} of the prompt read from it \\(${basisWords[hits.basis]}\\)`
    : '';
  if (call.promptCache) return [`Prompt cache: asked for${share}`];
  return hits ? [`Prompt cache: automatic${share}`] : [];
}

function advice(call: Call, report: Report, saidBeside: ReadonlySet<string>): string[] {
  const findings = report.findings.filter(({ id, calls }) => calls.includes(call.id) && !saidBeside.has(id));
  return findings.slice(0, 2).map(findingText);
}

function findingText(finding: Finding): string {
  const { fraction } = finding.saving;
  // A message that names a share says it of the same tokens: a second one beside it would only puzzle.
  const saving =
    fraction && !finding.message.includes('%')
      ? ` · saves ${markdownText(percentRange(fraction.low, fraction.high))}`
      : '';
  return `${markdownText(finding.message, 200)}${saving}`;
}

/** What the counts rest on: exact, rule or ratio, and the rule's name. */
function countLine({ inputTokens, outputTokens }: Call): string {
  return `Input ${markdownText(inputTokens.basis, 300)}  \nOutput ${markdownText(outputTokens.basis, 200)}`;
}

function priceLines(call: Call, { prices }: Report, links: HoverLinks): string[] {
  const { price } = call;
  const show = linkText('Show in report', links.showCall?.(call));
  if (!price) return show ? [show.replace(/^ · /, '')] : [];
  const age = ageText(price.checked, prices.date);
  const mark = age.areOld ? '**old prices** ' : 'Prices ';
  const line = `_${mark}${markdownText(siteName(price.source))}, ${markdownText(age.text)}_${show}`;
  return [...price.notes.map(note => markdownText(note, 300)), line];
}
