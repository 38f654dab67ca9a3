import { findCalls } from './calls/find-calls.ts';
import { findModelSites, type FoundModelSite } from './calls/find-model-sites.ts';
import { findWrapperCalls } from './calls/find-wrapper-calls.ts';
import { resolveCall } from './calls/resolve-call.ts';
import type { ResolvedCall } from './calls/resolved-call.ts';
import { createSdkIndex } from './calls/sdk-index.ts';
import { noConfiguration, type SdkSetting } from './configuration.ts';
import { createDependencies } from './dependencies.ts';
import { explainPlace } from './report/explain-place.ts';
import type { Report } from './model.ts';
import { createPriceBook } from './prices/index.ts';
import type { EngineData, Project, ReportOptions } from './project.ts';
import { byPlace, totalsOf } from './report/build-report.ts';
import { keysOf, type LinesOf } from './report/call-ids.ts';
import { reportCall } from './report/report-call.ts';
import { reportFindings, type Checked } from './report/report-findings.ts';
import { reportModelSites } from './report/report-model-sites.ts';
import { rules } from './rules/index.ts';
import { sdks } from './sdks/index.ts';
import { createBooks } from './settings/own-book.ts';
import { pragmasForCall, pragmasIn, withPragmas } from './settings/pragmas-for-call.ts';
import { sdkDeclaration } from './settings/sdk-declaration.ts';
import { filterWords } from './sdks/words.ts';
import type { Sources } from './sources.ts';
import type { FileFacts } from './syntax/facts.ts';
import { lineMap, type LineMap } from './syntax/line-map.ts';
import { createCounters } from './tokens/index.ts';
import { createEvaluator, type Evaluator } from './values/evaluate.ts';

/** What was learned of one file; kept until the file, or one that it rests on, changes. */
interface FileResult {
  readonly facts: FileFacts;
  readonly calls: readonly ResolvedCall[];
  readonly modelSites: readonly FoundModelSite[];
}

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

  /** One evaluator a run: what it remembers holds as long as no file changes. */
  let evaluator: Evaluator | null = null;
  const current = (): Evaluator =>
    (evaluator ??= createEvaluator({
      sources,
      reliesOn: dependencies.add,
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
    for (const path of dependencies.affected(paths)) results.delete(path);
  }

  function analysed(onProgress: ReportOptions['onProgress']): FileResult[] {
    const candidates = sources.mentioning(words);
    const used = usedSdks(candidates);
    const all: FileResult[] = [];
    for (const [done, path] of candidates.entries()) {
      onProgress?.(done, candidates.length);
      const facts = sources.facts(path);
      if (!facts) continue;
      const known = results.get(path);
      if (known?.facts === facts) {
        all.push(known);
        continue;
      }
      const evaluate = current();
      const calls = findCalls(facts, index, evaluate, id => used.has(id)).map(site =>
        resolveCall(site, index, evaluate),
      );
      const result = { facts, calls, modelSites: findModelSites(facts, index, evaluate, calls) };
      results.set(path, result);
      all.push(result);
    }
    return all;
  }

  /** SDKs whose packages some file imports. */
  function usedSdks(candidates: readonly string[]): ReadonlySet<string> {
    const used = new Set<string>();
    for (const path of candidates) {
      for (const { module } of sources.facts(path)?.imports ?? []) {
        for (const sdk of declarations)
          if (
            [...(sdk.packages.python ?? []), ...(sdk.packages.script ?? [])].some(
              p => module === p || module.startsWith(`${p}.`) || module.startsWith(`${p}/`),
            )
          )
            used.add(sdk.id);
      }
    }
    return used;
  }

  function report(options: ReportOptions): { report: Report; checked: readonly Checked[] } {
    declare(options.configuration?.sdks ?? []);
    const files = analysed(options.onProgress);
    const lines = createLines(sources);
    const resolved = files.flatMap(f => f.calls);
    const keys = keysOf(resolved);
    const configurationFor = options.configuration?.for ?? (() => noConfiguration);
    const pragmas = new Map(files.map(({ facts }) => [facts, pragmasIn(facts, lines(facts.file)!)]));
    const checked = resolved.map((call): Checked => {
      const { facts, call: span } = call.site;
      const fromFiles = configurationFor(facts.file);
      const beside = pragmasForCall(pragmas.get(facts)!, span);
      const key = keys.get(call)!;
      const configuration = withPragmas(fromFiles, key, beside.settings);
      const reported = reportCall(call, key, {
        book: bookFor(fromFiles),
        date: options.date,
        counters,
        lines,
        includePrompts: options.includePrompts ?? false,
        configuration,
      });
      return { resolved: call, call: reported, configuration, ignored: beside.ignored };
    });
    const counted = checked.filter(c => options.includeTests || !c.call.testOrExample);
    const calls = checked.map(c => c.call).sort(byPlace);
    const evaluate = current();
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
        features: [],
        agents: [],
        findings: reportFindings(counted, rules, lines).sort(byPlace),
        unpriced: calls.flatMap(c => (c.unpriced === undefined ? [] : [{ id: c.id, why: c.unpriced }])),
        skipped: options.skipped ?? [],
        configuration: {
          files: options.configuration?.files ?? [],
          problems: [
            ...(options.configuration?.problems ?? []),
            ...[...pragmas.values()].flatMap(({ problems }) => problems),
          ],
        },
        totals: totalsOf(calls, options.includeTests ?? false),
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
