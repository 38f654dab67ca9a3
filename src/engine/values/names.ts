import type { Expr, FileFacts, NameExpr } from '../syntax/facts.ts';
import { iterated } from './iteration.ts';
import { conditionOf, withoutInsertions } from './conditions.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { exported, fieldOf, importedModule, itemAt } from './members.ts';
import { dataValue, formatOf, parseData } from './data-value.ts';
import { fileText } from './read-file.ts';
import { changed } from './mutations.ts';
import { heldIn, narrowed } from './narrowing.ts';
import { parameterValue } from './parameters.ts';
import { chosenIn } from './pairs.ts';
import { ownPath, parentPath, pathText } from './paths.ts';
import { isSelf, openArms, reaching, scopeOf, type Access, type Binding, type BlockPath } from './scopes.ts';
import { frameOf } from './frame-of.ts';
import { restsOfFunction } from './rests.ts';
import { itemIn, turnsOfLoop } from './turns.ts';
import { typed } from './types.ts';
import {
  calledAtIn,
  constantText,
  hop,
  oneOf,
  unknown,
  type Context,
  type Frame,
  type Option,
  type Value,
} from './value.ts';

export function evaluateName(expr: NameExpr, context: Context, machine: Machine): Value {
  const self = selfOf(expr.name, context, machine);
  if (self) return self;
  for (const functionId of enclosing(context)) {
    const scope = scopeOf(context.facts, functionId);
    const bindings = scope.names.get(expr.name);
    if (!bindings) continue;
    const here = functionId === context.functionId;
    // A function runs after what encloses it: it sees the last value of an outer name.
    const at = here ? expr.start : lastOf(functionId, context);
    const path = here ? scope.pathAt(expr.start) : [];
    const inner = { ...context, functionId };
    const held = heldIn(context.frame, expr.name, context.facts);
    if (held) return held;
    const value = fromBindings(expr.name, bindings, at, path, inner, machine);
    return bindings.length === 1 ? narrowed(expr.name, value, expr, context, machine) : value;
  }
  return (
    classMember(expr, context, machine) ??
    ownFile(expr, context) ??
    starImport(expr.name, context.facts, machine) ?? {
      kind: 'external',
      module: '',
      path: expr.name,
      calls: [],
    }
  );
}

/** A module-level name as it stands when the module has run. */
export function moduleName(facts: FileFacts, name: string, machine: Machine): Value | undefined {
  const bindings = scopeOf(facts, null).names.get(name);
  if (!bindings) return starImport(name, facts, machine);
  return fromBindings(name, bindings, Infinity, [], { facts, functionId: null, frame: null }, machine);
}

/** How far a function sees the assignments of what encloses it: up to the call that set it off, where that is known. */
const lastOf = (functionId: number | null, { frame, facts }: Context): number =>
  (functionId === null ? calledAtIn(frame, facts)?.at : undefined) ?? Infinity;

function* enclosing(context: Context): Generator<number | null> {
  for (let id = context.functionId; id !== null; id = context.facts.functions[id]?.parentId ?? null) yield id;
  yield null;
}

/** `self`, `this`, `cls`: the object of the method that the place is in. */
function selfOf(name: string, context: Context, machine: Machine): Value | undefined {
  if (!isSelf(name) && name !== 'super') return undefined;
  for (const id of enclosing(context)) {
    if (id === null) return undefined;
    const fn = context.facts.functions[id]!;
    if (fn.classId === null) continue;
    if (name !== 'this' && name !== 'super' && fn.params[0]?.name !== name) continue;
    const frame = frameFor(context.frame, context.facts, id);
    const of = { kind: 'class', facts: context.facts, classId: fn.classId } as const;
    if (name === 'cls') return of;
    const self: Value = frame?.self ?? { kind: 'instance', of, made: null };
    return name === 'super' ? baseOf(self, of, machine) : self;
  }
  return undefined;
}

function baseOf(self: Value, of: { facts: FileFacts; classId: number }, machine: Machine): Value {
  const [base] = of.facts.classes[of.classId]!.bases;
  if (!base) return unknown('no base class', 'super');
  const value = machine.evaluate(base, { facts: of.facts, functionId: null, frame: null });
  if (value.kind === 'class')
    return { kind: 'instance', of: value, made: self.kind === 'instance' ? self.made : null };
  return value.kind === 'external'
    ? { ...value, path: `${value.path}()`, calls: [...value.calls, null] }
    : unknown('base class not found', 'super');
}

