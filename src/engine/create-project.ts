import { analyseFile, filesThatImport, type FileResult } from './calls/analyse-files.ts';
import { findWrapperCalls } from './calls/find-wrapper-calls.ts';
import { isPackageFromOutside, readOwnPackages } from './calls/own-packages.ts';
import { createPackageVersions, manifestNames } from './calls/package-versions.ts';
import type { Recognition } from './calls/recognise.ts';
import { createSdkIndex } from './calls/sdk-index.ts';
import { noConfiguration, type Configuration, type SdkSetting } from './configuration.ts';
import { callersOf, createDependencies } from './dependencies.ts';
import type { CostModel } from './estimate/cost-model.ts';
import { explainPlace } from './report/explain-place.ts';
import { findFeatures } from './flow/find-features.ts';
import type { Report } from './model.ts';
import { createPriceBook } from './prices/index.ts';
import type { EngineData, Project, ReportOptions } from './project.ts';
import { byPlace, totalsOf } from './report/build-report.ts';
import { combineSavings } from './report/combine-savings.ts';
import { keysOf, type LinesOf } from './report/call-ids.ts';
import { reportCall, type CallReporting } from './report/report-call.ts';
import { reportFeatures } from './report/report-features.ts';
import { reportFindings, type Checked } from './report/report-findings.ts';
import { reportModelSites } from './report/report-model-sites.ts';
import { rules } from './rules/index.ts';
import { sdks } from './sdks/index.ts';
import { createBooks } from './settings/own-book.ts';
import { pragmasForCall, pragmasIn, withPragmas } from './settings/pragmas-for-call.ts';
import { sdkDeclaration } from './settings/sdk-declaration.ts';
import { assumptionFor } from './settings/assumption-for.ts';
import { filterWords } from './sdks/words.ts';
import type { Sources } from './sources.ts';
import { lineMap, type LineMap } from './syntax/line-map.ts';
import { createCounters } from './tokens/index.ts';
import { environmentFiles } from './values/environment.ts';
import { createEvaluator, type Evaluator } from './values/evaluate.ts';

