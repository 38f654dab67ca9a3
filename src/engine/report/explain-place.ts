import type { SdkIndex } from '../calls/sdk-index.ts';
import type { Report } from '../model.ts';
import type { Explanation } from '../project.ts';
import type { Sources } from '../sources.ts';
import { lineMap } from '../syntax/line-map.ts';
import { sourceOf } from '../syntax/walk.ts';
import { callsByName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { Value } from '../values/value.ts';
import type { Checked } from './report-findings.ts';

export interface ExplainContext {
  readonly report: Report;
  readonly checked: readonly Checked[];
  readonly sources: Sources;
  readonly index: SdkIndex;
  readonly evaluator: Evaluator;
  readonly words: readonly string[];
}

/** The call at a place, or why there is none. */
export function explainPlace(
  at: { file: string; line: number; cell?: number },
  context: ExplainContext,
): Explanation {
  const call = context.report.calls.find(
    c => c.file === at.file && c.cell === at.cell && c.line <= at.line && at.line <= c.endLine,
  );
  if (!call) return { call: null, features: [], reasons: explainNothing(at, context) };
  const features = context.report.features.flatMap(({ name, calls }) => {
    const reached = calls.find(one => one.id === call.id);
    return reached ? [{ name, times: reached.times }] : [];
  });
  return { call, features, reasons: [] };
}

function explainNothing(
  { file, line, cell }: { file: string; line: number; cell?: number },
  context: ExplainContext,
): string[] {
  const { sources, evaluator, words } = context;
  if (!sources.paths.includes(file))
    return [
      `${file} is not among the files that are scanned: it is missing, ignored, or of a language that is not supported`,
    ];
  const facts = sources.facts(file);
  if (!facts) return [`${file} could not be read`];
  if (!sources.mentioning(words).includes(file))
    return [`${file} names no package of an SDK that is known, and no method that would tell`];
  const map = lineMap(facts);
  const here = [...callsByName(facts).values()].flat().filter(({ call }) => {
    const [start, end] = [map.place(call.start), map.place(call.end)];
    return start.cell === cell && start.line <= line && line <= end.line;
  });
  if (here.length === 0) return ['no call stands on this line'];
  return here.slice(0, 8).map(({ call, functionId }) => {
    const callee = evaluator.evaluate(call.callee, { facts, functionId, frame: null });
    return `${sourceOf(facts, call.callee)}: ${describe(callee)}`;
  });
}

function describe(value: Value): string {
  switch (value.kind) {
    case 'external':
      return value.module === ''
        ? 'a global name, not a client of an SDK'
        : `${value.path || 'the module'} of package ${value.module}, no request method of an SDK that is known`;
    case 'function':
      return `a function of this workspace (${value.facts.file})`;
    case 'class':
      return `a class of this workspace (${value.facts.file})`;
    case 'unknown':
      return `its receiver is unknown: ${value.why}`;
    default:
      return 'not a call of an SDK that is known';
  }
}
