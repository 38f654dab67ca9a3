import type { AgentGraph } from './agents/agent-graph.ts';
import { withAgentRuns } from './agents/agent-runs.ts';
import { withGraphRuns } from './agents/graph-runs.ts';
import { linkAgents } from './agents/link-agents.ts';
import { createShapeIndex } from './agents/shape-index.ts';
import { analyseFile, filesThatImport, type FileResult } from './calls/analyse-files.ts';
import { findWrapperCalls } from './calls/find-wrapper-calls.ts';
import { isPackageFromOutside, readOwnPackages } from './calls/own-packages.ts';
import { createPackageVersions, manifestNames } from './calls/package-versions.ts';
import { decoratedMethod } from './calls/decorated-method.ts';
import { lookedUp } from './calls/looked-up.ts';
import { passedOn } from './calls/passed-on.ts';
import { piped, pipeMember } from './calls/pipes.ts';
import type { Recognition } from './calls/recognise.ts';
import { carriedNames } from './calls/carried-names.ts';
import { modelsInRuns } from './calls/model-in-run.ts';
import { createSdkIndex } from './calls/sdk-index.ts';
import { noConfiguration, type SdkSetting } from './configuration.ts';
import { callersOf, createDependencies, filesThatSet } from './dependencies.ts';
import { explainPlace } from './report/explain-place.ts';
import type { ConfigProblem, Report } from './model.ts';
import { createPriceBook, findModel, type PriceBook } from './prices/index.ts';
import type { EngineData, Project, ReportOptions } from './project.ts';
import { byPlace } from './report/build-report.ts';
import { combineSavings } from './report/combine-savings.ts';
import { keysOf, type LinesOf } from './report/call-ids.ts';
import { estimateScan } from './report/estimate-scan.ts';
import { featuresBySettings, type PreparedScan } from './report/prepared-scan.ts';
import { withRuns } from './report/agent-runs.ts';
import { reportAgents } from './report/report-agents.ts';
import { modelsAt, type ModelsAt, type PlaceContext } from './report/models-at.ts';
import { reportCall } from './report/report-call.ts';
import { reportFindings, type Checked, type FindingContext } from './report/report-findings.ts';
import { reportModels } from './report/report-models.ts';
import { usesOf } from './report/with-agents.ts';
import { reportModelSites } from './report/report-model-sites.ts';
import { createRedact, modelsWithoutSecrets, withoutSecrets, type Redact } from './report/without-secrets.ts';
import { rules } from './rules/index.ts';
import { bamlDeclarations } from './sdks/baml/baml-declarations.ts';
import type { SdkDeclaration } from './sdks/define-sdk.ts';
import { sdks } from './sdks/index.ts';
import { createBooks } from './settings/own-book.ts';
import { createPragmas } from './settings/pragmas.ts';
import { pragmasForCall } from './settings/pragmas-for-call.ts';
import { sdkDeclaration } from './settings/sdk-declaration.ts';
import { filterWords } from './sdks/words.ts';
import type { Sources } from './sources.ts';
import { createSourcesLog } from './sources-log.ts';
import { lineMap, type LineMap } from './syntax/line-map.ts';
import { createCounters, createLineCounters } from './tokens/index.ts';
import { actionFiles } from './values/action-inputs.ts';
import { environmentFiles } from './values/environment.ts';
import { createEvaluator, type Evaluator } from './values/evaluate.ts';

const NONE: readonly SdkDeclaration[] = [];

