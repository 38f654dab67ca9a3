import type { CallExpr, FunctionFacts } from '../syntax/facts.ts';
import { walkBlock } from '../syntax/walk.ts';
import type { Machine } from './evaluate.ts';
import type { BoundCall, ClassValue, Frame, FunctionValue, InstanceValue } from './value.ts';

export const isConstructor = (fn: FunctionFacts): boolean =>
  fn.form === 'constructor' || fn.name === '__init__' || fn.name === '__post_init__';

/** Arguments of the call that made an object, for its constructor; null for other methods and unknown calls. */
export function constructorFrame(
  instance: InstanceValue,
  method: FunctionFacts,
  machine: Machine,
): Frame | null {
  if (!isConstructor(method) || !instance.made) return null;
  const { made, of } = instance;
  const fn: FunctionValue = {
    kind: 'function',
    facts: of.facts,
    functionId: method.id,
    self: instance,
    frame: null,
  };
  return machine.frames.ofCall(fn, made, () => machine.callers.bind(method, made), 1);
}

/** The call that a base class's constructor gets for an object: `super().__init__(…)` of a constructor on the way, else the object's own. */
export function baseMade(instance: InstanceValue, base: ClassValue, machine: Machine): BoundCall | null {
  const { facts, classId } = instance.of;
  const own = facts.classes[classId]!.methods.map(id => facts.functions[id]!).find(
    fn => isConstructor(fn) && fn.name !== '__post_init__',
  );
  if (!own) return instance.made;
  const call = superCall(own, base.facts.classes[base.classId]!.name);
  if (!call) return null;
  const frame = constructorFrame(instance, own, machine);
  return { call, context: { facts, functionId: own.id, frame } };
}

/** `super().__init__(…)`, `super(…)`, `Base.__init__(self, …)`, the last one without `self`. */
function superCall(constructor: FunctionFacts, baseName: string | null): CallExpr | undefined {
  let known = superCalls.get(constructor);
  if (!known) superCalls.set(constructor, (known = new Map()));
  if (!known.has(baseName)) known.set(baseName, findSuperCall(constructor, baseName));
  return known.get(baseName);
}

/** The same call each time, so that what is known of it is found again. */
const superCalls = new WeakMap<FunctionFacts, Map<string | null, CallExpr | undefined>>();

function findSuperCall(constructor: FunctionFacts, baseName: string | null): CallExpr | undefined {
  let found: CallExpr | undefined;
  walkBlock(constructor.body, null, {
    expr: expr => {
      if (found || expr.kind !== 'call') return;
      const { callee } = expr;
      if (callee.kind === 'name' && callee.name === 'super' && constructor.form === 'constructor')
        found = expr;
      if (callee.kind !== 'member' || callee.property !== '__init__') return;
      if (callee.object.kind === 'call') found = expr;
      else if (callee.object.kind === 'name' && callee.object.name === baseName)
        found = { ...expr, args: expr.args.slice(1) };
    },
  });
  return found;
}
