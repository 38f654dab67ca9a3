import type { CallExpr, Expr, FileFacts, FunctionFacts } from '../syntax/facts.ts';
import { calledNameOf } from '../syntax/last-name.ts';
import { lastName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { stringOf, type Context, type ExternalValue, type Value } from '../values/value.ts';
import type { Reference } from '../flow/references.ts';
import type { EntryFramework, EntryRule, RegistrationRule } from './define-entry-framework.ts';
import {
  classNameOf,
  holderOf,
  methodsArgument,
  nameOfFunction,
  routeOf,
  textArgument,
} from './entry-names.ts';
import type { EntryPoint } from './entry-point.ts';

/** Recognises entry points by what the frameworks declare. */
export interface EntryMatcher {
  /** By its decorators, its class, or the place of its file. */
  declared(facts: FileFacts, fn: FunctionFacts): EntryPoint | undefined;
  /** A reference that hands a function to a framework; the entry, where it is one. */
  registered(reference: Reference, facts: FileFacts, fn: FunctionFacts): EntryPoint | undefined;
  /** What running a module is. */
  script(facts: FileFacts): { kind: EntryPoint['kind']; name: string } | undefined;
}

export function createEntryMatcher(
  frameworks: readonly EntryFramework[],
  evaluator: Evaluator,
): EntryMatcher {
  const decorators = rulesByName(frameworks, f => f.decorators ?? []);
  const registrations = rulesByName(frameworks, f => f.registrations ?? []);

  return {
    declared(facts, fn) {
      return decorated(facts, fn) ?? ofClass(facts, fn) ?? ofFile(facts, fn);
    },
    registered,
    script(facts) {
      for (const framework of frameworks)
        if (framework.script && imports(facts, framework))
          return { kind: framework.script.kind, name: framework.script.name.replace('{file}', facts.file) };
      return undefined;
    },
  };

  function decorated(facts: FileFacts, fn: FunctionFacts): EntryPoint | undefined {
    for (const decorator of fn.decorators) {
      const call = decorator.kind === 'call' ? decorator : null;
      const callee = call ? call.callee : decorator;
      const name = calledNameOf(callee);
      const context: Context = { facts, functionId: fn.parentId, frame: null };
      for (const { rule, framework } of decorators.get(name) ?? []) {
        const value = evaluator.evaluate(callee, context);
        if (!isOf(value, callee, call, context, rule, framework)) continue;
        return {
          name: named(rule, { callee, call, value, context, facts, fn }),
          kind: rule.kind,
          facts,
          functionId: fn.id,
          start: fn.nameStart,
          file: facts.file,
          started: null,
        };
      }
    }
    return undefined;
  }

  function registered(reference: Reference, facts: FileFacts, fn: FunctionFacts): EntryPoint | undefined {
    const { call } = reference;
    if (!call || reference.role !== 'argument') return undefined;
    const context: Context = { facts: reference.facts, functionId: reference.functionId, frame: null };
    for (const { rule, framework } of registrations.get(lastName(call)) ?? []) {
      if (rule.key && reference.key !== null && !rule.key.includes(reference.key)) continue;
      const value = evaluator.evaluate(call.callee, context);
      if (!isOf(value, call.callee, call, context, rule, framework)) continue;
      const holder = rule.isNamedByHolder
        ? holderOf(reference.facts, reference.expr.start, reference.functionId)
        : null;
      const isInline = reference.expr.kind === 'function';
      return {
        name: named(rule, { callee: call.callee, call, value, context, facts, fn, holder: holder?.name }),
        kind: rule.kind,
        facts,
        functionId: fn.id,
        start: holder ? holder.start : isInline && fn.name === null ? fn.start : fn.nameStart,
        file: holder ? reference.facts.file : facts.file,
        started: null,
      };
    }
    return undefined;
  }

  function ofClass(facts: FileFacts, fn: FunctionFacts): EntryPoint | undefined {
    if (fn.classId === null || fn.name === null) return undefined;
    const cls = facts.classes[fn.classId]!;
    const bases = cls.bases.map(b => calledNameOf(b.kind === 'index' ? b.object : b));
    for (const framework of frameworks) {
      for (const rule of framework.classes ?? []) {
        if (!rule.methods?.includes(fn.name) || !rule.bases?.some(b => bases.includes(b))) continue;
        if (!imports(facts, framework)) continue;
        const words = { callee: null, call: null, value: null, context: null, facts, fn };
        return {
          name: named({ ...rule, methods: [] }, words),
          kind: rule.kind,
          facts,
          functionId: fn.id,
          start: fn.nameStart,
          file: facts.file,
          started: null,
        };
      }
    }
    return undefined;
  }

  function ofFile(facts: FileFacts, fn: FunctionFacts): EntryPoint | undefined {
    if (fn.classId !== null) return undefined;
    const names = exportedNames(facts, fn);
    for (const framework of frameworks) {
      for (const rule of framework.files ?? []) {
        if (!rule.path.test(facts.file) || (rule.isImporting && !imports(facts, framework))) continue;
        if (rule.beside && evaluator.machine.sources.mentioning([rule.beside]).length === 0) continue;
        if (rule.directive) {
          if (!hasDirective(facts, fn, rule.directive, names.length > 0)) continue;
        } else if (!rule.exports.some(e => (e === '*' ? names.length > 0 : names.includes(e)))) continue;
        const exported = rule.exports.find(e => names.includes(e)) ?? nameOfFunction(fn);
        const holder = fn.name === null || fn.form === 'lambda' ? holderOf(facts, fn.start, null) : null;
        const words = {
          callee: null,
          call: null,
          value: null,
          context: null,
          facts,
          fn,
          holder: exported === 'default' ? undefined : exported === '*' ? nameOfFunction(fn) : exported,
        };
        return {
          name: named({ ...rule, methods: [] }, words),
          kind: rule.kind,
          facts,
          functionId: fn.id,
          start: fn.name !== null ? fn.nameStart : (holder?.start ?? fn.start),
          file: facts.file,
          started: null,
        };
      }
    }
    return undefined;
  }

  interface Words {
    readonly callee: Expr | null;
    readonly call: CallExpr | null;
    readonly value: Value | null;
    readonly context: Context | null;
    readonly facts: FileFacts;
    readonly fn: FunctionFacts;
    readonly holder?: string | undefined;
  }

  function named(rule: Pick<EntryRule, 'name' | 'methods' | 'prefix'>, words: Words): string {
    const { callee, call, context, facts, fn, holder } = words;
    const own =
      fn.name === null || /^(handler|run|execute)$/.test(fn.name)
        ? (holder ?? nameOfFunction(fn))
        : (holder ?? fn.name);
    const text = (expr: Expr): string | undefined =>
      context ? stringOf(evaluator.evaluate(expr, context)) : undefined;
    const path = (): string => {
      const given = call ? (textArgument(call, text) ?? '') : '';
      return joined(prefixOf(words, rule.prefix), given) || own;
    };
    const parts: Readonly<Record<string, () => string>> = {
      METHOD: () => (callee ? calledNameOf(callee).replace(/^add_/, '') : own).toUpperCase(),
      methods: () => (call ? methodsArgument(call) : 'GET'),
      path,
      id: () => idOfCall(call, text) ?? own,
      command: () => commandOf(callee, text) ?? own,
      function: () => own,
      class: () => classNameOf(facts, fn),
      file: () => facts.file,
      route: () => routeOf(facts.file),
    };
    // All at once: a path has braces of its own, "/items/{id}".
    // What stands outside a class has no dot in front.
    return rule.name
      .replace(/\{(\w+)\}/g, (whole, part: string) => parts[part]?.() ?? whole)
      .replace(/^\./, '');
  }

  function prefixOf({ value, facts, fn }: Words, option: string | undefined): string {
    if (!option) return '';
    if (option.startsWith('@')) {
      const cls = fn.classId === null ? undefined : facts.classes[fn.classId]!;
      const decorator = cls?.decorators.find(
        d => d.kind === 'call' && calledNameOf(d.callee) === option.slice(1),
      );
      const given = decorator?.kind === 'call' ? decorator.args[0]?.value : undefined;
      return given?.kind === 'string' ? given.value : '';
    }
    if (value?.kind !== 'external') return '';
    const made = value.calls[0];
    const given = made?.call.args.find(a => a.name === option);
    return given ? (stringOf(evaluator.evaluate(given.value, made!.context)) ?? '') : '';
  }

  /** Whether a decorator or a registering call is the framework's: by its value, else by its looks. */
  function isOf(
    value: Value,
    callee: Expr,
    call: CallExpr | null,
    context: Context,
    rule: EntryRule,
    framework: EntryFramework,
  ): boolean {
    const externals = value.kind === 'one-of' ? value.options.map(o => o.value) : [value];
    if (externals.some(v => v.kind === 'external' && isPackage(v, framework, context.facts))) return true;
    if (rule.modules && callee.kind === 'name')
      return context.facts.imports.some(
        i => i.local === callee.name && rule.modules!.some(m => i.module.endsWith(m)),
      );
    if (rule.loose === undefined || externals.some(v => v.kind === 'external' && v.module !== ''))
      return false;
    if (externals.some(v => v.kind === 'function' || v.kind === 'class')) return false;
    if (rule.loose === 'path') {
      const first = call?.args[0]?.value;
      return callee.kind === 'member' && first?.kind === 'string' && first.value.startsWith('/');
    }
    return imports(context.facts, framework);
  }
}

type Indexed<R> = ReadonlyMap<string, readonly { rule: R; framework: EntryFramework }[]>;

function rulesByName<R extends EntryRule | RegistrationRule>(
  frameworks: readonly EntryFramework[],
  rulesOf: (framework: EntryFramework) => readonly R[],
): Indexed<R> {
  const index = new Map<string, { rule: R; framework: EntryFramework }[]>();
  for (const framework of frameworks)
    for (const rule of rulesOf(framework))
      for (const name of rule.methods) {
        const list = index.get(name);
        if (list) list.push({ rule, framework });
        else index.set(name, [{ rule, framework }]);
      }
  return index;
}

const packagesFor = (framework: EntryFramework, facts: FileFacts): readonly string[] =>
  (facts.language === 'python' ? framework.packages.python : framework.packages.script) ?? [];

const isModule = (module: string, name: string): boolean =>
  module === name || module.startsWith(`${name}.`) || module.startsWith(`${name}/`);

const isPackage = (value: ExternalValue, framework: EntryFramework, facts: FileFacts): boolean =>
  packagesFor(framework, facts).some(name => isModule(value.module, name));

const imports = (facts: FileFacts, framework: EntryFramework): boolean =>
  facts.imports.some(i => packagesFor(framework, facts).some(name => isModule(i.module, name)));

/** Names under which a module gives a function away, wrappers included: `export const POST = guard(async () => …)`. */
export function exportedNames(facts: FileFacts, fn: FunctionFacts): string[] {
  const isPython = facts.language === 'python';
  const isInner = fn.parentId !== null && isPython;
  if (isInner) return [];
  const own = fn.parentId === null && fn.name !== null ? [fn.name] : [];
  if (isPython) return own;
  const held = fn.parentId === null ? holderOf(facts, fn.start, null)?.name : undefined;
  const locals = new Set(held ? [...own, held] : own);
  const names = facts.exports.filter(e => e.module === null && locals.has(e.local)).map(e => e.name);
  // `export default async () => …`, `export default guard(handler)`.
  if (
    names.length === 0 &&
    fn.parentId === null &&
    facts.exports.some(e => e.name === 'default') &&
    isDefault(facts, fn)
  )
    names.push('default');
  return names;
}

function isDefault(facts: FileFacts, fn: FunctionFacts): boolean {
  const local = facts.exports.find(e => e.name === 'default')?.local;
  if (local === undefined) return false;
  if (fn.name !== null && fn.name === local) return true;
  const before = facts.text.slice(Math.max(0, fn.start - 200), fn.start);
  return /export\s+default\s+[^;]*$/.test(before);
}

function hasDirective(facts: FileFacts, fn: FunctionFacts, directive: string, isExported: boolean): boolean {
  const starts = (stmts: FileFacts['body']): boolean => {
    const [first] = stmts;
    return first?.kind === 'expr' && first.value.kind === 'string' && first.value.value === directive;
  };
  return (
    starts(fn.body) ||
    (isExported &&
      (starts(facts.body) ||
        new RegExp(`^\\s*(//[^\\n]*\\n|/\\*[\\s\\S]*?\\*/|\\s)*['"]${directive}['"]`).test(
          facts.text.slice(0, 2000),
        )))
  );
}

function joined(prefix: string, path: string): string {
  if (prefix === '') return path;
  return `/${`${prefix}/${path}`.split('/').filter(Boolean).join('/')}`;
}

function idOfCall(call: CallExpr | null, text: (expr: Expr) => string | undefined): string | undefined {
  for (const arg of call?.args ?? [])
    if (arg.value.kind === 'object')
      for (const entry of arg.value.entries)
        if (entry.key === 'id' || entry.key === 'name') return text(entry.value);
  return undefined;
}

/** `program.command('sync <dir>').action(f)`: sync. */
function commandOf(callee: Expr | null, text: (expr: Expr) => string | undefined): string | undefined {
  for (let expr: Expr | null = callee; expr;) {
    if (expr.kind === 'member') expr = expr.object;
    else if (expr.kind === 'call') {
      if (calledNameOf(expr.callee) === 'command' && expr.args[0])
        return text(expr.args[0].value)?.split(' ')[0];
      expr = expr.callee;
    } else return undefined;
  }
  return undefined;
}
