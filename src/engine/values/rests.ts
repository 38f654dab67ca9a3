import type { CallExpr, Expr, FileFacts, FunctionFacts, Stmt } from '../syntax/facts.ts';
import { expressionsOf, walkBlock, walkExpr, walkFile } from '../syntax/walk.ts';
import { isSelf, scopeOf, type Binding, type BlockPath, type Scope } from './scopes.ts';

/** All that a name may rest on, through what it is assigned, under which conditions, in which loops: rather too much than too little. */
export interface Rests {
  readonly names: ReadonlySet<string>;
  /** Lists that loops on the way go over, and what is taken apart on the way. */
  readonly iterables: ReadonlySet<Expr>;
  /** Functions of which a parameter, or the object that they are a method of, is used. */
  readonly functions: ReadonlySet<number>;
}

/** What one name rests on directly. */
interface Edges {
  readonly names: Set<string>;
  readonly iterables: Set<Expr>;
  readonly functions: Set<number>;
}

const NO_EDGES: Edges = { names: new Set(), iterables: new Set(), functions: new Set() };

/** The names of a function that stands in no other, with those in it; or of a module's own code. */
class Names {
  readonly #facts: FileFacts;
  readonly #scopes: readonly { readonly id: number | null; readonly scope: Scope }[];
  readonly #methods: readonly number[];
  readonly #module: Names | null;
  readonly #edges = new Map<string, Edges>();
  readonly #rests = new Map<string, Rests>();
  #tests: ReadonlyMap<string, Set<string>> | null = null;

  constructor(facts: FileFacts, ids: readonly (number | null)[], module: Names | null) {
    this.#facts = facts;
    this.#scopes = ids.map(id => ({ id, scope: scopeOf(facts, id) }));
    this.#methods = ids.filter((id): id is number => id !== null && facts.functions[id]!.classId !== null);
    this.#module = module;
  }