export function frameFor(frame: Frame | null, facts: FileFacts, functionId: number): Frame | null {
  for (let f = frame; f; f = f.outer) if (f.facts === facts && f.functionId === functionId) return f;
  return null;
}

/** `__file__`, `__filename`, `__dirname`. */
function ownFile(expr: NameExpr, context: Context): Value | undefined {
  if (!/^__(file__|filename|dirname)$/.test(expr.name)) return undefined;
  const place = placeOf(expr, context);
  const own = ownPath(context, place);
  return expr.name === '__dirname' ? parentPath(own, 1, place) : own;
}

/** Names in a class body are those of the fields above. */
function classMember(expr: NameExpr, context: Context, machine: Machine): Value | undefined {
  const cls = context.facts.classes.find(
    c => c.start <= expr.start && expr.end <= c.end && c.functionId === context.functionId,
  );
  const field = cls?.fields.find(f => f.name === expr.name && f.value && f.end <= expr.start);
  return field?.value ? hop(machine.evaluate(field.value, context), 'same-file') : undefined;
}

function starImport(name: string, facts: FileFacts, machine: Machine): Value | undefined {
  for (const fact of facts.imports) {
    if (fact.local !== '*') continue;
    const module = importedModule(facts, fact.module, machine);
    const value = module && exported(module, name, machine);
    if (value) return hop(value, 'cross-file');
  }
  return undefined;
}

function fromBindings(
  name: string,
  bindings: readonly Binding[],
  at: number,
  path: BlockPath,
  context: Context,
  machine: Machine,
): Value {
  const settled = bindings.filter(
    b =>
      b.kind !== 'augment' &&
      (b.kind !== 'declare' || bindings.length === 1 || bindings.every(o => o.kind === 'declare')),
  );
  const live = reaching(settled, at, path);
  // A read above every binding is in a loop, or in code that runs later: all of them count.
  const found = live.length > 0 ? live : reaching(settled, Infinity, path);
  const options: Option[] = [];
  for (const binding of found) {
    const arms = openArms(binding.path, path);
    const loop = binding.kind === 'assign' ? turnsOfLoop(arms, context, machine) : undefined;
    if (loop) {
      const inLoop = lastOfTurns(name, binding, loop, arms, machine);
      options.push(...inLoop.options);
      if (inLoop.isSure) break;
      continue;
    }
    const when = conditionOf(withoutInsertions(name, binding, arms, context), context, machine);
    if (when === 'never') continue;
    const value = valueOf(name, binding, context, machine, at);
    options.push({
      value: changed(name, value, binding.at, at, path, context, machine),
      when: when === 'always' ? null : when,
    });
    if (when === 'always') break;
  }
  return hop(oneOf(options.reverse()), 'same-file');
}

/** What a name holds behind a loop over a known list: the value of the last turn that surely gives it one, and of those after it. */
function lastOfTurns(
  name: string,
  binding: Binding,
  { loop, turns }: NonNullable<ReturnType<typeof turnsOfLoop>>,
  arms: BlockPath,
  machine: Machine,
): { options: Option[]; isSure: boolean } {
  const options: Option[] = [];
  const inside = arms.filter(a => a !== loop);
  for (const turn of [...turns].reverse()) {
    const when = conditionOf(inside, turn.context, machine);
    if (when === 'never') continue;
    const given = turn.when ?? (turn.isRepeated ? 'in the loop' : null);
    options.push({
      value: valueOf(name, binding, turn.context, machine),
      when: when === 'always' ? given : when,
    });
    if (when === 'always' && given === null) return { options, isSure: true };
  }
  return { options, isSure: false };
}

function valueOf(
  name: string,
  binding: Binding,
  context: Context,
  machine: Machine,
  readAt = Infinity,
): Value {
  switch (binding.kind) {
    case 'param':
      return into(parameterValue(binding.param, context, machine, readAt), binding.access, context, machine);
    case 'assign': {
      const whole = chosenIn(context.frame, binding.value) ?? machine.evaluate(binding.value, context);
      const value = into(whole, binding.access, context, machine);
      return value.kind === 'unknown' || value.kind === 'absent'
        ? typed(
            binding.annotation,
            value.kind === 'absent' ? unknown('not given', name, placeOf(binding.value, context)) : value,
            context,
            machine,
          )
        : value;
    }
    case 'declare':
      return typed(binding.annotation, unknown('assigned where we can not see', name), context, machine);
    case 'item':
      return into(
        itemOfRun(binding.iterable, context) ??
          itemIn(context.frame, binding.iterable) ??
          iterated(machine.evaluate(binding.iterable, context), binding.iterable, context),
        binding.access,
        context,
        machine,
      );
    case 'context':
      return into(
        entered(machine.evaluate(binding.value, context), machine),
        binding.access,
        context,
        machine,
      );
    case 'import':
      return imported(context.facts, binding.fact, machine);
    case 'function':
      return {
        kind: 'function',
        facts: context.facts,
        functionId: binding.functionId,
        self: null,
        frame: frameOf(restsOfFunction(context.facts, binding.functionId), context, machine.frames),
      };
    case 'class':
      return { kind: 'class', facts: context.facts, classId: binding.classId };
    default:
      return unknown('only run time knows', name);
  }
}

