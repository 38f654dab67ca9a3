import type { ClassFacts, FileFacts, MemberExpr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { basesOf } from './attributes.ts';
import { constructorFrame, isConstructor } from './constructors.ts';
import type { Machine } from './evaluate.ts';
import { conditionOf } from './conditions.ts';
import {
  conditionsAt,
  excludes,
  isSelf,
  openArms,
  scopeOf,
  type Arm,
  type Guard,
  type Mutation,
} from './scopes.ts';
import {
  isNothing,
  oneOf,
  optionsOf,
  type Context,
  type InstanceValue,
  type Option,
  type Value,
} from './value.ts';

interface Assignment {
  readonly functionId: number;
  readonly mutation: Mutation;
}

/**
 * `self.config.model` after `self.config.model = …` in a method of the class or a base class: constructors first, in
 * other methods only where no constructor says anything. `value` is what the object itself holds.
 */
export function reassigned(expr: MemberExpr, value: Value, context: Context, machine: Machine): Value {
  if (expr.object.kind !== 'member' || expr.object.object.kind !== 'name') return value;
  if (!isSelf(expr.object.object.name)) return value;
  const holder = machine.evaluate(expr.object.object, context);
  if (holder.kind !== 'instance') return value;
  const path = `${expr.object.property}.${expr.property}`;
  return machine.nested(() => assignedIn(holder, path, value, { expr, context, machine })) ?? value;
}

interface Reader {
  readonly expr: MemberExpr;
  readonly context: Context;
  readonly machine: Machine;
}

function assignedIn(instance: InstanceValue, path: string, value: Value, reader: Reader): Value {
  const { facts, classId } = instance.of;
  const [base] = basesOf(instance.of, reader.machine);
  let result =
    base?.kind === 'class'
      ? assignedIn({ kind: 'instance', of: base, made: null }, path, value, reader)
      : value;
  const all = assignmentsOf(facts, facts.classes[classId]!).get(path) ?? [];
  const first = all.filter(a => isConstructor(facts.functions[a.functionId]!));
  for (const one of first.length > 0 ? first : all) result = after(result, one, instance, reader);
  return result;
}

function after(value: Value, one: Assignment, instance: InstanceValue, reader: Reader): Value {
  const { facts } = instance.of;
  const { expr, context, machine } = reader;
  const { functionId, mutation } = one;
  const isHere = context.facts === facts && context.functionId === functionId;
  const path = isHere ? scopeOf(facts, functionId).pathAt(expr.start) : [];
  if (isHere && (mutation.at > expr.start || excludes(mutation.path, path))) return value;
  const frame = isHere ? context.frame : constructorFrame(instance, facts.functions[functionId]!, machine);
  const inside: Context = { facts, functionId, frame };
  const around = isHere ? [] : conditionsAt(context.facts, context.functionId, expr.start);
  const arms = openArms(mutation.path, path);
  const askedFor = (arm: Arm): Guard | undefined =>
    arm.test ? around.find(g => isSameQuestion(g, arm.test!, context.facts, facts)) : undefined;
  if (arms.some(arm => askedFor(arm) && askedFor(arm)!.negated !== arm.test!.negated)) return value;
  const open = arms.filter(arm => !askedFor(arm));
  const when = conditionOf(open, inside, machine);
  if (when === 'never') return value;
  const given = machine.evaluate(mutation.value, inside);
  if (when === 'always') return given;
  // Such a condition asks mostly whether there is a value already: none is then no option.
  const before: Option[] = optionsOf(value).filter(o => !isNothing(o.value));
  return oneOf([...before, { value: given, when }]);
}

/** Two methods that ask the object the same, `if self.config.base_url:`, go the same way. */
const isSameQuestion = (one: Guard, other: Guard, facts: FileFacts, otherFacts: FileFacts): boolean => {
  const text = sourceOf(facts, one.expr);
  return /^(self|this)\.[\w.]+$/.test(text) && text === sourceOf(otherFacts, other.expr);
};

const known = new WeakMap<ClassFacts, ReadonlyMap<string, readonly Assignment[]>>();

function assignmentsOf(facts: FileFacts, cls: ClassFacts): ReadonlyMap<string, readonly Assignment[]> {
  const before = known.get(cls);
  if (before) return before;
  const found = new Map<string, Assignment[]>();
  for (const functionId of cls.methods) {
    for (const [root, list] of scopeOf(facts, functionId).mutations) {
      if (!isSelf(root)) continue;
      for (const mutation of list) {
        if (mutation.kind !== 'set' || mutation.into.length !== 2) continue;
        const path = mutation.into.join('.');
        found.set(path, [...(found.get(path) ?? []), { functionId, mutation }]);
      }
    }
  }
  known.set(cls, found);
  return found;
}
