import { createProject, type PreparedScan, type ScenarioReport } from '../engine/index.ts';
import { noConfiguration } from '../engine/configuration.ts';
import type { Scenario } from '../engine/model.ts';
import { runScenario, scenarioOf, troubleOf } from '../engine/scenarios/run-scenario.ts';
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
  const sources = new WorkspaceSources(host.files, options.root, stopwatch, options.keepsHalfTyped);
  const configurations = new Configurations(sources, host.files, options.configFile);
  const project = createProject(sources, {
    ranks: host.assets.ranks,
    catalogue: host.assets.catalogue ?? null,
  });
  const changes = (options.set ?? []).map(text => readChange(text, '--set'));
  const settings = withChanges(changes);
  let hasReader = false;
  const reportOptions = (onProgress?: ReportOptions['onProgress']): ReportOptions => ({
    date: options.date ?? host.today(),
    includePrompts: options.includePrompts ?? false,
    includeTests: options.includeTests ?? false,
    skipped: sources.skipped,
    ...settings(configurations.options()),
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
      const scan = project.prepare(reportOptions());
      refuse(changes, '--set', scan, report);
      // A file that turned out to be unparsable is known only now.
      const whole = configurations.withReferences({ ...report, skipped: sources.skipped });
      if (!options.scenarios?.length) return whole;
      const scenarios = options.scenarios.map(name => namedScenario(name, scan));
      return { ...whole, scenarios };
    },
    scenario(texts) {
      refresh();
      const scan = project.prepare(reportOptions());
      return scenarioReport(
        scan,
        texts.map(text => readChange(text, 'scenario')),
        'scenario',
      );
    },
    explain(file, line, cell) {
      refresh();
      return project.explain(file, line, reportOptions(), cell);
    },
    models(file, line, cell) {
      refresh();
      return project.models(file, line, reportOptions(), cell);
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

/** The settings with the changes in them; the same object for the same settings. */
function withChanges(changes: readonly WhatIf[]): (configuration: ReportOptions['configuration']) => {
  readonly configuration?: NonNullable<ReportOptions['configuration']>;
} {
  const none = { files: [], problems: [], for: () => noConfiguration };
  const known = new WeakMap<
    NonNullable<ReportOptions['configuration']>['for'],
    ReturnType<typeof changedBy>
  >();
  return configuration => {
    if (changes.length === 0) return configuration === undefined ? {} : { configuration };
    const base = configuration ?? none;
    let changed = known.get(base.for);
    if (!changed) known.set(base.for, (changed = changedBy(changes, base.for)));
    return { configuration: { ...base, for: changed } };
  };
}

/** A scenario of inference-cost.yml: of the file of the scanned folder. */
function namedScenario(name: string, scan: PreparedScan): Scenario {
  const settings = scan.configurationFor('').scenarios;
  const setting = settings.find(s => s.name === name);
  if (!setting) {
    const names = settings.map(s => `"${s.name}"`).join(', ');
    throw new BadInput(
      `--scenario ${name}: inference-cost.yml has no such scenario${names ? `, but ${names}` : ': add it below "scenarios"'}.`,
    );
  }
  const from = `scenario ${name}`;
  const changes = [...setting.set].map(([key, value]) => readChange(`${key}=${String(value)}`, from));
  return scenarioOf(name, changes, scenarioReport(scan, changes, from));
}

function scenarioReport(scan: PreparedScan, changes: readonly WhatIf[], from: string): ScenarioReport {
  const report = runScenario(scan, changes);
  refuse(changes, from, scan, report);
  return report;
}

/** A change that names what the code doesn't have would change nothing, and say nothing of it. */
function refuse(
  changes: readonly WhatIf[],
  from: string,
  scan: PreparedScan,
  report: Pick<ScenarioReport, 'features'>,
): void {
  for (const change of changes) {
    const trouble = troubleOf(change, scan, report);
    if (trouble !== null) throw new BadInput(`${from} ${change.text}: ${trouble}.`);
  }
}

function readChange(text: string, from: string): WhatIf {
  const change = readWhatIf(text);
  if (typeof change === 'string') throw new BadInput(`${from}: ${change}.`);
  return change;
}
