import { isTestOrExample } from '../calls/test-or-example.ts';
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
  /** A function that a framework starts: whoever registers it does not run it. */
  isEntry(facts: FileFacts, functionId: number): boolean;
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
  /** Files that may name a function with a common name, looked into once they turn out to have to do with calls. */
  const postponed: { node: FlowNode; fn: FunctionFacts; paths: readonly string[] }[] = [];
  for (let visited = 0; visited < nodes.all.length || resume();)
    if (visited < nodes.all.length) visit(nodes.all[visited++]!);
  const started = new Set(entries.map(e => `${e.facts.file}#${String(e.functionId)}`));
  const isEntry = (facts: FileFacts, id: number): boolean => started.has(`${facts.file}#${String(id)}`);
  return { nodes, entries, isEntry, names, byName, methods };

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
    if (fn.name === null) return;
    const { paths, later } = filesFor(facts, fn);
    if (later.length > 0) postponed.push({ node, fn, paths: later });
    for (const reference of referencesIn(paths, facts, fn)) follow(node, fn, reference);
  }

  /** False when nothing is left to look into. */
  function resume(): boolean {
    let isAny = false;
    for (const one of postponed) {
      const now = one.paths.filter(path => known.has(path));
      if (now.length === 0) continue;
      isAny = true;
      one.paths = one.paths.filter(path => !known.has(path));
      for (const reference of referencesIn(now, one.node.facts, one.fn)) follow(one.node, one.fn, reference);
    }
    return isAny;
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

  function* referencesIn(
    paths: readonly string[],
    facts: FileFacts,
    fn: FunctionFacts,
  ): Generator<Reference> {
    let looked = 0;
    for (const path of paths) {
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

  function filesFor(facts: FileFacts, fn: FunctionFacts): { paths: string[]; later: string[] } {
    const own = namesOf(facts, fn);
    if (fn.parentId !== null && fn.classId === null) return { paths: [facts.file], later: [] };
    const found = new Set<string>([facts.file]);
    const mentioned = sources.naming(own);
    const cls = fn.classId === null ? null : facts.classes[fn.classId]!.name;
    const isRare =
      mentioned.length <= FEW_FILES || own.every(name => name.length > 8 || /[a-z][A-Z]|_[a-z]/.test(name));
    // A common name counts only beside the class, or in a file that has to do with calls anyway.
    const near = cls && !isRare ? besideOf(cls) : null;
    const later: string[] = [];
    for (const path of mentioned)
      if (!near || near.has(path) || known.has(path)) found.add(path);
      else later.push(path);
    const isScript = facts.language !== 'python';
    if (isScript && fn.classId === null && facts.exports.some(e => e.name === 'default'))
      for (const path of sources.mentioning([stemOf(facts.file)])) found.add(path);
    // Where there are too many, the program itself comes before its tests.
    const paths = [...found].filter(path => !isTestOrExample(path));
    for (const path of found) if (isTestOrExample(path)) paths.push(path);
    return { paths: paths.slice(0, MOST_FILES), later };
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
    // `"openai": "app.models.OpenAIModel"`, `fast: FastModel,`, `return new FastModel()`: what holds that gives one.
    const given = new RegExp(
      `["'][\\w./-]+[.:]${word}["']|:\\s*${word}\\s*[,}\\n]|return\\s+(?:new\\s+)?${word}\\(`,
      'g',
    );
    for (const path of sources.naming([name])) {
      const text = sources.text(path) ?? '';
      for (const pattern of patterns) for (const match of text.matchAll(pattern)) found.add(match[1]!);
      for (const { index } of text.matchAll(given)) {
        const holder = holderBefore(text, index);
        if (holder) found.add(holder);
      }
    }
  }
  return [...found];
}

const DECLARED =
  /^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:class|def|function|const|let)\s+(\w+)|^(\w+)\s*(?::[^=\n]+)?=/gm;

/** The declaration at the start of a line that a place belongs to. */
function holderBefore(text: string, offset: number): string | undefined {
  let name: string | undefined;
  for (const match of text.matchAll(DECLARED)) {
    if (match.index > offset) break;
    name = match[1] ?? match[2];
  }
  return name;
}
