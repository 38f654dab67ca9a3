import type { AssignStmt, Expr, ObjectEntry, Span, Stmt } from './facts.ts';
import { nameExpr, type ScriptContext } from './script-context.ts';

/**
 * `module.exports = …`, `module.exports.x = …`, `exports.x = …` as exports. A value that is no name gets a name
 * that no program can write (`exports.x`, for the whole module `default`), as a second target.
 */
export function commonJsExports(r: ScriptContext, stmt: AssignStmt): Stmt[] {
  if (r.functionId !== null || r.namespaces > 0 || stmt.op !== '' || stmt.value === null) return [stmt];
  const names = stmt.targets.flatMap(t => exportedBy(t) ?? []);
  const [first] = names;
  if (first === undefined) return [stmt];
  if (first === WHOLE) return exportWhole(r, stmt, stmt.value);
  const local = localOf(stmt.value) ?? `exports.${first}`;
  for (const name of names) if (name !== WHOLE) r.exports.push({ name, local, module: null });
  return [localOf(stmt.value) === undefined ? withTarget(stmt, local) : stmt];
}

/** TypeScript's `export = value`; of a name there is nothing to say but the export. */
export function exportAssignment(r: ScriptContext, value: Expr, { start, end }: Span): Stmt[] {
  if (localOf(value) !== undefined) {
    r.exports.push({ name: 'default', local: localOf(value)!, module: null });
    return [];
  }
  const stmt: AssignStmt = {
    kind: 'assign',
    targets: [],
    value,
    annotation: null,
    op: '',
    declares: null,
    start,
    end,
  };
  return exportWhole(r, stmt, value);
}

const WHOLE = '';

/** The name that a target exports: WHOLE for `module.exports`; undefined for any other target. */
function exportedBy(target: Expr): string | undefined {
  if (target.kind !== 'member') return undefined;
  if (isModuleExports(target)) return WHOLE;
  const { object, property } = target;
  const isExports = object.kind === 'name' ? object.name === 'exports' : isModuleExports(object);
  return isExports ? property : undefined;
}

function isModuleExports(expr: Expr): boolean {
  if (expr.kind !== 'member' || expr.property !== 'exports') return false;
  return expr.object.kind === 'name' && expr.object.name === 'module';
}

function localOf(value: Expr): string | undefined {
  return value.kind === 'name' ? value.name : undefined;
}

function withTarget(stmt: AssignStmt, name: string): AssignStmt {
  const { start } = stmt.value ?? stmt;
  return { ...stmt, targets: [...stmt.targets, nameExpr(name, { start, end: start })] };
}

function exportWhole(r: ScriptContext, stmt: AssignStmt, value: Expr): Stmt[] {
  const local = localOf(value) ?? 'default';
  r.exports.push({ name: 'default', local, module: null });
  if (value.kind !== 'object') return [local === 'default' ? withTarget(stmt, local) : stmt];
  const before: Stmt[] = [];
  const entries = value.entries.map(entry => exportEntry(r, entry, before));
  return [...before, withTarget({ ...stmt, value: { ...value, entries } }, local)];
}

/** `module.exports = { key: value }` exports `key`; a value that is no name moves to a constant before it. */
function exportEntry(r: ScriptContext, entry: ObjectEntry, before: Stmt[]): ObjectEntry {
  const { key, value, start, end } = entry;
  if (key === null || key === 'default') return entry;
  const local = localOf(value) ?? `exports.${key}`;
  r.exports.push({ name: key, local, module: null });
  if (localOf(value) !== undefined) return entry;
  before.push({
    kind: 'assign',
    targets: [nameExpr(local, { start, end: start })],
    value,
    annotation: null,
    op: '',
    declares: 'const',
    start,
    end,
  });
  return { ...entry, value: nameExpr(local, value) };
}
