import type { SdkIndex } from '../calls/sdk-index.ts';
import type { Call, Report } from '../model.ts';
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

/** Facts for `explain FILE:LINE`: the call there, or why there is none. */
export function explainPlace(
  at: { file: string; line: number; cell?: number },
  context: ExplainContext,
): Explanation {
  const call = context.report.calls.find(
    c => c.file === at.file && c.cell === at.cell && c.line <= at.line && at.line <= c.endLine,
  );
  return call
    ? { callId: call.id, lines: explainCall(call) }
    : { callId: null, lines: explainNothing(at, context) };
}

function explainCall(call: Call): string[] {
  const { model, prompt, inputTokens, outputTokens } = call;
  const where = model.places.map(p => `${p.file}:${String(p.line)}`).join(', ');
  return [
    `${call.kind} call of ${call.sdk}, found by ${call.foundBy}`,
    model.ids.length > 0
      ? `model ${model.ids.join(' or ')} (${model.source}${where ? `, ${where}` : ''})`
      : `model: ${call.unpriced ?? 'known only at run time'}`,
    `prompt: ${String(prompt.staticTokens)} tokens of constant text in ${String(prompt.segments.length)} segments`,
    ...prompt.segments.map(
      s => `  ${s.role} ${s.file}:${String(s.startLine)}–${String(s.endLine)}  ${String(s.tokens)} tokens`,
    ),
    ...prompt.holes.map(
      h =>
        `  {${h.name}} ${String(h.tokens.low)}–${String(h.tokens.high ?? '∞')} tokens, ${String(h.tokens.typical)} typical (${h.basis}${h.why ? `: ${h.why}` : ''})`,
    ),
    ...(call.tools ? [`tools: ${String(call.tools.count)}, ${String(call.tools.tokens)} tokens`] : []),
    ...(call.responseSchema ? [`response schema: ${String(call.responseSchema.tokens)} tokens`] : []),
    `input: ${String(inputTokens.low)}–${String(inputTokens.high ?? '∞')} tokens, ${String(inputTokens.typical)} typical (${inputTokens.basis})`,
    `output: ${String(outputTokens.low)}–${String(outputTokens.high ?? '∞')} tokens, ${String(outputTokens.typical)} typical (${outputTokens.basis})`,
    call.price
      ? `price: ${call.price.model} at ${call.price.provider}, ${String(call.price.inputUsdPerMTok)} in and ${String(call.price.outputUsdPerMTok)} out per million tokens (${call.price.source}, checked ${call.price.checked})`
      : `unpriced: ${call.unpriced ?? 'no price'}`,
    ...(call.price?.notes ?? []).map(note => `  ${note}`),
  ];
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
