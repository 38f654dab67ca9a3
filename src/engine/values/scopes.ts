import type { Expr, FileFacts, ImportFact, Param, Stmt } from '../syntax/facts.ts';
import { collectScope } from './scope-collector.ts';

/** What may give a name its value. `at` is where it takes effect. */
export type Binding = { readonly at: number; readonly path: BlockPath } & (
  | { readonly kind: 'param'; readonly param: Param; readonly access: Access }
  | {
      readonly kind: 'assign';
      readonly value: Expr;
      readonly access: Access;
      readonly annotation: Expr | null;
    }
  | { readonly kind: 'declare'; readonly annotation: Expr | null }
  | { readonly kind: 'augment'; readonly op: string; readonly value: Expr }
  | { readonly kind: 'item'; readonly iterable: Expr; readonly access: Access; readonly form: 'of' | 'in' }
  | { readonly kind: 'context'; readonly value: Expr; readonly access: Access }
  | { readonly kind: 'import'; readonly fact: ImportFact }
  | { readonly kind: 'function'; readonly functionId: number }
  | { readonly kind: 'class'; readonly classId: number }
  | { readonly kind: 'opaque' }
);

/** The blocks around a statement that may or may not run, outermost first. */
export type BlockPath = readonly Arm[];

export interface Arm {
  /** Start of the statement that branches. */
  readonly node: number;
  readonly arm: number;
  /** How many arms there are when one of them always runs (if/else); 0 when none may run. */
  readonly arms: number;
  readonly isLoop: boolean;
  /** Condition under which this arm runs; null when it has none that reads well. */
  readonly test: { readonly expr: Expr; readonly negated: boolean } | null;
  /** What the loop goes over, where it is a loop over something. */
  readonly iterable?: Expr;
}

/** A condition that holds (or, negated, does not). */
export interface Guard {
  readonly expr: Expr;
  readonly negated: boolean;
}

/** Way into a destructured value. */
export type Access = readonly (
  | { readonly key: string; readonly default: Expr | null }
  | { readonly index: number; readonly default: Expr | null }
  | { readonly rest: true }
)[];

/** A change made to the object that a name holds: `xs.append(v)`, `o["k"] = v`, `o.k = v`. */
export interface Mutation {
  readonly at: number;
  readonly path: BlockPath;
  readonly kind: 'append' | 'extend' | 'prepend' | 'set' | 'update';
  /** Names and keys between the variable and what changes: `this.messages.push` → ["messages"]. */
  readonly into: readonly string[];
  readonly value: Expr;
  /** The function that makes the change, where a loop hands items to one: `xs.forEach(x => list.push(x))`. */
  readonly functionId?: number;
}

export interface Scope {
  readonly names: ReadonlyMap<string, readonly Binding[]>;
  readonly mutations: ReadonlyMap<string, readonly Mutation[]>;
  /** `self.x = v`, `this.x = v` in this function: attribute to values. */
  readonly attributes: ReadonlyMap<
    string,
    readonly {
      readonly value: Expr;
      readonly at: number;
      readonly path: BlockPath;
      readonly annotation: Expr | null;
    }[]
  >;
  /** Conditions that hold at an offset, since code above leaves when they don't, and since its blocks ask for them. */
  guardsAt(offset: number): readonly Guard[];
  /** All conditions of the function. */
  tests(): Iterable<Expr>;
  /** Block path at an offset, for reads. */
  pathAt(offset: number): BlockPath;
}

const cache = new WeakMap<FileFacts, Map<number | null, Scope>>();

/** Names bound in a function (or, with null, at module level), nested functions left out. Kept as long as the facts are. */
export function scopeOf(facts: FileFacts, functionId: number | null): Scope {
  let scopes = cache.get(facts);
  if (!scopes) cache.set(facts, (scopes = new Map()));
  let scope = scopes.get(functionId);
  if (!scope) scopes.set(functionId, (scope = collectScope(facts, functionId)));
  return scope;
}

/** Conditions that hold where something is read, those around the functions that it stands in first. */
export function conditionsAt(facts: FileFacts, functionId: number | null, offset: number): Guard[] {
  const found: Guard[] = [];
  for (let id = functionId; id !== null; id = facts.functions[id]!.parentId)
    found.unshift(...scopeOf(facts, id).guardsAt(offset));
  return found;
}

/** Names that stand for the object itself inside a method. */
export const isSelf = (name: string): boolean => name === 'self' || name === 'this' || name === 'cls';

/** Marks a block that leaves: what it binds reaches nothing below it. */
export const NEVER: Arm = { node: -1, arm: -1, arms: 0, isLoop: false, test: null };

/** The block surely ends the function or the loop's turn. */
export function leaves(body: readonly Stmt[]): boolean {
  const last = body.at(-1);
  if (!last) return false;
  if (last.kind === 'if') return last.else.length > 0 && leaves(last.then) && leaves(last.else);
  return last.kind === 'return' || last.kind === 'throw' || last.kind === 'break' || last.kind === 'continue';
}

/** The block surely ends the turn of a loop, and nothing more. */
export const skips = (body: readonly Stmt[]): boolean => {
  const last = body.at(-1);
  return last?.kind === 'continue' || last?.kind === 'break';
};

/** Bindings that may be in force at an offset with this block path, the latest first. */
export function reaching<T extends { readonly at: number; readonly path: BlockPath }>(
  all: readonly T[],
  at: number,
  path: BlockPath,
): T[] {
  const found: T[] = [];
  const arms = new Map<number, Set<number>>();
  for (let i = all.length - 1; i >= 0; i--) {
    const one = all[i]!;
    if (one.at > at || excludes(one.path, path)) continue;
    found.push(one);
    const open = openArms(one.path, path);
    if (open.length === 0) break;
    const [only] = open;
    if (open.length === 1 && only && only.arms > 0) {
      const seen = arms.get(only.node) ?? new Set();
      seen.add(only.arm);
      arms.set(only.node, seen);
      if (seen.size === only.arms) break;
    }
  }
  return found;
}

/** The arms of a binding's path that a reader with the other path is not in: the binding's conditions. */
export const openArms = (path: BlockPath, reader: BlockPath): BlockPath =>
  path.filter(a => a !== NEVER && !reader.some(b => b.node === a.node && b.arm === a.arm));

/** Two places that no single pass through the code can both visit, the first before the second. */
export function excludes(one: BlockPath, other: BlockPath): boolean {
  if (
    one.at(-1) === NEVER &&
    !one.slice(0, -1).every(a => other.some(b => b.node === a.node && b.arm === a.arm))
  )
    return true;
  return one.some(a => !a.isLoop && other.some(b => b.node === a.node && b.arm !== a.arm));
}
