import type { WrapperCall } from '../model.ts';
import { byPlace } from '../report/build-report.ts';
import { idOf, placeIn, type LinesOf } from '../report/call-ids.ts';
import type { Checked } from '../report/report-findings.ts';
import { lastName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { BoundCall } from '../values/value.ts';
import { scopeOf } from '../values/scopes.ts';
import { walkExpr } from '../syntax/walk.ts';

/** Callers of functions that hand their own parameters to a model: in-house wrappers. */
export function findWrapperCalls(
  checked: readonly Checked[],
  evaluator: Evaluator,
  lines: LinesOf,
): WrapperCall[] {
  const found = new Map<string, { call: WrapperCall; ids: Set<string> }>();
  for (const { resolved, call } of checked) {
    const { facts, context } = resolved.site;
    const fn = context.functionId === null ? undefined : facts.functions[context.functionId];
    if (!fn?.name || !passesOn(resolved.site.request.call, facts, fn.id)) continue;
    for (const caller of evaluator.machine.callers.of(facts, fn)) {
      const { file } = caller.context.facts;
      const place = lines(file)?.place(caller.call.nameStart);
      if (!place) continue;
      const id = idOf(file, place);
      const known = found.get(id);
      if (known) known.ids.add(call.id);
      else
        found.set(id, {
          ids: new Set([call.id]),
          call: { id, ...placeIn(file, place), callee: lastName(caller.call), calls: [] },
        });
    }
  }
  return [...found.values()].map(({ call, ids }) => ({ ...call, calls: [...ids] })).sort(byPlace);
}

/** An argument of the request names a parameter of the function around it. */
function passesOn(
  call: BoundCall['call'],
  facts: Checked['resolved']['site']['facts'],
  functionId: number,
): boolean {
  const { names } = scopeOf(facts, functionId);
  let passes = false;
  for (const arg of call.args) {
    walkExpr(arg.value, functionId, {
      expr: expr => {
        if (
          expr.kind === 'name' &&
          expr.name !== 'self' &&
          expr.name !== 'cls' &&
          names.get(expr.name)?.some(b => b.kind === 'param')
        )
          passes = true;
      },
    });
  }
  return passes;
}
