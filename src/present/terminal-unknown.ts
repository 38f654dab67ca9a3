import type { Report } from '../engine/model.ts';
import { plainText } from './plain-text.ts';
import { callsById, firstOf, hanging, isCounted, placeName, wrapped } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

const mostPlaces = 6;
const mostFiles = 5;

/** Sites without an amount, by reason. */
export function unpricedSection(report: Report, page: Page): string | undefined {
  const calls = callsById(report);
  const placesByWhy = new Map<string, string[]>();
  for (const { id, why } of report.unpriced) {
    const call = calls.get(id);
    if (call && !isCounted(call, page)) continue;
    const places = placesByWhy.get(why) ?? [];
    places.push(call ? placeName(call) : plainText(id));
    placesByWhy.set(why, places);
  }
  const groups = [...placesByWhy].sort(([, a], [, b]) => b.length - a.length);
  if (groups.length === 0) return undefined;
  const count = groups.reduce((sum, [, places]) => sum + places.length, 0);
  return [
    `${page.ink.bold('Unpriced')}  ${count}`,
    ...groups.flatMap(([why, places]) =>
      hanging('', `${plainText(why, 200)}: ${list(places, mostPlaces, page)}`, page.width, text => text),
    ),
  ].join('\n');
}

/** Files that could not be read, and problems of the configuration. */
export function skippedSection(report: Report, page: Page): string | undefined {
  const files = report.skipped.map(({ file, why }) => `${plainText(file, 200)} (${plainText(why)})`);
  if (files.length === 0) return undefined;
  return hanging('Skipped', list(files, mostFiles, page), page.width, page.ink.bold).join('\n');
}

/** What is wrong in inference-cost.yml. */
export function configurationSection(report: Report, page: Page): string | undefined {
  const { problems } = report.configuration;
  if (problems.length === 0) return undefined;
  return problems
    .flatMap(({ file, line, message }) =>
      wrapped(`${plainText(file, 200)}:${line}: ${plainText(message, 300)}`, page.width),
    )
    .map(line => page.ink.yellow(line))
    .join('\n');
}

function list(items: readonly string[], most: number, page: Page): string {
  const { shown, rest } = firstOf(items, most, page);
  return rest > 0 ? `${shown.join(', ')} and ${rest} more (--all)` : shown.join(', ');
}
