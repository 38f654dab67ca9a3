import type { Expr, Param, Stmt } from '../../../src/engine/syntax/facts.ts';
import type { SourceUnit } from '../../../src/engine/syntax/source-unit.ts';

/** Facts in a compact notation, so that a test states them in a line. Function bodies stand where the function stands. */
export function renderBody(unit: SourceUnit): string {
  return renderStmts(unit, unit.body);
}

function renderStmts(unit: SourceUnit, stmts: readonly Stmt[]): string {
  return stmts.map(s => renderStmt(unit, s)).join('; ');
}

function block(unit: SourceUnit, stmts: readonly Stmt[]): string {
  return `{ ${renderStmts(unit, stmts)} }`.replace('{  }', '{}');
}

export function renderStmt(unit: SourceUnit, s: Stmt): string {
  const e = (x: Expr | null): string => (x ? renderExpr(unit, x) : '_');
  const b = (x: readonly Stmt[]): string => block(unit, x);
  const orElse = (x: readonly Stmt[]): string => (x.length ? ` else ${b(x)}` : '');
  switch (s.kind) {
    case 'expr':
      return e(s.value);
    case 'assign':
      return `${s.declares ? s.declares + ' ' : ''}${s.targets.map(e).join(' = ')}${s.annotation ? ': ' + e(s.annotation) : ''}${s.value ? ` ${s.op}= ${e(s.value)}` : ''}`;
    case 'return':
    case 'throw':
      return `${s.kind} ${e(s.value)}`;
    case 'if':
      return `if ${e(s.test)} ${b(s.then)}${orElse(s.else)}`;
    case 'for':
      return s.form === 'counter'
        ? `for (${s.init ? renderStmt(unit, s.init) : '_'}; ${e(s.test)}; ${e(s.update)}) ${b(s.body)}`
        : `for ${e(s.target)} ${s.form} ${e(s.iterable)} ${b(s.body)}`;
    case 'while':
      return s.testAfter ? `do ${b(s.body)} while ${e(s.test)}` : `while ${e(s.test)} ${b(s.body)}`;
    case 'try':
      return `try ${b(s.body)}${s.handlers.map(h => ` catch ${h.name ?? '_'}${h.type ? ': ' + e(h.type) : ''} ${b(h.body)}`).join('')}${s.finally.length ? ` finally ${b(s.finally)}` : ''}`;
    case 'with':
      return `with ${s.items.map(i => e(i.context)).join(', ')} ${b(s.body)}`;
    case 'switch':
      return `switch ${e(s.subject)} ${s.cases.map(c => `[${c.tests.map(e).join('|')}${c.fallsThrough ? ' falls' : ''}] ${b(c.body)}`).join(' ')}`;
    case 'function':
      return renderFunction(unit, s.functionId);
    case 'class':
      return renderClass(unit, s.classId);
    case 'block':
      return b(s.body);
    default:
      return s.kind;
  }
}

export function renderFunction(unit: SourceUnit, id: number): string {
  const f = unit.functions[id]!;
  const marks = [
    f.isStatic && 'static',
    f.isAsync && 'async',
    f.isGenerator && 'gen',
    f.form !== 'function' && f.form,
    ...f.decorators.map(d => '@' + renderExpr(unit, d)),
  ].filter(Boolean);
  const head = `${marks.map(m => m + ' ').join('')}${f.name ?? '?'}#${id}`;
  const returns = f.returns ? `: ${renderExpr(unit, f.returns)}` : '';
  return `fn ${head}(${f.params.map(p => renderParam(unit, p)).join(', ')})${returns} ${block(unit, f.body)}`;
}

function renderParam(unit: SourceUnit, p: Param): string {
  const decorators = (p.decorators ?? []).map(d => `@${renderExpr(unit, d)} `).join('');
  const name = p.pattern ? renderExpr(unit, p.pattern) : p.name;
  const annotation = p.annotation ? `: ${renderExpr(unit, p.annotation)}` : '';
  const value = p.default ? ` = ${renderExpr(unit, p.default)}` : '';
  return `${decorators}${p.kind === 'positional' ? '' : p.kind + ' '}${name}${annotation}${value}`;
}

export function renderClass(unit: SourceUnit, id: number): string {
  const c = unit.classes[id]!;
  const fields = c.fields.map(f => {
    const decorators = (f.decorators ?? []).map(d => `@${renderExpr(unit, d)} `).join('');
    const annotation = f.annotation ? `: ${renderExpr(unit, f.annotation)}` : '';
    return `${decorators}${f.isStatic ? 'static ' : ''}${f.name}${annotation}${f.value ? ` = ${renderExpr(unit, f.value)}` : ''}`;
  });
  const methods = c.methods.map(m => renderFunction(unit, m));
  const bases = c.bases.length ? ` extends ${c.bases.map(b => renderExpr(unit, b)).join(', ')}` : '';
  const decorators = c.decorators.map(d => `@${renderExpr(unit, d)} `).join('');
  const body = c.body.length ? [block(unit, c.body)] : [];
  return `${decorators}class ${c.name ?? '?'}${bases} { ${[...fields, ...methods, ...body].join('; ')} }`;
}

export function renderExpr(unit: SourceUnit, x: Expr): string {
  const e = (y: Expr): string => renderExpr(unit, y);
  switch (x.kind) {
    case 'string':
      return JSON.stringify(x.value);
    case 'number':
    case 'boolean':
      return String(x.value);
    case 'null':
      return 'null';
    case 'name':
      return x.name;
    case 'template':
      return `${x.tag ? e(x.tag) : ''}\`${x.parts.map(p => (p.kind === 'string' ? p.value.replaceAll('\n', '\\n') : '${' + e(p) + '}')).join('')}\``;
    case 'member':
      return `${e(x.object)}.${x.property}`;
    case 'index':
      return `${e(x.object)}[${e(x.index)}]`;
    case 'call':
      return `${x.isNew ? 'new ' : ''}${e(x.callee)}(${x.args.map(a => (a.spread ? '...' : '') + e(a.value)).join(', ')})`;
    case 'object':
      return `{${x.entries.map(n => (n.isSpread ? '...' + e(n.value) : `${n.key ?? `[${n.computed ? e(n.computed) : '?'}]`}: ${e(n.value)}`)).join(', ')}}`;
    case 'list':
      return x.form === 'tuple' ? `<${x.items.map(e).join(', ')}>` : `[${x.items.map(e).join(', ')}]`;
    case 'spread':
      return `...${e(x.value)}`;
    case 'binary':
    case 'logical':
    case 'compare':
      return `(${e(x.left)} ${x.op} ${e(x.right)})`;
    case 'unary':
      return `(${x.op} ${e(x.value)})`;
    case 'conditional':
      return `(${e(x.test)} ? ${e(x.then)} : ${e(x.else)})`;
    case 'function':
      return renderFunction(unit, x.functionId);
    case 'assign':
      return `(${e(x.target)} = ${e(x.value)})`;
    case 'await':
      return `await ${e(x.value)}`;
    case 'other':
      return `<${x.node}${x.children.map(c => ' ' + e(c)).join(',')}>`;
    default:
      return x.kind;
  }
}

export function renderImports(unit: SourceUnit): string {
  return unit.imports
    .map(
      i =>
        `${i.typeOnly ? 'type ' : ''}${i.local || '-'}=${i.module}:${i.name || '-'}${i.functionId === null ? '' : `#${i.functionId}`}`,
    )
    .join(' ');
}

export function renderExports(unit: SourceUnit): string {
  return unit.exports.map(x => `${x.name}=${x.local}${x.module === null ? '' : `@${x.module}`}`).join(' ');
}
