import { fileURLToPath } from 'node:url';
import { createProject } from '../../src/engine/index.ts';
import type { Project, Report, ReportOptions } from '../../src/engine/index.ts';
import { nodeHost } from '../../src/workspace/node-host.ts';
import { Stopwatch } from '../../src/workspace/stopwatch.ts';
import { WorkspaceSources } from '../../src/workspace/workspace-sources.ts';

const host = nodeHost(fileURLToPath(new URL('../../dist/', import.meta.url)));
const reader = host.assets.sourceReader();

export const repositoryPath = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Scans a folder with the engine as the command line would, on a fixed day. */
export async function scanFolder(
  folder: string,
  options: Partial<ReportOptions> = {},
): Promise<{ report: Report; sources: WorkspaceSources; project: Project; options: ReportOptions }> {
  const sources = new WorkspaceSources(host.files, folder, new Stopwatch(() => 0));
  sources.refresh();
  sources.setReader(await reader);
  const project = createProject(sources, { ranks: host.assets.ranks });
  const all = { date: '2026-11-24', includeTests: true, includePrompts: true, ...options };
  return { report: project.report(all), sources, project, options: all };
}
