import { fileURLToPath } from 'node:url';
import { createProject } from '../../../src/engine/index.ts';
import type { Report } from '../../../src/engine/index.ts';
import { nodeHost } from '../../../src/workspace/node-host.ts';
import { Stopwatch } from '../../../src/workspace/stopwatch.ts';
import { WorkspaceSources } from '../../../src/workspace/workspace-sources.ts';
import { memoryFiles } from '../../workspace/memory-files.ts';

const host = nodeHost(fileURLToPath(new URL('../../../dist/', import.meta.url)));
const reader = host.assets.sourceReader();

/** The report of a few files in memory, tests and examples included. */
export async function scanText(files: Readonly<Record<string, string>>): Promise<Report> {
  const tree = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/work/${path}`, text]));
  const sources = new WorkspaceSources(memoryFiles(tree), '/work', new Stopwatch(() => 0));
  sources.refresh();
  sources.setReader(await reader);
  const project = createProject(sources, { ranks: host.assets.ranks });
  return project.report({ date: '2026-11-24', includeTests: true });
}

/** Times of the calls of one feature, by line. */
export function timesByLine(
  report: Report,
  feature: string,
): Record<number, { low: number; typical: number; high: number | null }> {
  const found = report.features.find(f => f.name === feature);
  if (!found) throw new Error(`no feature ${feature} among ${report.features.map(f => f.name).join(', ')}`);
  return Object.fromEntries(
    found.calls.map(({ id, times }) => [
      report.calls.find(c => c.id === id)!.line,
      { low: times.low, typical: times.typical, high: times.high },
    ]),
  );
}

/** Times of the calls of one feature, by file and line. */
export function timesOf(
  report: Report,
  feature: string,
): Record<string, { low: number; typical: number; high: number | null }> {
  const found = report.features.find(f => f.name === feature);
  if (!found) throw new Error(`no feature ${feature} among ${report.features.map(f => f.name).join(', ')}`);
  return Object.fromEntries(
    found.calls.map(({ id, times }) => {
      const call = report.calls.find(c => c.id === id)!;
      return [
        `${call.file}:${String(call.line)}`,
        { low: times.low, typical: times.typical, high: times.high },
      ];
    }),
  );
}
