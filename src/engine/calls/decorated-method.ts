import type { Machine } from '../values/evaluate.ts';
import { optionsOf, type ExternalValue, type FunctionValue } from '../values/value.ts';
import type { SdkIndex } from './sdk-index.ts';

/**
 * Method of what a decorator of an SDK makes of a function of the workspace: `@entrypoint() def flow(…)`, and then
 * `flow.invoke(…)`. It is the decorator's result, made by the decorator's call.
 */
export function decoratedMethod(
  { facts, functionId }: FunctionValue,
  name: string,
  index: SdkIndex,
  machine: Machine,
): ExternalValue | undefined {
  if (!index.methodNames.has(name)) return undefined;
  const fn = facts.functions[functionId]!;
  const context = { facts, functionId: fn.parentId, frame: null };
  for (const decorator of fn.decorators) {
    const call = decorator.kind === 'call' ? decorator : null;
    for (const { value } of optionsOf(machine.evaluate(call?.callee ?? decorator, context))) {
      if (value.kind !== 'external') continue;
      const made: ExternalValue = {
        ...value,
        path: `${value.path}().${name}`,
        calls: [...value.calls, call && { call, context }],
      };
      if (index.methods(made, facts.language === 'python' ? 'python' : 'script').length > 0) return made;
    }
  }
  return undefined;
}
