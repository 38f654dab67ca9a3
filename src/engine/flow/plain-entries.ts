import { isTestOrExample } from '../calls/test-or-example.ts';
import { classNameOf } from '../entries/entry-names.ts';
import type { EntryPoint } from '../entries/entry-point.ts';
import { exportedNames, type EntryMatcher } from '../entries/match-entries.ts';
import type { CallExpr, Expr, FileFacts, Stmt } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { BoundCall } from '../values/value.ts';
import { functionOf, type FlowNode } from './flow-node.ts';
import type { RunCounter } from './run-counter.ts';
import { hasCalls } from './run-counts.ts';

/** Running a module: a script, its main function, a notebook. */
export function moduleEntries(
  node: FlowNode,
  counter: RunCounter,
  matcher: EntryMatcher,
  evaluator: Evaluator,
): EntryPoint[] {
  const { facts } = node;
  const module = { facts, functionId: null, frame: null };
  if (facts.cells)
    return [
      {
        name: facts.file,
        kind: 'notebook',
        facts,
        functionId: null,
        start: facts.cells[0]?.start ?? 0,
        file: facts.file,
        started: null,
      },
    ];
  const script = matcher.script(facts);
  const hot = facts.body.flatMap(stmt => {
    const inner = isMainGuard(stmt) ? stmt.then : [stmt];
    return inner.filter(s => hasCalls(counter.module(module, [s])));
  });
  const [first] = hot;
  if (!first) return [];
  const kind =
    script?.kind ??
    (isCommand(facts) ? 'cli' : isTestOrExample(facts.file) && isTestFile(facts.file) ? 'test' : 'main');
  const started = hot.length === 1 ? startedBy(first, facts, evaluator) : undefined;
  if (started && !script && !started.bound?.call.args.some(a => a.value.kind === 'function')) {
    const fn = facts.functions[started.functionId]!;
    return [
      {
        name: `${facts.file} ${fn.name ?? ''}`.trim(),
        kind,
        facts,
        functionId: fn.id,
        start: fn.nameStart,
        file: facts.file,
        started: started.bound,
      },
    ];
  }
  return [
    {
      name: script?.name ?? facts.file,
      kind,
      facts,
      functionId: null,
      start: first.start,
      file: facts.file,
      started: null,
    },
  ];
}

const isTestFile = (file: string): boolean => /(^|\/)(test_[^/]*|[^/]*_test)\.py$|\.(test|spec)\./.test(file);

/** `if __name__ == "__main__":`, `if (require.main === module)`, `if (import.meta.main)`. */
function isMainGuard(stmt: Stmt): stmt is Extract<Stmt, { kind: 'if' }> {
  return stmt.kind === 'if' && /__main__|require\.main|import\.meta/.test(textsIn(stmt.test));
}

function textsIn(expr: Expr): string {
  if (expr.kind === 'string') return expr.value;
  if (expr.kind === 'member') return `${textsIn(expr.object)}.${expr.property}`;
  if (expr.kind === 'name') return expr.name;
  if (expr.kind === 'compare') return `${textsIn(expr.left)} ${textsIn(expr.right)}`;
  if (expr.kind === 'logical') return `${textsIn(expr.left)} ${textsIn(expr.right)}`;
  if (expr.kind === 'other') return expr.node;
  return '';
}

/** `main()`, `asyncio.run(main())`, `main().catch(…)`, `sys.exit(main())`, and the like: the function of this file that a script hands over to. */
function startedBy(
  stmt: Stmt,
  facts: FileFacts,
  evaluator: Evaluator,
): { functionId: number; bound: BoundCall | null } | undefined {
  const root =
    stmt.kind === 'expr' || stmt.kind === 'throw' ? stmt.value : stmt.kind === 'assign' ? stmt.value : null;
  const call = root && mainCall(root);
  if (!call) return undefined;
  if (call.callee.kind === 'function') {
    // `(async () => { await run(); })()`
    const inner = facts.functions[call.callee.functionId]!;
    const calls = inner.body.flatMap(s =>
      s.kind === 'expr' || s.kind === 'try' ? (s.kind === 'try' ? s.body : [s]) : [],
    );
    for (const one of calls) {
      const found = one.kind === 'expr' ? startedBy(one, facts, evaluator) : undefined;
      if (found) return found;
    }
    return undefined;
  }
  const context = { facts, functionId: null, frame: null };
  const value = evaluator.evaluate(call.callee, context);
  if (value.kind !== 'function' || value.facts !== facts || facts.functions[value.functionId]!.name === null)
    return undefined;
  return { functionId: value.functionId, bound: { call, context } };
}

function mainCall(expr: Expr): CallExpr | undefined {
  switch (expr.kind) {
    case 'await':
    case 'unary':
      return mainCall(expr.value);
    case 'call': {
      if (expr.callee.kind === 'member') {
        if (/^(then|catch|finally)$/.test(expr.callee.property)) return mainCall(expr.callee.object);
        const [first] = expr.args;
        if (
          /^(run|run_until_complete|exit|run_main)$/.test(expr.callee.property) &&
          first &&
          first.value.kind === 'call'
        )
          return mainCall(first.value);
      }
      if (
        expr.callee.kind === 'name' &&
        /^(SystemExit|exit|run)$/.test(expr.callee.name) &&
        expr.args[0]?.value.kind === 'call'
      )
        return mainCall(expr.args[0].value);
      return expr;
    }
    default:
      return undefined;
  }
}

const COMMANDS =
  /^(argparse|click|typer|fire|docopt|commander|yargs|yargs\/.*|cac|meow|minimist|node:util|optparse|absl)$/;

const isCommand = (facts: FileFacts): boolean =>
  facts.imports.some(i => COMMANDS.test(i.module)) ||
  /process\.argv|sys\.argv|Deno\.args|parseArgs\(/.test(facts.text);

/** A test function: `def test_…`, a method of a test class, `it('…', …)`. */
export function testEntry(node: FlowNode): EntryPoint | undefined {
  const fn = functionOf(node);
  const { facts } = node;
  if (!fn) return undefined;
  if (
    facts.language === 'python' &&
    /^test_/.test(fn.name ?? '') &&
    (isTestFile(facts.file) || isTestOrExample(facts.file))
  )
    return {
      name: fn.name!,
      kind: 'test',
      facts,
      functionId: fn.id,
      start: fn.nameStart,
      file: facts.file,
      started: null,
    };
  return undefined;
}

export function exportEntry(node: FlowNode): EntryPoint | undefined {
  const fn = functionOf(node);
  if (!fn) return undefined;
  const { facts } = node;
  const cls = classNameOf(facts, fn);
  const name = fn.name === null ? facts.file : cls ? `${cls}.${fn.name}` : fn.name;
  return {
    name,
    kind: isTestFile(facts.file) ? 'test' : 'export',
    facts,
    functionId: fn.id,
    start: fn.nameStart,
    file: facts.file,
    started: null,
  };
}

/** Given away by its module, by itself or as a method of a class that is. */
export function isExported(node: FlowNode): boolean {
  const fn = functionOf(node);
  if (!fn?.name || fn.name.startsWith('_') || fn.form === 'lambda') return false;
  const { facts } = node;
  if (fn.classId !== null) {
    const cls = facts.classes[fn.classId]!;
    if (cls.functionId !== null || (cls.name ?? '_').startsWith('_')) return false;
    return facts.language === 'python' || facts.exports.some(e => e.local === cls.name);
  }
  return exportedNames(facts, fn).length > 0;
}
