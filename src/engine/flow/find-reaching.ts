import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { EntryMatcher } from '../entries/match-entries.ts';
import type { EntryPoint } from '../entries/entry-point.ts';
import type { Sources } from '../sources.ts';
import type { FileFacts, FunctionFacts } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { createFlowNodes, functionOf, type FlowNode, type FlowNodes } from './flow-node.ts';
import { referencesOf, type Reference } from './references.ts';
import { isConstructor, refersTo } from './refers-to.ts';

/** What may reach a call, found from the calls backwards: files that have nothing to do with calls are never read. */
export interface Reaching {
  readonly nodes: FlowNodes;
  /** Entry points that frameworks declare, in the order found. */
  readonly entries: readonly EntryPoint[];
  /** Names under which the functions are called. */
  readonly names: ReadonlySet<string>;
  /** Functions by the name they are called by. */
  readonly byName: ReadonlyMap<string, readonly FlowNode[]>;
  /** Methods by name, for calls on something unknown. */
  readonly methods: ReadonlyMap<string, readonly FlowNode[]>;
}

/** Places looked at for one function, and files: past them it is a helper that everything uses. */
const MOST_REFERENCES = 600;
const MOST_FILES = 250;
/** So few files that all of them are looked into, however common the name. */
const FEW_FILES = 24;

export function findReaching(
  calls: readonly ResolvedCall[],
  sources: Sources,
  evaluator: Evaluator,
  matcher: EntryMatcher,
  includes: (file: string) => boolean,
): Reaching {
  const nodes = createFlowNodes();
  const entries: EntryPoint[] = [];
  const names = new Set<string>();
  const methods = new Map<string, FlowNode[]>();
  const byName = new Map<string, FlowNode[]>();
  const beside = new Map<string, ReadonlySet<string>>();
  const known = new Set(calls.map(c => c.site.facts.file));
  for (const call of calls) nodes.add(call.site.facts, call.site.context.functionId, 0);
  for (let i = 0; i < nodes.all.length; i++) visit(nodes.all[i]!);
  return { nodes, entries, names, byName, methods };

  function visit(node: FlowNode): void {
    const fn = functionOf(node);
    if (!fn) return;
    const { facts } = node;
    const entry = matcher.declared(facts, fn);
    if (entry) entries.push(entry);
    for (const name of namesOf(facts, fn)) {
      names.add(name);
      push(byName, name, node);
    }
    if (fn.classId !== null && fn.name !== null) push(methods, fn.name, node);
    const held = referencesOf(facts).functions.get(fn.id);
    if (held) visitHeld(node, fn, held);
    if (fn.name !== null) for (const reference of referencesTo(facts, fn)) follow(node, fn, reference);
  }

  /** A function expression: handed to a call, or made by what encloses it. */
  function visitHeld(node: FlowNode, fn: FunctionFacts, held: Reference): void {
    if (held.role === 'argument' || held.role === 'callee' || held.role === 'markup') {
      const entry = matcher.registered(held, node.facts, fn);
      if (entry) entries.push(entry);
      else link(node, held.facts, held.functionId);
    } else if (held.functionId !== null) link(node, held.facts, held.functionId);
  }

  function follow(node: FlowNode, fn: FunctionFacts, reference: Reference): void {
    const entry = matcher.registered(reference, node.facts, fn);
    if (entry) entries.push(entry);
    else link(node, reference.facts, reference.functionId);
  }

  function link(node: FlowNode, facts: FileFacts, functionId: number | null): void {
    known.add(facts.file);
    const caller = nodes.add(facts, functionId, node.distance + 1).node;
    if (caller !== node) (node.callers as Set<FlowNode>).add(caller);
  }

  function* referencesTo(facts: FileFacts, fn: FunctionFacts): Generator<Reference> {
    let looked = 0;
    for (const path of filesFor(facts, fn)) {
      if (!includes(path)) continue;
      const other = path === facts.file ? facts : sources.facts(path);
      if (!other) continue;
      const { byName } = referencesOf(other);
      const wanted = new Set([...namesOf(facts, fn), ...aliasesIn(other, facts, fn)]);
      for (const name of wanted) {
        for (const reference of byName.get(name) ?? []) {
          // Its own recursion adds no caller.
          if (other === facts && reference.functionId === fn.id) continue;
          if (++looked > MOST_REFERENCES) return;
          if (!refersTo(reference, facts, fn, evaluator)) continue;
          evaluator.machine.reliesOn(facts.file, path);
          yield reference;
        }
      }
    }
  }

  function besideOf(cls: string): ReadonlySet<string> {
    let paths = beside.get(cls);
    if (!paths) beside.set(cls, (paths = new Set(sources.naming(carriersOf(cls, sources)))));
    return paths;
  }

  function filesFor(facts: FileFacts, fn: FunctionFacts): string[] {
    const own = namesOf(facts, fn);
    const isScript = facts.language !== 'python';
    const found = new Set<string>([facts.file]);
    if (fn.parentId !== null && fn.classId === null) return [facts.file];
    const stem = stemOf(facts.file);
    const mentioned = sources.naming(own);
    const cls = fn.classId === null ? null : facts.classes[fn.classId]!.name;
    const isRare =
      mentioned.length <= FEW_FILES || own.every(name => name.length > 8 || /[a-z][A-Z]|_[a-z]/.test(name));
    // A common name counts only beside the class, or in a file that has to do with calls anyway.
    const near = cls && !isRare ? besideOf(cls) : null;
    for (const path of mentioned) if (!near || near.has(path) || known.has(path)) found.add(path);
    if (isScript && fn.classId === null && facts.exports.some(e => e.name === 'default'))
      for (const path of sources.mentioning([stem])) found.add(path);
    return [...found].slice(0, MOST_FILES);
  }
}