/** The item of this turn, where a loop over known items is followed turn by turn. */
export function itemOfRun(iterable: Expr, context: Context): Value | undefined {
  for (let frame = context.frame; frame; frame = frame.outer) {
    const item = frame.items?.get(iterable);
    if (item) return item;
  }
  return undefined;
}

/** What `with x as y` gives: the object itself, or what its `__enter__` returns. */
function entered(value: Value, machine: Machine): Value {
  if (value.kind !== 'instance') return value;
  const enter = fieldOf(value, '__aenter__', machine);
  const method = enter.kind === 'function' ? enter : fieldOf(value, '__enter__', machine);
  return method.kind === 'function' ? machine.callers.call(method, null) : value;
}

function imported(facts: FileFacts, fact: FileFacts['imports'][number], machine: Machine): Value {
  const data = importedFile(facts, fact, machine);
  if (data) return data;
  if (fact.name === '*') {
    const module = importedModule(facts, fact.bindsRoot ? fact.module.split('.')[0]! : fact.module, machine);
    if (module) return { kind: 'module', facts: module };
    return {
      kind: 'external',
      module: fact.bindsRoot ? fact.module.split('.')[0]! : fact.module,
      path: '',
      calls: [],
    };
  }
  const module = importedModule(facts, fact.module, machine);
  const value = module && exported(module, fact.name, machine);
  if (value) return hop(value, 'cross-file');
  const submodule = importedModule(
    facts,
    fact.module.endsWith('.') ? fact.module + fact.name : `${fact.module}.${fact.name}`,
    machine,
  );
  if (submodule && facts.language === 'python') return { kind: 'module', facts: submodule };
  // A file that lacks the name is not what an absolute import means: a package of the same name is.
  if (module && !(facts.language === 'python' && !fact.module.startsWith('.')))
    return unknown(`${fact.name} is not in ${module.file}`, fact.local, {
      file: facts.file,
      start: fact.start,
      end: fact.end,
    });
  return { kind: 'external', module: fact.module, path: fact.name, calls: [] };
}

/** `import text from './prompt.md?raw'`, `import config from './config.json'`. */
function importedFile(
  facts: FileFacts,
  fact: FileFacts['imports'][number],
  machine: Machine,
): Value | undefined {
  if (facts.language === 'python') return undefined;
  const raw =
    /^(.*)\?raw$/.exec(fact.module)?.[1] ??
    (/\.(txt|md|mdx|prompt|hbs|mustache|j2)$/.exec(fact.module) ? fact.module : undefined);
  const place = { file: facts.file, start: fact.start, end: fact.end };
  if (raw !== undefined) return fileText(pathText(raw, place), facts.file, machine);
  const format = formatOf(fact.module);
  if (!format) return undefined;
  const text = fileText(pathText(fact.module, place), facts.file, machine);
  const content = constantText(text);
  const [piece] = text.kind === 'text' ? text.pieces : [];
  if (content === undefined || !piece || !('text' in piece)) return undefined;
  const value = dataValue(parseData(content, format), piece.file, content);
  return fact.name === '*' || fact.name === 'default' ? value : fieldOf(value, fact.name, machine);
}

function into(value: Value, access: Access, context: Context, machine: Machine): Value {
  return access.reduce((inner, step) => {
    if ('rest' in step) return unknown('the rest of something taken apart', 'rest');
    const found = 'key' in step ? fieldOf(inner, step.key, machine) : itemAt(inner, step.index);
    if (!step.default) return found;
    if (found.kind === 'absent' || (found.kind === 'constant' && found.value === null))
      return hop(machine.evaluate(step.default, context), 'parameter-default');
    if (found.kind !== 'unknown') return found;
    return oneOf([
      { value: found, when: null },
      { value: hop(machine.evaluate(step.default, context), 'parameter-default'), when: 'by default' },
    ]);
  }, value);
}
