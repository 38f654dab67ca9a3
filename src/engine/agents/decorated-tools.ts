import type { FileResult } from '../calls/analyse-files.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { Value } from '../values/value.ts';
import type { ShapeIndex } from './shape-index.ts';

/** Functions that a decorator of an agent makes its tools: `@agent.tool`, `@agent.tool_plain(retries=2)`. */
export function* decoratedTools(
  files: readonly FileResult[],
  { decoratorNames }: ShapeIndex,
  evaluator: Evaluator,
): Generator<{ decorated: Value; value: Value }> {
  for (const { facts } of files)
    for (const fn of facts.functions)
      for (const decorator of fn.decorators) {
        const named = decorator.kind === 'call' ? decorator.callee : decorator;
        if (named.kind !== 'member' || !decoratorNames.has(named.property)) continue;
        const context = { facts, functionId: fn.parentId, frame: null };
        yield {
          decorated: { kind: 'function', facts, functionId: fn.id, self: null, frame: null },
          value: evaluator.evaluate(named.object, context),
        };
      }
}
