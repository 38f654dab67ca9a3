import type { Expr, FileFacts, Stmt } from '../syntax/facts.ts';
import { blocksOf, expressionsOf, walkExpr } from '../syntax/walk.ts';
import { paramName } from '../values/arguments.ts';
import type { HotPlaces } from './hot-places.ts';

const cache = new WeakMap<HotPlaces, readonly string[]>();

/**
 * Parameters that may change how often calls run: those in conditions, loops and the arguments of functions that
 * reach a call, directly or through variables. With equal values for these a function counts the same.
 */
export function relevantParams(facts: FileFacts, functionId: number, hot: HotPlaces): readonly string[] {
  const known = cache.get(hot);
  if (known) return known;
  const fn = facts.functions[functionId]!;
  const used = new Set<string>();
  const assigned: { readonly names: readonly string[]; readonly value: Expr }[] = [];
  const use = (expr: Expr | null | undefined): void => {
    if (expr) walkExpr(expr, null, { expr: e => void (e.kind === 'name' && used.add(e.name)) });
  };
  const inBlock = (body: readonly Stmt[]): void => {
    for (const stmt of body) {
      if (stmt.kind === 'assign' && stmt.value)
        assigned.push({ names: namesIn(stmt.targets), value: stmt.value });
      if (stmt.kind === 'if' || stmt.kind === 'while') use(stmt.test);
      if (stmt.kind === 'switch') use(stmt.subject);
      if (stmt.kind === 'for') {
        use(stmt.iterable);
        use(stmt.test);
        if (stmt.init?.kind === 'assign') use(stmt.init.value);
        if (stmt.target && stmt.iterable)
          assigned.push({ names: namesIn([stmt.target]), value: stmt.iterable });
      }
      if (hot.within(stmt)) for (const expr of expressionsOf(stmt)) if (hot.within(expr)) use(expr);
      for (const block of blocksOf(stmt)) inBlock(block);
    }
  };
  inBlock(fn.body);
  // Functions made inside see the parameters too.
  for (const inner of facts.functions)
    if (inner.parentId === functionId)
      for (const stmt of inner.body) for (const expr of everyExpr(stmt)) use(expr);
  for (let before = -1; before !== used.size;) {
    before = used.size;
    for (const { names, value } of assigned) if (names.some(n => used.has(n))) use(value);
  }
  const found = fn.params
    .filter(p => used.has(p.name) || (p.pattern && namesIn([p.pattern]).some(n => used.has(n))))
    .map(paramName);
  const names = found.filter(n => n !== 'self' && n !== 'cls');
  cache.set(hot, names);
  return names;
}

function* everyExpr(stmt: Stmt): Generator<Expr> {
  yield* expressionsOf(stmt);
  for (const block of blocksOf(stmt)) for (const inner of block) yield* everyExpr(inner);
}

function namesIn(targets: readonly Expr[]): string[] {
  const names: string[] = [];
  for (const target of targets)
    walkExpr(target, null, { expr: e => void (e.kind === 'name' && names.push(e.name)) });
  return names;
}