/** The pipeline: filter, read, find, resolve, count, price, suggest, report. */
export function createProject(sources: Sources, data: EngineData): Project {
  let declared = '[]';
  let declarations = sdks;
  let index = createSdkIndex(sdks);
  let words = filterWords(sdks);
  const counters = createCounters(data.ranks as Parameters<typeof createCounters>[0]);
  const book = createPriceBook();
  const text = (path: string): string | undefined => sources.text(path);
  let bookFor = createBooks(book, text);
  const results = new Map<string, FileResult>();
  const dependencies = createDependencies();

  /** What the workspace says of itself, and one evaluator: both hold as long as no file changes. */
  let workspace: { own: ReturnType<typeof readOwnPackages>; versions: Recognition['versions'] } | null = null;
  let evaluator: Evaluator | null = null;
  let usedBefore = '';
  let listedBefore = sources.paths.join('\n');
  const known = (): NonNullable<typeof workspace> =>
    (workspace ??= { own: readOwnPackages(sources), versions: createPackageVersions(sources) });
  const current = (): Evaluator =>
    (evaluator ??= createEvaluator({
      sources,
      reliesOn: dependencies.add,
      isOutside: (file, module, found) =>
        index
          .ofModule(module)
          .some(sdk => isPackageFromOutside(sdk, { file, module, found }, sources, known().own)),
      resultOf: (made, machine) => {
        const position = index.passed(made);
        const argument = position === undefined ? undefined : made.calls.at(-1)?.call.args[position];
        return argument && machine.evaluate(argument.value, made.calls.at(-1)!.context);
      },
    }));

  return { report: options => report(options).report, explain, invalidate };

  /** Internal clients come first: a package of theirs may be a known one under another name. */
  function declare(own: readonly SdkSetting[]): void {
    const now = JSON.stringify(own);
    if (now === declared) return;
    declared = now;
    declarations = [...own.map(sdkDeclaration), ...sdks];
    index = createSdkIndex(declarations);
    words = filterWords(declarations);
    evaluator = null;
    results.clear();
  }

  function invalidate(paths: readonly string[]): void {
    if (paths.length === 0) return;
    evaluator = null;
    bookFor = createBooks(book, text);
    // Files that came or went may be what an import, a caller or a name means.
    const listed = sources.paths.join('\n');
    if (listed !== listedBefore || paths.some(decidesForAll)) {
      workspace = null;
      results.clear();
    }
    listedBefore = listed;
    const changed = new Set(paths);
    const called = dependencies.watchedNames.filter(name => sources.calling(name).some(p => changed.has(p)));
    for (const path of dependencies.affected([...paths, ...called.map(callersOf)])) results.delete(path);
  }

  function analysed(onProgress: ReportOptions['onProgress']): FileResult[] {
    const candidates = sources.mentioning(words);
    const used = usedSdks(candidates);
    // A path without a known receiver counts where the workspace uses the SDK: every result may rest on that.
    const signature = [...used].sort().join(' ');
    if (signature !== usedBefore) results.clear();
    usedBefore = signature;
    const given: Recognition = {
      index,
      evaluator: current(),
      versions: known().versions,
      usesSdk: id => used.has(id),
    };
    const analyse = (path: string, facts: FileResult['facts']): FileResult => {
      const before = results.get(path);
      if (before?.facts === facts) return before;
      const result = analyseFile(facts, given, known().own);
      results.set(path, result);
      return result;
    };
    const all = new Map<string, FileResult>();
    for (const [done, path] of candidates.entries()) {
      onProgress?.(done, candidates.length);
      const facts = sources.facts(path);
      if (facts) all.set(path, analyse(path, facts));
    }
    const importers = [...filesThatImport(all, sources, analyse)];
    return [...all.values(), ...importers];
  }

  /** SDKs whose packages some file imports, or whose own files are there. */
  function usedSdks(candidates: readonly string[]): ReadonlySet<string> {
    const used = new Set<string>();
    for (const path of candidates) {
      for (const { module, name } of sources.facts(path)?.imports ?? [])
        for (const sdk of [...index.ofModule(module), ...index.ofModule(`${module}.${name}`)])
          used.add(sdk.id);
    }
    for (const sdk of sdks) if (sdk.evidence && sources.named(sdk.evidence).length > 0) used.add(sdk.id);
    return used;
  }

  function report(options: ReportOptions): { report: Report; checked: readonly Checked[] } {
    declare(options.configuration?.sdks ?? []);
    const files = analysed(options.onProgress);
    const lines = createLines(sources);
    const resolved = files.flatMap(f => f.calls);
    const keys = keysOf(resolved);
    const configurationFor = options.configuration?.for ?? (() => noConfiguration);
    const reportings = new Map<string, CallReporting>();
    const reporting = (fromFiles: Configuration, configuration: Configuration): CallReporting => ({
      book: bookFor(fromFiles),
      date: options.date,
      counters,
      lines,
      includePrompts: options.includePrompts ?? false,
      configuration,
    });
    const pragmas = new Map(files.map(({ facts }) => [facts, pragmasIn(facts, lines(facts.file)!)]));
    const models = new Map<string, CostModel | null>();
    const checked = resolved.map((call): Checked => {
      const { facts, call: span } = call.site;
      const fromFiles = configurationFor(facts.file);
      const beside = pragmasForCall(pragmas.get(facts)!, span);
      const key = keys.get(call)!;
      const configuration = withPragmas(fromFiles, key, beside.settings);
      const given = reporting(fromFiles, configuration);
      reportings.set(key, given);
      const reported = reportCall(call, key, given);
      models.set(reported.call.id, reported.model);
      return { resolved: call, call: reported.call, configuration, ignored: beside.ignored };
    });
    const counted = checked.filter(c => options.includeTests || !c.call.testOrExample);
    const calls = checked.map(c => c.call).sort(byPlace);
    const evaluate = current();
    const { features, totals } = reportFeatures(
      findFeatures(resolved, {
        sources,
        evaluator: evaluate,
        includeTests: options.includeTests ?? false,
        configured: (name, file) => {
          const value = assumptionFor(configurationFor(file), 'loop', name, { file })?.value;
          return value && { ...value, high: value.high ?? Infinity };
        },
      }),
      {
        calls: new Map(checked.map(c => [c.resolved, c.call])),
        models,
        lines,
        configurationFor,
        includeTests: options.includeTests ?? false,
      },
    );
    const findings = reportFindings(counted, rules, {
      lines,
      date: options.date,
      features,
      text: file => sources.facts(file)?.text ?? sources.text(file),
      bookFor: key => reportings.get(key)!.book,
      reestimate: ({ resolved: call, report: { key } }, change) =>
        reportCall({ ...call, ...change }, key, reportings.get(key)!).call,
    }).sort(byPlace);
    return {
      checked,
      report: {
        schema: 1,
        prices: { date: options.date, source: book.info.source, checked: book.info.checked },
        calls,
        modelSites: reportModelSites(
          files.flatMap(f => f.modelSites),
          checked,
          lines,
        ),
        wrapperCalls: findWrapperCalls(checked, evaluate, lines),
        promptFiles: [],
        instructionFiles: [],
        features,
        agents: [],
        findings,
        advice: combineSavings(
          findings,
          counted.map(c => c.call),
          features,
        ),
        unpriced: calls.flatMap(c => (c.unpriced === undefined ? [] : [{ id: c.id, why: c.unpriced }])),
        skipped: options.skipped ?? [],
        configuration: {
          files: options.configuration?.files ?? [],
          problems: [
            ...(options.configuration?.problems ?? []),
            ...[...pragmas.values()].flatMap(({ problems }) => problems),
          ],
        },
        totals: totalsOf(calls, models, totals, options.includeTests ?? false),
      },
    };
  }

  function explain(
    file: string,
    line: number,
    options: ReportOptions,
    cell?: number,
  ): ReturnType<Project['explain']> {
    const { report: done, checked } = report(options);
    return explainPlace(
      { file, line, ...(cell === undefined ? {} : { cell }) },
      { report: done, checked, sources, index, evaluator: current(), words },
    );
  }
}

function createLines(sources: Sources): LinesOf {
  const maps = new Map<string, LineMap | undefined>();
  return file => {
    if (!maps.has(file)) {
      const facts = sources.facts(file);
      const text = facts ? undefined : sources.text(file);
      maps.set(file, facts ? lineMap(facts) : text === undefined ? undefined : lineMap({ text }));
    }
    return maps.get(file);
  };
}

/** Manifests, path aliases and settings of deployments: every result may rest on them. */
function decidesForAll(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    manifestNames.has(name) || /^[jt]sconfig(\..+)?\.json$/.test(name) || environmentFiles.includes(name)
  );
}
