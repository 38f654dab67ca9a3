import { createProject } from '../engine/index.ts';
import { noConfiguration } from '../engine/configuration.ts';
import { changedBy, readWhatIf, type WhatIf } from '../engine/scenarios/what-if.ts';
import type { ReportOptions } from '../engine/project.ts';
import { Configurations } from './configurations.ts';
import { BadInput } from './bad-input.ts';
import type { Session, SessionOptions } from './session.ts';
import type { Host } from './host.ts';
import { Stopwatch } from './stopwatch.ts';
import { WorkspaceSources } from './workspace-sources.ts';

/** A session over a folder or a single source file. Throws BadInput when it can't be read. */
export function createSession(host: Host, options: SessionOptions): Session {
  const stopwatch = new Stopwatch(() => host.elapsedMs());
  const sources = new WorkspaceSources(host.files, options.root, stopwatch);
  const configurations = new Configurations(sources, host.files, options.configFile);
  const project = createProject(sources, { ranks: host.assets.ranks });
  const changes = (options.set ?? []).map(readChange);
  let hasReader = false;
  const reportOptions = (onProgress?: ReportOptions['onProgress']): ReportOptions => ({
    date: options.date ?? host.today(),
    includePrompts: options.includePrompts ?? false,
    includeTests: options.includeTests ?? false,
    skipped: sources.skipped,
    ...withConfiguration(configurations.options(), changes),
    ...(onProgress ? { onProgress } : {}),
  });
  const refresh = (onProgress?: ReportOptions['onProgress']): void => {
    const changed = sources.refresh(onProgress);
    const hasNewSettings = configurations.refresh();
    if (hasNewSettings) project.invalidate(sources.listed);
    else if (changed.length > 0) project.invalidate(changed);
  };
  return {
    root: sources.root,
    name: sources.name,
    async prepare(onProgress) {
      refresh(onProgress);
      if (hasReader || sources.paths.length === 0) return;
      sources.setReader(await host.assets.sourceReader());
      hasReader = true;
    },
    report(onProgress) {
      refresh();
      const report = project.report(reportOptions(onProgress));
      // A file that turned out to be unparsable is known only now.
      return configurations.withReferences({ ...report, skipped: sources.skipped });
    },
    explain(file, line, cell) {
      refresh();
      return project.explain(file, line, reportOptions(), cell);
    },
    setText: (path, text) => sources.setUnsaved(path, text),
    filesChanged: paths => {
      for (const path of paths) sources.fileChanged(path);
    },
    get parsed() {
      return sources.parsed;
    },
    get paths() {
      return sources.paths;
    },
    elapsedMs: stopwatch.elapsedMs,
  };
}

function withConfiguration(
  configuration: ReportOptions['configuration'],
  changes: readonly WhatIf[],
): Pick<ReportOptions, 'configuration'> {
  if (changes.length === 0) return configuration === undefined ? {} : { configuration };
  const base = configuration ?? { files: [], problems: [], for: () => noConfiguration };
  return { configuration: { ...base, for: changedBy(changes, base.for) } };
}

function readChange(text: string): WhatIf {
  const change = readWhatIf(text);
  if (typeof change === 'string') throw new BadInput(`--set: ${change}.`);
  return change;
}
