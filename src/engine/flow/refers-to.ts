import type { Expr, FileFacts, FunctionFacts } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { scopeOf } from '../values/scopes.ts';
import type { ClassValue, Context, FunctionValue, Value } from '../values/value.ts';
import type { Reference } from './references.ts';

/** How sure it is that a reference means a function: by its value, or only by its name on something unknown. */
export type Meaning = 'value' | 'name' | null;

/** Whether a place that has the right name means this function. */
export function refersTo(
  reference: Reference,
  facts: FileFacts,
  fn: FunctionFacts,
  evaluator: Evaluator,
): Meaning {
  const { expr } = reference;
  const context: Context = { facts: reference.facts, functionId: reference.functionId, frame: null };
  if (expr.kind === 'name' && !mayHold(expr.name, context)) return null;
  if (fn.form === 'getter' || isProperty(fn)) return getterMeaning(expr, context, facts, fn, evaluator);
  const value = evaluator.evaluate(expr, context);
  if (valueMeans(value, facts, fn, evaluator)) return 'value';
  return expr.kind === 'member' &&
    fn.classId !== null &&
    isNamesake(value, expr, context, facts, fn, evaluator)
    ? 'name'
    : null;
}

const isProperty = (fn: FunctionFacts): boolean =>
  fn.decorators.some(d => d.kind === 'name' && /property$/.test(d.name));

function getterMeaning(
  expr: Expr,
  context: Context,
  facts: FileFacts,
  fn: FunctionFacts,
  evaluator: Evaluator,
): Meaning {
  if (expr.kind !== 'member' || fn.classId === null) return null;
  const object = evaluator.evaluate(expr.object, context);
  return object.kind === 'instance' &&
    descends(object.of, { kind: 'class', facts, classId: fn.classId }, evaluator)
    ? 'value'
    : null;
}

/** A bare name can mean a function from elsewhere only through an import, an assignment or its own declaration. */
function mayHold(name: string, context: Context): boolean {
  for (let id = context.functionId; ; id = context.facts.functions[id]!.parentId) {
    const bindings = scopeOf(context.facts, id).names.get(name);
    if (bindings)
      return bindings.some(
        b => b.kind === 'function' || b.kind === 'import' || b.kind === 'assign' || b.kind === 'class',
      );
    if (id === null) return context.facts.imports.some(i => i.local === '*');
  }
}

function valueMeans(value: Value, facts: FileFacts, fn: FunctionFacts, evaluator: Evaluator): boolean {
  switch (value.kind) {
    case 'one-of':
      return value.options.some(o => valueMeans(o.value, facts, fn, evaluator));
    case 'function':
      return isSameFunction(value, facts, fn) || overrides(value, facts, fn, evaluator);
    case 'class':
      return isConstructor(fn) && descends(value, { kind: 'class', facts, classId: fn.classId! }, evaluator);
    case 'instance':
      return (
        (fn.name === '__call__' || fn.name === 'forward') &&
        fn.classId !== null &&
        descends(value.of, { kind: 'class', facts, classId: fn.classId }, evaluator)
      );
    default:
      return false;
  }
}

export const isConstructor = (fn: FunctionFacts): boolean =>
  fn.classId !== null && (fn.form === 'constructor' || fn.name === '__init__' || fn.name === '__post_init__');

const isSameFunction = (value: FunctionValue, facts: FileFacts, fn: FunctionFacts): boolean =>
  value.facts.file === facts.file && value.functionId === fn.id;

/** A call of the method of a base class may run the method of a class below it. */
export function overrides(
  value: FunctionValue,
  facts: FileFacts,
  fn: FunctionFacts,
  evaluator: Evaluator,
): boolean {
  const called = value.facts.functions[value.functionId]!;
  if (called.classId === null || fn.classId === null || called.name !== fn.name) return false;
  // An object that is known exactly runs the method that was found.
  if (value.self?.kind === 'instance' && value.self.made) return false;
  return descends(
    { kind: 'class', facts, classId: fn.classId },
    { kind: 'class', facts: value.facts, classId: called.classId },
    evaluator,
  );
}

/** Whether a class is another, or inherits from it. */
export function descends(cls: ClassValue, from: ClassValue, evaluator: Evaluator, depth = 0): boolean {
  if (cls.facts.file === from.facts.file && cls.classId === from.classId) return true;
  if (depth > 12) return false;
  const { bases, functionId } = cls.facts.classes[cls.classId]!;
  return bases.some(base => {
    const value = evaluator.evaluate(base.kind === 'index' ? base.object : base, {
      facts: cls.facts,
      functionId,
      frame: null,
    });
    return value.kind === 'class' && descends(value, from, evaluator, depth + 1);
  });
}

/** Names that half of all classes have. */
const COMMON =
  /^(get|set|add|run|create|call|invoke|send|update|delete|remove|search|query|execute|start|stop|close|open|read|write|process|handle|main|init|load|save|build|make|parse|format|render|apply|map|filter|forEach|then|catch|push|pop|append|join|split|keys|values|items|copy|test|stream|next|on|emit|fetch|post|put|log|info|error|find|list|reset|clear|setup|connect|submit|wait|result|check|validate|chat|complete|generate|embed|step|forward|act|ask|answer|predict|respond|encode|decode|transform)$/;

/**
 * A method on something unknown: its name is taken as proof where few classes would have it, or where the receiver
 * is called like the class (`embedding_model.embed` and `OpenAIEmbedding`).
 */
export function isNamesake(
  value: Value,
  expr: Extract<Expr, { kind: 'member' }>,
  context: Context,
  facts: FileFacts,
  fn: FunctionFacts,
  evaluator: Evaluator,
): boolean {
  if (value.kind !== 'unknown') return false;
  const receiver = evaluator.evaluate(expr.object, context);
  if (receiver.kind !== 'unknown' || receiver.made) return false;
  if (context.facts.language === 'python' ? facts.language !== 'python' : facts.language === 'python')
    return false;
  if (!COMMON.test(fn.name ?? '') && (fn.name ?? '').length > 5) return true;
  const words = new Set(wordsOf(lastNameOf(expr.object)));
  const cls = facts.classes[fn.classId!]!;
  const names = [cls.name ?? '', ...cls.bases.map(lastNameOf)];
  return names
    .flatMap(wordsOf)
    .some(word => words.has(word) && word.length > 2 && !/^(base|the|self|this|manager|class)$/.test(word));
}

function lastNameOf(expr: Expr): string {
  if (expr.kind === 'member') return expr.property;
  if (expr.kind === 'name') return expr.name;
  return expr.kind === 'call'
    ? lastNameOf(expr.callee)
    : expr.kind === 'index' || expr.kind === 'slice'
      ? lastNameOf(expr.object)
      : '';
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(word => word.replace(/s$/, ''))
    .filter(Boolean);