function namesOf(facts: FileFacts, fn: FunctionFacts): string[] {
  if (fn.name === null) return [];
  const cls = fn.classId === null ? undefined : facts.classes[fn.classId]!;
  if (isConstructor(fn)) return cls?.name ? [cls.name] : [];
  return [fn.name];
}

/** Names that a file gives to the function on import. */
function aliasesIn(other: FileFacts, facts: FileFacts, fn: FunctionFacts): string[] {
  const own = namesOf(facts, fn);
  const stem = stemOf(facts.file);
  return other.imports
    .filter(
      i =>
        i.local !== i.name &&
        (own.includes(i.name) ||
          (i.name === 'default' && i.module.replace(/\.[cm]?[jt]sx?$/, '').endsWith(stem))),
    )
    .map(i => i.local);
}

function stemOf(file: string): string {
  const parts = file.replace(/\.[^./]+$/, '').split('/');
  const last = parts.pop()!;
  return last === 'index' || last === '__init__' ? (parts.pop() ?? last) : last;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Names that stand for a class elsewhere: classes below it, variables that hold an object, functions that give one. */
function carriersOf(cls: string, sources: Sources): string[] {
  const found = new Set([cls]);
  for (const name of found) {
    if (found.size > 24) break;
    if (!/^[\w$]+$/.test(name)) continue;
    const word = name.replaceAll('$', '\\$');
    const patterns = [
      new RegExp(`class\\s+(\\w+)\\s*(?:\\([^)]*\\b${word}\\b|(?:<[^>]*>\\s*)?extends\\s+${word}\\b)`, 'g'),
      new RegExp(
        `^(?:export\\s+)?(?:const\\s+|let\\s+)?(\\w+)\\s*(?::[^=\\n]+)?=\\s*(?:new\\s+)?(?:\\w+\\.)?${word}\\(`,
        'gm',
      ),
      new RegExp(`def\\s+(\\w+)\\([^)]*\\)\\s*->[^:\\n]*\\b${word}\\b`, 'g'),
      new RegExp(`function\\s+(\\w+)\\([^)]*\\)\\s*:[^{\\n]*\\b${word}\\b`, 'g'),
    ];
    for (const path of sources.naming([name])) {
      const text = sources.text(path) ?? '';
      for (const pattern of patterns) for (const match of text.matchAll(pattern)) found.add(match[1]!);
    }
  }
  return [...found];
}