  restsOf(name: string): Rests {
    const known = this.#rests.get(name);
    if (known) return known;
    const names = new Set([name]);
    const iterables = new Set<Expr>();
    const functions = new Set<number>();
    for (const one of names)
      for (const table of [this, this.#module]) {
        const edges = table?.edgesOf(one) ?? NO_EDGES;
        for (const other of edges.names) names.add(other);
        for (const iterable of edges.iterables) iterables.add(iterable);
        for (const id of edges.functions) functions.add(id);
      }
    const rests = { names, iterables, functions };
    this.#rests.set(name, rests);
    return rests;
  }

  edgesOf(name: string): Edges {
    const known = this.#edges.get(name);
    if (known) return known;
    const edges: Edges = { names: new Set(), iterables: new Set(), functions: new Set() };
    if (isSelf(name) || name === 'super') for (const id of this.#methods) edges.functions.add(id);
    for (const { id, scope } of this.#scopes) {
      for (const binding of scope.names.get(name) ?? []) this.#binding(binding, id, edges);
      for (const { value, path } of scope.mutations.get(name) ?? []) {
        this.#expr(value, edges);
        this.#path(path, edges);
      }
    }
    for (const other of this.#testsOf(name)) edges.names.add(other);
    this.#edges.set(name, edges);
    return edges;
  }

  #binding(binding: Binding, id: number | null, edges: Edges): void {
    this.#path(binding.path, edges);
    if ('access' in binding)
      for (const step of binding.access) if ('default' in step) this.#expr(step.default, edges);
    if ('annotation' in binding) this.#expr(binding.annotation, edges);
    if ('value' in binding) this.#expr(binding.value, edges);
    if (binding.kind === 'item') this.#iterable(binding.iterable, edges);
    if (binding.kind === 'assign' && binding.access.length > 0) edges.iterables.add(binding.value);
    if (binding.kind === 'function')
      addNamesOf(this.#facts.functions[binding.functionId]!, this.#facts, edges.names);
    if (binding.kind === 'class') addNamesOfClass(binding.classId, this.#facts, edges.names);
    if (binding.kind !== 'param' || id === null) return;
    edges.functions.add(id);
    // What one parameter holds tells which values of another one were meant for it.
    for (const other of this.#facts.functions[id]!.params) edges.names.add(other.name);
    this.#expr(binding.param.default, edges);
    this.#expr(binding.param.annotation, edges);
    // What a callback gets comes from whoever it is handed to.
    const handed = this.#facts.functions[id]!.name === null ? handedOver(this.#facts).get(id) : undefined;
    if (!handed) return;
    this.#expr(handed, edges);
    if (handed.callee.kind === 'member') edges.iterables.add(handed.callee.object);
  }

  #path(path: BlockPath, edges: Edges): void {
    for (const arm of path) {
      if (arm.test) this.#expr(arm.test.expr, edges);
      if (arm.iterable) this.#iterable(arm.iterable, edges);
    }
  }

  #iterable(iterable: Expr, edges: Edges): void {
    edges.iterables.add(iterable);
    this.#expr(iterable, edges);
  }

  #expr(expr: Expr | null, edges: Edges): void {
    if (expr) for (const name of namesIn(expr, this.#facts)) edges.names.add(name);
  }

  /** Names by those that stand with them in a condition: it narrows what they hold. */
  #testsOf(name: string): ReadonlySet<string> {
    if (!this.#tests) {
      const tests = new Map<string, Set<string>>();
      for (const { id, scope } of this.#scopes) {
        if (id === null) continue;
        for (const test of scope.tests()) {
          const names = namesIn(test, this.#facts);
          for (const one of names) {
            const others = tests.get(one) ?? new Set<string>();
            for (const other of names) others.add(other);
            tests.set(one, others);
          }
        }
      }
      this.#tests = tests;
    }
    return this.#tests.get(name) ?? NO_EDGES.names;
  }
}

const tables = new WeakMap<FileFacts, Map<number | null, Names>>();

function tableOf(facts: FileFacts, root: number | null): Names {
  let known = tables.get(facts);
  if (!known) tables.set(facts, (known = new Map()));
  let table = known.get(root);
  if (!table) {
    const ids = root === null ? [null] : within(facts, root);
    table = new Names(facts, ids, root === null ? null : tableOf(facts, null));
    known.set(root, table);
  }
  return table;
}

/** A function and those in it, at any depth. */
function within(facts: FileFacts, root: number): readonly number[] {
  let groups = nested.get(facts);
  if (!groups) {
    groups = new Map<number, number[]>();
    for (const { id } of facts.functions) {
      const top = outermost(facts, id)!;
      const group = groups.get(top);
      if (group) group.push(id);
      else groups.set(top, [id]);
    }
    nested.set(facts, groups);
  }
  return groups.get(root)!;
}

const nested = new WeakMap<FileFacts, Map<number, number[]>>();

function outermost(facts: FileFacts, functionId: number | null): number | null {
  let id = functionId;
  for (let parent = id; parent !== null; parent = facts.functions[parent]!.parentId) id = parent;
  return id;
}

const known = new WeakMap<Expr, readonly Rests[]>();

/** What an expression rests on where it stands in a function: one entry for each name in it. */
export function restsOf(expr: Expr, facts: FileFacts, functionId: number | null): readonly Rests[] {
  const before = known.get(expr);
  if (before) return before;
  const table = tableOf(facts, outermost(facts, functionId));
  const rests = [...namesIn(expr, facts)].map(name => table.restsOf(name));
  known.set(expr, rests);
  return rests;
}

/** The same for a function that is asked for by its name. */
export function restsOfFunction(facts: FileFacts, functionId: number): readonly Rests[] {
  const fn = facts.functions[functionId]!;
  const before = restsOfFunctions.get(fn);
  if (before) return before;
  const table = tableOf(facts, outermost(facts, fn.parentId));
  const rests = [...namesOfFunction(fn, facts)].map(name => table.restsOf(name));
  restsOfFunctions.set(fn, rests);
  return rests;
}

const restsOfFunctions = new WeakMap<FunctionFacts, readonly Rests[]>();

/** Names in an expression, and in the functions that are written in it. */
function namesIn(root: Expr, facts: FileFacts): Set<string> {
  const names = new Set<string>();
  addNames(root, facts, names);
  return names;
}

function addNames(root: Expr, facts: FileFacts, names: Set<string>): void {
  walkExpr(root, null, {
    expr: expr => {
      if (expr.kind === 'name') names.add(expr.name);
      else if (expr.kind === 'function') addNamesOf(facts.functions[expr.functionId]!, facts, names);
    },
  });
}

function addNamesOf(fn: FunctionFacts, facts: FileFacts, names: Set<string>): void {
  for (const name of namesOfFunction(fn, facts)) names.add(name);
}

const ofFunctions = new WeakMap<FunctionFacts, ReadonlySet<string>>();

/** Names anywhere in a function. */
export function namesOfFunction(fn: FunctionFacts, facts: FileFacts): ReadonlySet<string> {
  const before = ofFunctions.get(fn);
  if (before) return before;
  const names = new Set<string>();
  ofFunctions.set(fn, names);
  for (const expr of fn.decorators) addNames(expr, facts, names);
  for (const { default: value, annotation } of fn.params)
    for (const expr of [value, annotation]) if (expr) addNames(expr, facts, names);
  if (fn.returns) addNames(fn.returns, facts, names);
  walkBlock(fn.body, null, { stmt: stmt => addNamesOfStatement(stmt, facts, names) });
  return names;
}

function addNamesOfStatement(stmt: Stmt, facts: FileFacts, names: Set<string>): void {
  for (const expr of expressionsOf(stmt)) addNames(expr, facts, names);
  if (stmt.kind === 'function') addNamesOf(facts.functions[stmt.functionId]!, facts, names);
  if (stmt.kind === 'class') addNamesOfClass(stmt.classId, facts, names);
}

function addNamesOfClass(classId: number, facts: FileFacts, names: Set<string>): void {
  const cls = facts.classes[classId]!;
  for (const expr of [...cls.bases, ...cls.decorators]) addNames(expr, facts, names);
  for (const { value, annotation } of cls.fields)
    for (const expr of [value, annotation]) if (expr) addNames(expr, facts, names);
  for (const id of cls.methods) addNamesOf(facts.functions[id]!, facts, names);
}

const handed = new WeakMap<FileFacts, ReadonlyMap<number, CallExpr>>();

/** The calls that functions written as arguments are handed to, by the function. */
function handedOver(facts: FileFacts): ReadonlyMap<number, CallExpr> {
  const before = handed.get(facts);
  if (before) return before;
  const found = new Map<number, CallExpr>();
  const expr = (one: Expr): void => {
    if (one.kind !== 'call') return;
    for (const { value } of one.args) if (value.kind === 'function') found.set(value.functionId, one);
  };
  walkFile(facts, { expr });
  handed.set(facts, found);
  return found;
}
