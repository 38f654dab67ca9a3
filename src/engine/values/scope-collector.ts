import type { AssignStmt, CallExpr, Expr, FileFacts, Span, Stmt } from '../syntax/facts.ts';
import { blocksOf, expressionsOf, walkExpr } from '../syntax/walk.ts';
import {
  isSelf,
  leaves,
  NEVER,
  skips,
  type Access,
  type Binding,
  type BlockPath,
  type Guard,
  type Mutation,
  type Scope,
} from './scopes.ts';

/** Bindings, changes and attributes of one function, nested functions left out. */
export function collectScope(facts: FileFacts, functionId: number | null): Scope {
  return new Collector(facts, functionId).collect();
}

class Collector {
  readonly #names = new Map<string, Binding[]>();
  readonly #mutations = new Map<string, Mutation[]>();
  readonly #attributes = new Map<
    string,
    { value: Expr; at: number; path: BlockPath; annotation: Expr | null }[]
  >();
  readonly #spans: (Span & { path: BlockPath })[] = [];
  readonly #guards: (Span & Guard)[] = [];
  readonly #facts: FileFacts;
  readonly #functionId: number | null;

  constructor(facts: FileFacts, functionId: number | null) {
    this.#facts = facts;
    this.#functionId = functionId;
  }

  collect(): Scope {
    for (const fact of this.#facts.imports) {
      if (fact.functionId === this.#functionId)
        this.#bind(fact.local, { kind: 'import', fact, at: fact.start, path: [] });
    }
    const fn = this.#functionId === null ? undefined : this.#facts.functions[this.#functionId];
    for (const param of fn?.params ?? []) {
      if (param.pattern)
        this.#targets(param.pattern, access => ({ kind: 'param', param, access, at: param.start, path: [] }));
      else this.#bind(param.name, { kind: 'param', param, access: [], at: param.start, path: [] });
    }
    this.#block(fn ? fn.body : this.#facts.body, []);
    return {
      names: this.#names,
      mutations: this.#mutations,
      attributes: this.#attributes,
      guardsAt: offset => [
        ...this.#pathAt(offset).flatMap(arm => (arm.test ? [arm.test] : [])),
        ...this.#guards.filter(g => g.start <= offset && offset < g.end),
      ],
      tests: () => this.#tests(),
      pathAt: offset => this.#pathAt(offset),
    };
  }

  *#tests(): Generator<Expr> {
    for (const { path } of this.#spans) for (const { test } of path) if (test) yield test.expr;
    for (const { expr } of this.#guards) yield expr;
  }

  #pathAt(offset: number): BlockPath {
    let found: BlockPath = [];
    for (const span of this.#spans)
      if (span.start <= offset && offset < span.end && span.path.length >= found.length) found = span.path;
    return found;
  }

  #bind(name: string, binding: Binding): void {
    const list = this.#names.get(name);
    if (list) list.push(binding);
    else this.#names.set(name, [binding]);
  }

  #block(body: readonly Stmt[], path: BlockPath): void {
    const [first] = body;
    const last = body.at(-1);
    if (first && last && path.length > 0) this.#spans.push({ start: first.start, end: last.end, path });
    let rest = path;
    for (const stmt of body) {
      this.#statement(stmt, rest);
      if (stmt.kind === 'if' && last && stmt !== last) {
        const span = { start: stmt.end, end: last.end, expr: stmt.test };
        if (leaves(stmt.then)) this.#guards.push({ ...span, negated: true });
        else if (stmt.else.length > 0 && leaves(stmt.else)) this.#guards.push({ ...span, negated: false });
      }
      // Behind `if (…) continue` a turn goes on only where the condition does not hold.
      if (stmt.kind !== 'if' || stmt.else.length > 0 || !skips(stmt.then) || !last || stmt === last) continue;
      rest = [
        ...rest,
        { node: stmt.start, arm: 1, arms: 2, isLoop: false, test: { expr: stmt.test, negated: true } },
      ];
      this.#spans.push({ start: stmt.end, end: last.end, path: rest });
    }
  }