/** The pipeline: filter, read, find, resolve, count, price, suggest, report. */
export function createProject(workspaceSources: Sources, data: EngineData): Project {
  const sources = createSourcesLog(workspaceSources);
  let declared = '[]';
  /** Made from files of the workspace; null until they are read (again). */
  let generated: readonly SdkDeclaration[] | null = null;
  let generatedBefore: readonly SdkDeclaration[] = NONE;
  const known = data.sdks ?? sdks;
  let declarations = known;
  let index = createSdkIndex(known);
  let shapes = createShapeIndex(known);
  let words = filterWords(known);
  const counters = createLineCounters(createCounters(data.ranks as Parameters<typeof createCounters>[0]));
  const book = createPriceBook(data.catalogue ? { catalogue: data.catalogue } : {});
  const text = (path: string): string | undefined => sources.text(path);
  let bookFor = createBooks(book, text);
  const results = new Map<string, FileResult>();
  /** Names under which files give clients away. */
  const carried = new WeakMap<FileResult, readonly string[]>();
  const dependencies = createDependencies();

  /** What the workspace says of itself, and one evaluator: both hold as long as no file changes. */
  let workspace: { own: ReturnType<typeof readOwnPackages>; versions: Recognition['versions'] } | null = null;
  let evaluator: Evaluator | null = null;
  let latest: PreparedScan | null = null;
  /** What the last report rests on, for questions about a place. */
  let places: { options: ReportOptions; context: PlaceContext } | null = null;
  /** The last report; holds until a file changes that it rests on. */
  let done: { options: ReportOptions; report: Report; checked: readonly Checked[] } | null = null;
  let recognition: Recognition | null = null;
  let hidden: Redact | null = null;
  const redact = (): Redact => (hidden ??= createRedact(sources));
  let usedBefore = '';
  let listedBefore = sources.paths.join('\n');
  const workspaceFacts = (): NonNullable<typeof workspace> =>
    (workspace ??= { own: readOwnPackages(sources), versions: createPackageVersions(sources) });
  const current = (): Evaluator =>
    (evaluator ??= createEvaluator({
      sources,
      reliesOn: dependencies.add,
      isOutside: (file, module, found) =>
        index
          .ofModule(module)
          .some(sdk => isPackageFromOutside(sdk, { file, module, found }, sources, workspaceFacts().own)),
      isKnown: index.isKnown,
      isModel: id => isListed(id, book),
      memberOf: (pipe, name) => pipeMember(pipe, name, index),
      methodOf: (fn, name, machine) => decoratedMethod(fn, name, index, machine),
      attributeOf: (instance, name, machine) => shapes.given(instance, name, machine),
      resultOf: (made, machine) =>
        passedOn(made, index, machine) ??
        lookedUp(made, index, machine) ??
        shapes.chained(made) ??
        piped(made, declarations, index, machine),
    }));

  return {
    report: options => withoutSecrets(report(options).report, redact()),
    prepare: options => (latest && isSameScan(latest.options, options) ? latest : prepare(options).scan),
    explain,
    models,
    invalidate,
  };

  /** Internal clients come first: a package of theirs may be a known one under another name. */
  function declare(own: readonly SdkSetting[]): void {
    generated ??= bamlDeclarations(sources) ?? NONE;
    if (JSON.stringify(own) === declared && generated === generatedBefore) return;
    declared = JSON.stringify(own);
    generatedBefore = generated;
    declarations = [...own.map(sdkDeclaration), ...generated, ...known];
    index = createSdkIndex(declarations);
    shapes = createShapeIndex(declarations);
    words = filterWords(declarations);
    evaluator = null;
    latest = null;
    places = null;
    done = null;
    results.clear();
  }

  function invalidate(paths: readonly string[]): void {
    if (paths.length === 0) return;
    // Files that came or went may be what an import, a caller or a name means.
    const listed = sources.paths.join('\n');
    if (listed === listedBefore && sources.stands(paths)) return;
    evaluator = null;
    latest = null;
    places = null;
    done = null;
    hidden = null;
    bookFor = createBooks(book, text);
    if (listed !== listedBefore || paths.some(path => path.endsWith('.baml'))) generated = null;
    if (listed !== listedBefore || paths.some(decidesForAll)) {
      workspace = null;
      results.clear();
    }
    listedBefore = listed;
    const changed = new Set(paths);
    const called = dependencies.watchedNames.filter(name => sources.calling(name).some(p => changed.has(p)));
    const set = dependencies.watchedMembers.filter(name =>
      sources.mentioning([name]).some(p => changed.has(p)),
    );
    const asked = [...called.map(callersOf), ...set.map(filesThatSet)];
    for (const path of dependencies.affected([...paths, ...asked])) results.delete(path);
  }

  function analysed(onProgress: ReportOptions['onProgress']): FileResult[] {
    const candidates = sources.mentioning(words);
    const used = usedSdks(candidates);
    // A path without a known receiver counts where the workspace uses the SDK: every result may rest on that.
    const signature = [...used].sort().join(' ');
    if (signature !== usedBefore) results.clear();
    usedBefore = signature;
    const given: Recognition = (recognition = {
      index,
      evaluator: current(),
      versions: workspaceFacts().versions,
      usesSdk: id => used.has(id),
    });
    const analyse = (path: string, facts: FileResult['facts']): FileResult => {
      const before = results.get(path);
      if (before?.facts === facts) return before;
      const result = analyseFile(facts, given, shapes, workspaceFacts().own);
      results.set(path, result);
      return result;
    };
    const carriedBy = (result: FileResult): readonly string[] => {
      let names = carried.get(result);
      if (!names) carried.set(result, (names = carriedNames(result.facts, given)));
      return names;
    };
    const all = new Map<string, FileResult>();
    for (const [done, path] of candidates.entries()) {
      onProgress?.(done, candidates.length);
      const facts = sources.facts(path);
      if (facts) all.set(path, analyse(path, facts));
    }
    const importers = [...filesThatImport(all, sources, analyse, carriedBy)];
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
    for (const sdk of known) if (sdk.evidence && sources.named(sdk.evidence).length > 0) used.add(sdk.id);
    return used;
  }

  function prepare(options: ReportOptions): {
    scan: PreparedScan;
    files: readonly FileResult[];
    agents: AgentGraph;
    problems: readonly ConfigProblem[];
  } {
    declare(options.configuration?.sdks ?? []);
    const files = analysed(options.onProgress);
    const lines = createLines(sources);
    const agents = linkAgents(files, { shapes, recognition: recognition! });
    const found = files.flatMap(f => f.calls);
    const resolved = withGraphRuns(withAgentRuns(found, agents, recognition!), agents, current());
    const keys = keysOf(resolved);
    const pragmas = createPragmas(sources, lines);
    const calls = resolved.map(call => ({
      resolved: call,
      key: keys.get(call)!,
      beside: pragmasForCall(pragmas.of(call.site.facts.file), call.site.call),
    }));
    latest = {
      options,
      configurationFor: pragmas.added(options.configuration?.for ?? (() => noConfiguration)),
      calls,
      features: featuresBySettings(
        calls,
        {
          sources,
          evaluator: current(),
          models: modelsInRuns(recognition!),
          includeTests: options.includeTests ?? false,
          agents,
          steps: files.flatMap(f => f.agents.steps),
        },
        lines,
      ),
      lines,
      counters,
      bookFor,
      redact: value => redact()(value),
    };
    const problems = pragmas.problems(latest.features(latest.configurationFor));
    return { files, agents, problems, scan: latest };
  }

  function report(options: ReportOptions): { report: Report; checked: readonly Checked[] } {
    if (!done || !isSameScan(done.options, options)) done = { options, ...makeReport(options) };
    const { files = [], problems = [] } = options.configuration ?? {};
    const configuration = { files, problems: [...problems, ...done.report.configuration.problems] };
    return {
      checked: done.checked,
      report: { ...done.report, skipped: options.skipped ?? [], configuration },
    };
  }

  /** Without what the options only pass on. */
  function makeReport(options: ReportOptions): { report: Report; checked: readonly Checked[] } {
    const { scan, files, agents, problems } = prepare(options);
    const { lines } = scan;
    const { checked, reportings, calls, features, unpriced, totals } = estimateScan(
      scan,
      scan.configurationFor,
    );
    const counted = checked.filter(c => options.includeTests || !c.call.testOrExample);
    const surroundings: FindingContext = {
      lines,
      date: options.date,
      features,
      facts: file => sources.facts(file),
      text: file => sources.facts(file)?.text ?? sources.text(file),
      bookFor: key => reportings.get(key)!.book,
      reestimate: ({ resolved: call, report: { key } }, change) =>
        reportCall({ ...call, ...change }, key, reportings.get(key)!).call,
    };
    const findings = reportFindings(counted, rules, surroundings).sort(byPlace);
    const modelSites = reportModelSites(
      files.flatMap(f => f.modelSites),
      checked,
      lines,
      book,
    );
    places = { options, context: { ...surroundings, checked, modelSites } };
    return {
      checked,
      report: {
        schema: 1,
        prices: { date: options.date, source: book.info.source, checked: book.info.checked },
        calls,
        modelSites,
        wrapperCalls: findWrapperCalls(checked, current(), lines),
        promptFiles: [],
        instructionFiles: [],
        features,
        ...withRuns(reportAgents(agents, lines), checked),
        models: reportModels(counted.flatMap(usesOf), {
          date: options.date,
          features,
          bookFor: key => reportings.get(key)!.book,
        }),
        findings,
        advice: combineSavings(
          findings,
          counted.map(c => c.call),
          features,
        ),
        unpriced,
        skipped: [],
        configuration: { files: [], problems },
        totals,
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
    return redact()(
      explainPlace(
        { file, line, ...(cell === undefined ? {} : { cell }) },
        { report: done, checked, sources, index, evaluator: current(), words },
      ),
    );
  }

  function models(file: string, line: number, options: ReportOptions, cell?: number): ModelsAt | null {
    if (!places || !isSameScan(places.options, options)) report(options);
    const found = modelsAt({ file, line, ...(cell === undefined ? {} : { cell }) }, places!.context);
    return found && modelsWithoutSecrets(found, redact());
  }
}

const isSameScan = (a: ReportOptions, b: ReportOptions): boolean =>
  a.date === b.date &&
  a.includeTests === b.includeTests &&
  a.includePrompts === b.includePrompts &&
  a.configuration?.for === b.configuration?.for;

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
    manifestNames.has(name) ||
    /^[jt]sconfig(\..+)?\.json$/.test(name) ||
    environmentFiles.includes(name) ||
    actionFiles.includes(name)
  );
}

/** Whether the catalogue has a model under this very id, a vendor's name before it or not: "openai/gpt-4o". */
function isListed(model: string, book: PriceBook): boolean {
  const id = model.replace(/^[a-z_-]{2,20}[/:]/, '');
  const match = id === '' ? null : findModel({ provider: null, model: id }, book);
  return match?.found === true && match.model === id;
}
