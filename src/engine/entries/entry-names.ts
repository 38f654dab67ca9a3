import type { CallExpr, Expr, FileFacts, FunctionFacts, Stmt } from '../syntax/facts.ts';
import { blocksOf, childrenOf, expressionsOf } from '../syntax/walk.ts';

/** The variable or key that holds what stands at an offset: `const answer = action({ … })`, `{ answer: procedure.query(…) }`. */
export function holderOf(
  facts: FileFacts,
  offset: number,
  functionId: number | null,
): { name: string; start: number } | null {
  const body = functionId === null ? facts.body : facts.functions[functionId]!.body;
  let found: { name: string; start: number } | null = null;
  const inExpr = (root: Expr): void => {
    let expr: Expr | undefined = root;
    while (expr) {
      if (expr.kind === 'object') {
        const entry: (typeof expr.entries)[number] | undefined = expr.entries.find(
          e => e.value.start <= offset && offset < e.value.end,
        );
        // Keys of an options object say how, not what.
        if (entry?.key != null && entry.value.kind !== 'function')
          found = { name: entry.key, start: entry.start };
        expr = entry?.value;
      } else if (
        expr.kind === 'call' &&
        expr.args.some(
          a =>
            a.value.kind === 'object' &&
            a.value.start <= offset &&
            offset < a.value.end &&
            a.value.entries.some(
              e =>
                e.key !== null &&
                e.value.kind === 'function' &&
                e.value.start <= offset &&
                offset < e.value.end,
            ),
        )
      ) {
        return;
      } else expr = childrenOf(expr).find(c => c.start <= offset && offset < c.end);
    }
  };
  const inBlock = (block: readonly Stmt[]): void => {
    for (const stmt of block) {
      if (offset < stmt.start || offset >= stmt.end) continue;
      if (stmt.kind === 'assign' && stmt.value && stmt.value.start <= offset) {
        const target = stmt.targets.at(-1);
        if (target?.kind === 'name') found = { name: target.name, start: target.start };
        else if (target?.kind === 'member') found = { name: target.property, start: target.propertyStart };
      }
      for (const expr of expressionsOf(stmt)) if (expr.start <= offset && offset < expr.end) inExpr(expr);
      for (const inner of blocksOf(stmt)) inBlock(inner);
    }
  };
  inBlock(body);
  return found;
}

/** The path that a file's place gives to a route: app/api/chat/[id]/route.ts → /api/chat/[id]. */
export function routeOf(file: string): string {
  const path = file
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/^(.*\/)?(app\/routes|pages|app|routes|functions|server)\//, '')
    .replace(/(^|\/)(route|page|layout|index|\+server|\+page\.server|\+layout\.server)$/, '')
    .split('/')
    .filter(part => !/^\(.*\)$/.test(part))
    .join('/');
  return `/${path}`;
}

export const nameOfFunction = (fn: FunctionFacts | null): string => fn?.name ?? 'handler';

export function classNameOf(facts: FileFacts, fn: FunctionFacts | null): string {
  return fn === null || fn.classId === null ? '' : (facts.classes[fn.classId]!.name ?? '');
}

/** First text argument as written, and that of a `methods` list. */
export function textArgument(
  call: CallExpr,
  stringOf: (expr: Expr) => string | undefined,
): string | undefined {
  for (const arg of call.args.slice(0, 3)) {
    if (arg.spread || (arg.name !== null && !/^(path|rule|name|url|url_path)$/.test(arg.name))) continue;
    const values =
      arg.value.kind === 'object'
        ? arg.value.entries.filter(e => e.key === 'path' || e.key === 'url').map(e => e.value)
        : [arg.value];
    for (const value of values) {
      const text = stringOf(value);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

export function methodsArgument(call: CallExpr): string {
  for (const arg of call.args) {
    const values: Expr[] =
      arg.name === 'methods'
        ? [arg.value]
        : arg.value.kind === 'object'
          ? arg.value.entries.filter(e => e.key === 'method' || e.key === 'methods').map(e => e.value)
          : [];
    for (const value of values) {
      const texts = value.kind === 'list' ? value.items : [value];
      const names = texts.flatMap(t => (t.kind === 'string' ? [t.value.toUpperCase()] : []));
      if (names.length > 0) return names.join('|');
    }
  }
  return 'GET';
}