  #statement(stmt: Stmt, path: BlockPath): void {
    for (const expr of expressionsOf(stmt)) this.#expression(expr, path);
    switch (stmt.kind) {
      case 'assign':
        return this.#assign(stmt, path);
      case 'function': {
        const fn = this.#facts.functions[stmt.functionId];
        if (fn?.name)
          this.#bind(fn.name, {
            kind: 'function',
            functionId: fn.id,
            at: this.#facts.language === 'python' ? stmt.start : -1,
            path,
          });
        return;
      }
      case 'class': {
        const cls = this.#facts.classes[stmt.classId];
        if (cls?.name) this.#bind(cls.name, { kind: 'class', classId: cls.id, at: stmt.start, path });
        return;
      }
      case 'with':
        for (const { context, target } of stmt.items) {
          if (target)
            this.#targets(target, access => ({
              kind: 'context',
              value: context,
              access,
              at: stmt.start,
              path,
            }));
        }
        return this.#block(stmt.body, path);
      case 'for':
        if (stmt.init) this.#statement(stmt.init, path);
        return this.#loop(stmt, path);
      case 'if': {
        const arms = stmt.else.length > 0 ? 2 : 0;
        const arm = (index: number, negated: boolean): BlockPath => [
          ...path,
          { node: stmt.start, arm: index, arms, isLoop: false, test: { expr: stmt.test, negated } },
        ];
        // A branch that leaves makes what follows the other branch: its assignments reach nothing below.
        this.#block(stmt.then, leaves(stmt.then) ? [...arm(0, false), NEVER] : arm(0, false));
        return this.#block(stmt.else, leaves(stmt.else) ? [...arm(1, true), NEVER] : arm(1, true));
      }
      case 'try':
        this.#block(stmt.body, path);
        this.#block(stmt.else, path);
        for (const [i, handler] of stmt.handlers.entries()) {
          const arm = [...path, { node: stmt.start, arm: i + 1, arms: 0, isLoop: false, test: null }];
          if (handler.name)
            this.#bind(handler.name, { kind: 'opaque', at: handler.body[0]?.start ?? stmt.start, path: arm });
          this.#block(handler.body, leaves(handler.body) ? [...arm, NEVER] : arm);
        }
        return this.#block(stmt.finally, path);
      case 'switch': {
        const arms = stmt.cases.some(c => c.tests.length === 0) ? stmt.cases.length : 0;
        for (const [i, one] of stmt.cases.entries()) {
          const [test] = one.tests;
          const compare: Expr | null = test
            ? { kind: 'compare', op: '==', left: stmt.subject, right: test, start: test.start, end: test.end }
            : null;
          this.#block(one.body, [
            ...path,
            {
              node: stmt.start,
              arm: i,
              arms,
              isLoop: false,
              test: compare ? { expr: compare, negated: false } : null,
            },
          ]);
        }
        return;
      }
      default:
        for (const block of blocksOf(stmt))
          this.#block(block, stmt.kind === 'while' ? this.#looped(stmt, path) : path);
    }
  }

  #looped(stmt: Stmt, path: BlockPath): BlockPath {
    return [...path, { node: stmt.start, arm: 0, arms: 0, isLoop: true, test: null }];
  }

  #loop(stmt: Extract<Stmt, { kind: 'for' }>, path: BlockPath): void {
    const { iterable, target, form } = stmt;
    const loop = { node: stmt.start, arm: 0, arms: 0, isLoop: true, test: null };
    const inner: BlockPath = [...path, iterable && form === 'of' ? { ...loop, iterable } : loop];
    if (iterable && target && form !== 'counter') {
      this.#targets(target, access => ({
        kind: 'item',
        iterable,
        access,
        form,
        at: stmt.start,
        path: inner,
      }));
    }
    this.#block(stmt.body, inner);
    this.#block(stmt.else, path);
  }

  #assign(stmt: AssignStmt, path: BlockPath): void {
    const { value, annotation, op } = stmt;
    for (const target of stmt.targets) {
      if (op !== '' && value) {
        if (target.kind === 'name') {
          const kind = op === '??' || op === 'or' ? 'assign' : 'augment';
          if (kind === 'assign')
            this.#bind(target.name, {
              kind: 'assign',
              value,
              access: [],
              annotation,
              at: stmt.end,
              path: [...path, { node: stmt.start, arm: 0, arms: 0, isLoop: false, test: null }],
            });
          else this.#bind(target.name, { kind: 'augment', op, value, at: stmt.end, path });
          if (op === '+') this.#mutate(target, 'extend', value, stmt.end, path);
        } else if (op === '+') this.#mutate(target, 'extend', value, stmt.end, path);
        continue;
      }
      if (!value) {
        if (target.kind === 'name')
          this.#bind(target.name, { kind: 'declare', annotation, at: stmt.end, path });
        else if (annotation) this.#attribute(target, null, stmt.end, path, annotation);
        continue;
      }
      this.#attribute(target, value, stmt.end, path, annotation);
      if (target.kind === 'member' || target.kind === 'index')
        this.#mutate(target, 'set', value, stmt.end, path);
      this.#targets(target, access => ({ kind: 'assign', value, access, annotation, at: stmt.end, path }));
    }
  }

  #attribute(target: Expr, value: Expr | null, at: number, path: BlockPath, annotation: Expr | null): void {
    if (target.kind !== 'member' || target.object.kind !== 'name' || !isSelf(target.object.name)) return;
    const list = this.#attributes.get(target.property) ?? [];
    list.push({
      value: value ?? { kind: 'other', node: 'declared', children: [], start: at, end: at },
      at,
      path,
      annotation,
    });
    this.#attributes.set(target.property, list);
  }

  /** Calls that change an object, walrus assignments, JavaScript assignments inside expressions. */
  #expression(root: Expr, path: BlockPath): void {
    walkExpr(root, null, {
      expr: expr => {
        if (expr.kind === 'call') this.#mutatingCall(expr, path);
        else if (expr.kind === 'assign') {
          this.#targets(expr.target, access => ({
            kind: 'assign',
            value: expr.value,
            access,
            annotation: null,
            at: expr.end,
            path,
          }));
          this.#attribute(expr.target, expr.value, expr.end, path, null);
          if (expr.target.kind === 'member' || expr.target.kind === 'index')
            this.#mutate(expr.target, 'set', expr.value, expr.end, path);
        } else if (expr.kind === 'comprehension') {
          for (const clause of expr.clauses) {
            this.#targets(clause.target, access => ({
              kind: 'item',
              iterable: clause.iterable,
              access,
              form: 'of',
              at: expr.start,
              path,
            }));
          }
        }
      },
    });
  }

  #mutatingCall(call: CallExpr, path: BlockPath): void {
    if (call.callee.kind !== 'member') return;
    if (call.callee.property === 'forEach') return this.#eachOf(call, call.callee.object, path);
    const kind = MUTATING.get(call.callee.property);
    if (!kind) return;
    const { object } = call.callee;
    if (kind === 'insert') {
      const value = call.args[1]?.value;
      const index = call.args[0]?.value;
      if (value)
        this.#change(
          object,
          index?.kind === 'number' && index.value === 0 ? 'prepend' : 'append',
          value,
          call.end,
          path,
        );
      return;
    }
    for (const arg of call.args)
      this.#change(object, arg.spread && kind === 'append' ? 'extend' : kind, arg.value, call.end, path);
  }

  /** What a function changes in the names around it, once for each item that it is handed. */
  #eachOf(call: CallExpr, iterable: Expr, path: BlockPath): void {
    const fn = call.args[0]?.value;
    if (fn?.kind !== 'function') return;
    const inner = collectScope(this.#facts, fn.functionId);
    const loop = { node: call.start, arm: 0, arms: 0, isLoop: true, test: null, iterable };
    for (const [root, mutations] of inner.mutations) {
      if (inner.names.has(root)) continue;
      for (const mutation of mutations)
        this.#push(root, {
          functionId: fn.functionId,
          ...mutation,
          path: [...path, loop, ...mutation.path],
        });
    }
  }

  #mutate(target: Expr, kind: 'set' | 'extend', value: Expr, at: number, path: BlockPath): void {
    const steps = stepsOf(target);
    if (steps) this.#push(steps.root, { kind, into: steps.into, value, at, path });
  }

  #change(object: Expr, kind: Mutation['kind'], value: Expr, at: number, path: BlockPath): void {
    const steps = stepsOf(object);
    if (steps) this.#push(steps.root, { kind, into: steps.into, value, at, path });
  }

  #push(root: string, mutation: Mutation): void {
    const list = this.#mutations.get(root);
    if (list) list.push(mutation);
    else this.#mutations.set(root, [mutation]);
  }

  /** One binding for each name of a target, with the way into the value. */
  #targets(
    target: Expr,
    make: (access: Access) => Binding,
    access: Access = [],
    fallback: Expr | null = null,
  ): void {
    switch (target.kind) {
      case 'name':
        return this.#bind(target.name, make(access));
      case 'assign':
        return this.#targets(target.target, make, withDefault(access, target.value), target.value);
      case 'list':
        for (const [index, item] of target.items.entries()) {
          if (item.kind === 'spread') this.#targets(item.value, make, [...access, { rest: true }]);
          else this.#targets(item, make, [...access, { index, default: fallback && null }]);
        }
        return;
      case 'object':
        for (const entry of target.entries) {
          if (entry.isSpread) this.#targets(entry.value, make, [...access, { rest: true }]);
          else if (entry.key !== null)
            this.#targets(entry.value, make, [...access, { key: entry.key, default: null }]);
        }
        return;
      default:
    }
  }
}

const MUTATING: ReadonlyMap<string, Mutation['kind'] | 'insert'> = new Map([
  ['append', 'append'],
  ['push', 'append'],
  ['extend', 'extend'],
  ['unshift', 'prepend'],
  ['insert', 'insert'],
  ['update', 'update'],
]);

function withDefault(access: Access, value: Expr): Access {
  const last = access.at(-1);
  return last && !('rest' in last) ? [...access.slice(0, -1), { ...last, default: value }] : access;
}

/** `a.b["c"]` is root a, into b, c. */
function stepsOf(target: Expr): { root: string; into: string[] } | undefined {
  const into: string[] = [];
  let expr = target;
  for (;;) {
    if (expr.kind === 'name') return { root: expr.name, into };
    if (expr.kind === 'member') into.unshift(expr.property);
    else if (expr.kind === 'index' && expr.index.kind === 'string') into.unshift(expr.index.value);
    else return undefined;
    expr = expr.object;
  }
}
