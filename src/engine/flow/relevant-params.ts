import type { CallExpr, Expr, FileFacts, FunctionFacts, Stmt } from '../syntax/facts.ts';
import { blocksOf, expressionsOf, walkExpr } from '../syntax/walk.ts';
import { paramName } from '../values/arguments.ts';
import { lastName } from '../values/callers.ts';
import type { Reaching } from './find-reaching.ts';
import { functionOf } from './flow-node.ts';
import type { HotPlaces } from './hot-places.ts';

/** Names of the parameters of a function that something further down rests on. */
export type RelevantParams = (facts: FileFacts, functionId: number) => readonly string[];

/**
 * Parameters in conditions and loops, and those handed on to where they matter, directly or through variables. With
 * equal values for these a function counts the same. With `asked`: those alone that reach its expressions of a call.
 */
export function createRelevantParams(
  hot: (facts: FileFacts, functionId: number | null) => HotPlaces,
  reaching: Reaching,
  asked?: (facts: FileFacts, call: CallExpr) => readonly Expr[],
): RelevantParams {
  const known = new Map<FunctionFacts, readonly string[]>();

  return function relevant(facts, functionId) {
    const fn = facts.functions[functionId]!;
    const before = known.get(fn);
    if (before) return before;
    known.set(fn, []);
    // Twice: a function that calls itself hands on what it needs.
    for (let pass = 0; pass < 2; pass++) known.set(fn, collect(facts, fn, relevant));
    return known.get(fn)!;
  };

  function collect(facts: FileFacts, fn: FunctionFacts, relevant: RelevantParams): readonly string[] {
    const used = new Set<string>();
    const assigned: { readonly names: readonly string[]; readonly value: Expr }[] = [];
    const use = (expr: Expr | null | undefined): void => {
      if (expr) walkExpr(expr, null, { expr: e => void (e.kind === 'name' && used.add(e.name)) });
    };
    const useTest = asked ? (): void => undefined : use;
    const useHot = (expr: Expr): void =>
      walkExpr(expr, null, {
        expr: e => {
          if (e.kind === 'call') {
            handedOn(e, use, relevant);
            asked?.(facts, e).forEach(use);
          } else if (asked) return;
          else if (e.kind === 'comprehension')
            for (const c of e.clauses) [c.iterable, ...c.conditions].forEach(use);
          else if (e.kind === 'conditional') use(e.test);
          else if (e.kind === 'logical') use(e.left);
        },
      });
    const inBlock = (body: readonly Stmt[], functionId: number): void => {
      const places = hot(facts, functionId);
      for (const stmt of body) {
        if (stmt.kind === 'assign' && stmt.value)
          assigned.push({ names: namesIn(stmt.targets), value: stmt.value });
        if (stmt.kind === 'if' || stmt.kind === 'while') useTest(stmt.test);
        if (stmt.kind === 'switch') useTest(stmt.subject);
        if (stmt.kind === 'for') {
          useTest(stmt.iterable);
          useTest(stmt.test);
          if (stmt.init?.kind === 'assign') useTest(stmt.init.value);
          if (stmt.target && stmt.iterable)
            assigned.push({ names: namesIn([stmt.target]), value: stmt.iterable });
        }
        if (places.within(stmt))
          for (const expr of expressionsOf(stmt)) if (places.within(expr)) useHot(expr);
        for (const block of blocksOf(stmt)) inBlock(block, functionId);
      }
    };
    inBlock(fn.body, fn.id);
    // Functions made inside see the parameters too.
    const within = new Set([fn.id]);
    for (const inner of facts.functions)
      if (inner.parentId !== null && within.has(inner.parentId)) {
        within.add(inner.id);
        inBlock(inner.body, inner.id);
      }
    for (let before = -1; before !== used.size;) {
      before = used.size;
      for (const { names, value } of assigned) if (names.some(n => used.has(n))) use(value);
    }
    return fn.params
      .filter(
        p =>
          p.name !== 'self' &&
          p.name !== 'cls' &&
          (used.has(p.name) || (p.pattern && namesIn([p.pattern]).some(n => used.has(n)))),
      )
      .map(paramName);
  }

  /** Callee, receiver of methods that run what they are handed, and arguments that matter to what is called. */
  function handedOn(call: CallExpr, use: (expr: Expr) => void, relevant: RelevantParams): void {
    const { callee } = call;
    if (!asked && callee.kind === 'name') use(callee);
    else if (!asked && callee.kind === 'member') use(callee.object);
    const nodes = reaching.byName.get(lastName(call)) ?? [];
    const wanted = new Set<string>();
    let positions = new Set<number>();
    for (const node of nodes.slice(0, 12)) {
      const fn = functionOf(node)!;
      const params = fn.params.filter(p => p.name !== 'self' && p.name !== 'cls');
      for (const name of relevant(node.facts, fn.id)) {
        wanted.add(name);
        positions = positions.add(params.findIndex(p => paramName(p) === name));
      }
    }
    let index = 0;
    for (const arg of call.args) {
      const at = arg.name === null ? index++ : -1;
      const isFunction = !asked && (arg.value.kind === 'function' || nodes.length === 0);
      if (
        arg.spread ||
        (arg.name !== null ? wanted.has(arg.name) : positions.has(at)) ||
        (isFunction && (arg.value.kind === 'name' || arg.value.kind === 'list'))
      )
        use(arg.value);
    }
  }
}

function namesIn(targets: readonly Expr[]): string[] {
  const names: string[] = [];
  for (const target of targets)
    walkExpr(target, null, { expr: e => void (e.kind === 'name' && names.push(e.name)) });
  return names;
}
