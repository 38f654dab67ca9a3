import type { CallExpr, Expr, FileFacts } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';

/** A place that names a function (or holds one): called there, handed to a call, or kept. */
export interface Reference {
  readonly facts: FileFacts;
  readonly expr: Expr;
  /** The function in which it stands; null at module level. */
  readonly functionId: number | null;
  readonly role: 'callee' | 'argument' | 'value' | 'markup';
  /** The call that calls it or takes it. */
  readonly call: CallExpr | null;
  /** Key under which an object in the arguments holds it: `{ handler: f }`. */
  readonly key: string | null;
}

export interface References {
  /** By the last name as written. */
  readonly byName: ReadonlyMap<string, readonly Reference[]>;
  /** Where function expressions stand, by function id. */
  readonly functions: ReadonlyMap<number, Reference>;
}

const cache = new WeakMap<FileFacts, References>();

/** References of a file, kept as long as its facts are. */
export function referencesOf(facts: FileFacts): References {
  let known = cache.get(facts);
  if (!known) cache.set(facts, (known = collect(facts)));
  return known;
}

type Held = Pick<Reference, 'role' | 'call' | 'key'>;
const PLAIN: Held = { role: 'value', call: null, key: null };

function collect(facts: FileFacts): References {
  const byName = new Map<string, Reference[]>();
  const functions = new Map<number, Reference>();
  const held = new Map<Expr, Held>();
  walkFile(facts, {
    expr: (expr, functionId) => {
      if (expr.kind === 'call') {
        held.set(expr.callee, { role: 'callee', call: expr, key: null });
        for (const arg of expr.args) hold(arg.value, expr, arg.name, held);
      } else if (expr.kind === 'other') {
        for (const child of expr.children)
          if (!held.has(child)) held.set(child, { role: 'markup', call: null, key: null });
      } else if (expr.kind === 'function') {
        functions.set(expr.functionId, referenceTo(facts, expr, functionId, held.get(expr)));
      } else if (expr.kind === 'name' || expr.kind === 'member') {
        const name = expr.kind === 'name' ? expr.name : expr.property;
        const reference = referenceTo(facts, expr, functionId, held.get(expr));
        const list = byName.get(name);
        if (list) list.push(reference);
        else byName.set(name, [reference]);
      }
    },
  });
  return { byName, functions };
}

/** Made for every name of a file: spelled out, since spreading costs as much as the rest. */
const referenceTo = (
  facts: FileFacts,
  expr: Expr,
  functionId: number | null,
  { role, call, key }: Held = PLAIN,
): Reference => ({ facts, expr, functionId, role, call, key });

/** What an argument holds, through objects, lists and choices; inner calls hold their own. */
function hold(expr: Expr, call: CallExpr, key: string | null, held: Map<Expr, Held>): void {
  switch (expr.kind) {
    case 'name':
    case 'member':
    case 'function':
      held.set(expr, { role: 'argument', call, key });
      return;
    case 'object':
      for (const entry of expr.entries) hold(entry.value, call, entry.key ?? key, held);
      return;
    case 'list':
      for (const item of expr.items) hold(item, call, key, held);
      return;
    case 'spread':
    case 'await':
      hold(expr.value, call, key, held);
      return;
    case 'conditional':
      hold(expr.then, call, key, held);
      hold(expr.else, call, key, held);
      return;
    case 'logical':
      hold(expr.left, call, key, held);
      hold(expr.right, call, key, held);
      return;
    default:
  }
}
