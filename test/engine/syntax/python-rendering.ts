import type { Arg, Expr, FileFacts, ObjectEntry, Param, Stmt } from '../../../src/engine/syntax/facts.ts';

type Unit = Pick<FileFacts, 'body' | 'functions' | 'classes' | 'imports'>;

/** Facts as one line of Python-like notation, so that a table test states in a line what a snippet becomes. */
export function renderPython(unit: Unit): string {
  return block(unit, unit.body);
}

export function renderImports(unit: Unit): string {
  return unit.imports
    .map(({ local, module, name, bindsRoot, typeOnly, functionId }) => {
      const marks = [bindsRoot && 'root', typeOnly && 'type', functionId !== null && `#${functionId}`];
      return [`${local} = ${module}:${name}`, ...marks.filter(Boolean)].join(' ');
    })
    .join('; ');
}

function block(unit: Unit, stmts: readonly Stmt[]): string {
  return stmts.map(stmt => renderStmt(unit, stmt)).join('; ');
}

function renderStmt(unit: Unit, s: Stmt): string {
  const e = (x: Expr | null): string => (x ? renderExpr(unit, x) : '~');
  const b = (name: string, stmts: readonly Stmt[]): string =>
    stmts.length ? ` ${name}{${block(unit, stmts)}}` : '';
  switch (s.kind) {
    case 'expr':
      return e(s.value);
    case 'assign': {
      const annotation = s.annotation ? `: ${e(s.annotation)}` : '';
      return `${s.targets.map(e).join(' = ')}${annotation} ${s.op}= ${e(s.value)}`;
    }
    case 'return':
    case 'throw':
      return `${s.kind} ${e(s.value)}`;
    case 'if':
      return `if ${e(s.test)}${b('', s.then)}${b('else', s.else)}`;
    case 'for':
      return `for ${e(s.target)} in ${e(s.iterable)}${b('', s.body)}${b('else', s.else)}`;
    case 'while':
      return `while ${e(s.test)}${b('', s.body)}${b('else', s.else)}`;
    case 'try': {
      const handlers = s.handlers.map(h => b(`except ${e(h.type)} as ${h.name ?? '~'}`, h.body));
      return `try${b('', s.body)}${handlers.join('')}${b('else', s.else)}${b('finally', s.finally)}`;
    }
    case 'with':
      return `with ${s.items.map(i => `${e(i.context)} as ${e(i.target)}`).join(', ')}${b('', s.body)}`;
    case 'switch':
      return `match ${e(s.subject)}${s.cases.map(c => b(`case ${c.tests.map(e).join(' / ')} `, c.body)).join('')}`;
    case 'function':
      return renderFunction(unit, s.functionId);
    case 'class':
      return renderClass(unit, s.classId);
    case 'block':
      return b('', s.body);
    default:
      return s.kind;
  }
}

function renderFunction(unit: Unit, id: number): string {
  const f = unit.functions[id]!;
  const marks = [
    ...f.decorators.map(each => `@${renderExpr(unit, each)}`),
    f.isStatic && 'static',
    f.isAsync && 'async',
    f.isGenerator && 'generator',
    f.classId !== null && `of ${unit.classes[f.classId]!.name}`,
    f.parentId !== null && `in #${f.parentId}`,
    f.form,
    `${f.name ?? '~'}#${id}`,
  ];
  const returns = f.returns ? ` -> ${renderExpr(unit, f.returns)}` : '';
  const doc = f.doc === null ? '' : `${JSON.stringify(f.doc)} `;
  const params = f.params.map(each => renderParam(unit, each)).join(', ');
  return `${marks.filter(Boolean).join(' ')}(${params})${returns} {${doc}${block(unit, f.body)}}`;
}

function renderParam(unit: Unit, p: Param): string {
  const kinds = { positional: '', 'keyword-only': '!', rest: '*', 'rest-map': '**' };
  const annotation = p.annotation ? `: ${renderExpr(unit, p.annotation)}` : '';
  const value = p.default ? ` = ${renderExpr(unit, p.default)}` : '';
  return `${kinds[p.kind]}${p.pattern ? renderExpr(unit, p.pattern) : p.name}${annotation}${value}`;
}

function renderClass(unit: Unit, id: number): string {
  const c = unit.classes[id]!;
  const e = (x: Expr): string => renderExpr(unit, x);
  const parts = [
    ...(c.doc === null ? [] : [JSON.stringify(c.doc)]),
    ...c.fields.map(
      f =>
        `${f.isStatic ? 'static ' : ''}${f.name}${f.annotation ? `: ${e(f.annotation)}` : ''} = ${f.value ? e(f.value) : '~'}`,
    ),
    ...c.methods.map(m => renderFunction(unit, m)),
    ...(c.body.length ? [`body {${block(unit, c.body)}}`] : []),
  ];
  const decorators = c.decorators.map(each => `@${e(each)} `).join('');
  const owner = c.functionId === null ? '' : ` in #${c.functionId}`;
  return `${decorators}class ${c.name}(${c.bases.map(e).join(', ')})${owner} {${parts.join('; ')}}`;
}

function renderExpr(unit: Unit, x: Expr): string {
  const e = (y: Expr | null): string => (y ? renderExpr(unit, y) : '');
  const all = (xs: readonly Expr[]): string => xs.map(e).join(', ');
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
      return `f[${all(x.parts)}]`;
    case 'member':
      return `${e(x.object)}.${x.property}`;
    case 'index':
      return `${e(x.object)}[${e(x.index)}]`;
    case 'slice':
      return `${e(x.object)}[${e(x.from)}:${e(x.to)}]`;
    case 'call':
      return `${e(x.callee)}(${x.args.map(arg => renderArg(unit, arg)).join(', ')})`;
    case 'object':
      return `{${x.entries.map(entry => renderEntry(unit, entry)).join(', ')}}`;
    case 'list':
      return `${x.form}[${all(x.items)}]`;
    case 'spread':
      return `*${e(x.value)}`;
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
    case 'comprehension': {
      const clauses = x.clauses.map(
        c => ` for ${e(c.target)} in ${e(c.iterable)}${c.conditions.map(y => ` if ${e(y)}`).join('')}`,
      );
      return `${x.form}[${x.key ? `${e(x.key)}: ` : ''}${e(x.element)}${clauses.join('')}]`;
    }
    case 'assign':
      return `(${e(x.target)} := ${e(x.value)})`;
    case 'await':
      return `await ${e(x.value)}`;
    case 'other':
      return `<${[x.node, ...x.children.map(e)].join(' ')}>`;
  }
}

function renderArg(unit: Unit, { name, spread, value }: Arg): string {
  return `${spread === 'list' ? '*' : spread === 'map' ? '**' : ''}${name === null ? '' : `${name}=`}${renderExpr(unit, value)}`;
}

function renderEntry(unit: Unit, { key, computed, isSpread, value }: ObjectEntry): string {
  if (isSpread) return `**${renderExpr(unit, value)}`;
  return `${computed ? `[${renderExpr(unit, computed)}]` : JSON.stringify(key)}: ${renderExpr(unit, value)}`;
}
