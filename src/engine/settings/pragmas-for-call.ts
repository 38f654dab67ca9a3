import type { AssumptionSetting, Configuration } from '../configuration.ts';
import type { ConfigProblem, Range } from '../model.ts';
import type { FileFacts, Span, Stmt } from '../syntax/facts.ts';
import type { LineMap } from '../syntax/line-map.ts';
import { blocksOf } from '../syntax/walk.ts';
import { pragmaProblem, readPragma } from './read-pragma.ts';
import type { PragmaIgnore, PragmaSettings } from './read-pragma.ts';

/** The comments of a file that hold settings, with the code that each is about. */
export interface FilePragmas {
  readonly pragmas: readonly {
    readonly pragma: PragmaSettings | PragmaIgnore;
    readonly about: readonly Span[];
    /** Offset of the comment. */
    readonly start: number;
  }[];
  readonly problems: readonly ConfigProblem[];
}

const none: FilePragmas = { pragmas: [], problems: [] };

/** A comment behind code is about its own line; one on a line of its own is about the statement that follows. */
export function pragmasIn(facts: FileFacts, lines: LineMap): FilePragmas {
  if (facts.pragmas.length === 0) return none;
  const statements = statementsOf(facts);
  const problems: ConfigProblem[] = [];
  const pragmas = facts.pragmas.flatMap(({ start, end, text }) => {
    const read = readPragma(text);
    const { line, column } = lines.place(start);
    problems.push(...read.problems.map(message => pragmaProblem(facts.file, line, column, message)));
    const about =
      read.pragmas.length === 0 ? [] : spansAt(targetLine(facts.text, { start, end }), statements);
    return read.pragmas.map(pragma => ({ pragma, about, start }));
  });
  return { pragmas, problems };
}

/** The line of code that a comment is about. */
function targetLine(text: string, { start, end }: Span): Span {
  const own = lineOf(text, start);
  if (!/^[\s{]*$/.test(text.slice(own.start, start))) return own;
  let line = lineOf(text, end);
  do {
    if (line.end >= text.length) return line;
    line = lineOf(text, line.end + 1);
  } while (/^\s*($|#|\/\/|\/?\*|<!--|\{\/\*)/.test(text.slice(line.start, line.end)));
  return line;
}

function lineOf(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}

/** What begins on a line, and the line itself. */
function spansAt(line: Span, statements: readonly Span[]): readonly Span[] {
  return [line, ...statements.filter(({ start }) => start >= line.start && start <= line.end)];
}

/** Statements of any depth, and functions from their first decorator on. */
function statementsOf(facts: FileFacts): Span[] {
  const spans: Span[] = facts.functions.map(({ start, end, decorators }) => ({
    start: Math.min(start, ...decorators.map(decorator => decorator.start)),
    end,
  }));
  const pending: (readonly Stmt[])[] = [facts.body, ...facts.functions.map(({ body }) => body)];
  for (let block = pending.pop(); block; block = pending.pop())
    for (const stmt of block) {
      spans.push({ start: stmt.start, end: stmt.end });
      pending.push(...blocksOf(stmt));
    }
  return spans;
}

/** The settings and ignored rules beside a call; those of the innermost code come last and win. */
export function pragmasForCall(
  { pragmas }: FilePragmas,
  call: Span,
): {
  readonly settings: readonly PragmaSettings[];
  /** Ids; "*" for all rules. */
  readonly ignored: readonly string[];
} {
  const holding = pragmas.flatMap(({ pragma, about }) => {
    const sizes = about.filter(span => touches(span, call)).map(span => span.end - span.start);
    return sizes.length > 0 ? [{ pragma, size: Math.min(...sizes) }] : [];
  });
  holding.sort((a, b) => b.size - a.size);
  return {
    settings: holding.flatMap(({ pragma }) => (pragma.kind === 'settings' ? [pragma] : [])),
    ignored: holding.flatMap(({ pragma }) =>
      pragma.kind === 'ignore' ? (pragma.rules.length > 0 ? pragma.rules : ['*']) : [],
    ),
  };
}

/** A statement that holds the call, or a line in it. */
const touches = (span: Span, call: Span): boolean =>
  (span.start <= call.start && call.end <= span.end) ||
  (span.start >= call.start && span.end <= call.end) ||
  (span.start <= call.start && call.start <= span.end);

/** The configuration of one call: what stands beside it in the code comes before the file. `loop`: around the call. */
export function withPragmas(
  configuration: Configuration,
  callKey: string,
  settings: readonly PragmaSettings[],
  loop: string | undefined,
): Configuration {
  if (settings.length === 0) return configuration;
  const scope = { call: callKey };
  const sized = (
    kind: AssumptionSetting['kind'],
    name: string,
    value: Range | undefined,
  ): AssumptionSetting[] => (value ? [{ kind, name, scope, value }] : []);
  const assumptions = [...settings]
    .reverse()
    .flatMap(setting => [
      ...[...setting.holes].flatMap(([name, value]) => sized('hole', name, value)),
      ...sized('output', '*', setting.output),
      ...sized('thinking', '*', setting.thinking),
      ...(loop === undefined ? [] : sized('loop', loop, setting.times)),
      ...sized('turns', '*', exactly(setting.turns)),
      ...sized('cache-hit-rate', '*', exactly(setting.cacheHitRate)),
    ]);
  const model = [...settings].reverse().find(setting => setting.model !== undefined)?.model;
  return {
    ...configuration,
    assumptions: [...assumptions, ...configuration.assumptions],
    models:
      model === undefined
        ? configuration.models
        : { ...configuration.models, sites: [{ match: callKey, model }, ...configuration.models.sites] },
  };
}

const exactly = (value: number | undefined): Range | undefined =>
  value === undefined ? undefined : { low: value, typical: value, high: value };
