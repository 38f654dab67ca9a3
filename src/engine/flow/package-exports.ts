import { isTestOrExample } from '../calls/test-or-example.ts';
import type { Sources } from '../sources.ts';
import type { FileFacts } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { folderOf, join, mainFiles, parseJson } from '../values/modules.ts';
import type { ClassValue, Value } from '../values/value.ts';
import type { FlowNode } from './flow-node.ts';
import { isExported } from './plain-entries.ts';
import { descends } from './refers-to.ts';

/** What the packages of the workspace give away: their users start it, whoever else does. */
export interface PackageExports {
  /** A function, or a public method of a class, that users of a package get by its name. */
  has(node: FlowNode): boolean;
}

const MANIFESTS = ['pyproject.toml', 'setup.py', 'setup.cfg', 'package.json'];
/** Names looked at in one package. */
const MOST_NAMES = 400;

export function createPackageExports(evaluator: Evaluator): PackageExports {
  let known: { functions: ReadonlySet<string>; classes: readonly ClassValue[] } | undefined;
  return {
    has(node) {
      if (node.functionId === null || isTestOrExample(node.facts.file) || !isExported(node)) return false;
      known ??= collect(evaluator.machine.sources, evaluator);
      const fn = node.facts.functions[node.functionId]!;
      if (fn.classId === null) return known.functions.has(`${node.facts.file}#${String(fn.id)}`);
      const own: ClassValue = { kind: 'class', facts: node.facts, classId: fn.classId };
      return known.classes.some(cls => isInherited(cls, own, fn.name!, evaluator));
    },
  };
}

/** The method that objects of an exported class have under this name. */
function isInherited(cls: ClassValue, own: ClassValue, name: string, evaluator: Evaluator): boolean {
  if (cls.facts === own.facts && cls.classId === own.classId) return true;
  if (!descends(cls, own, evaluator)) return false;
  const method = evaluator.field(cls, name);
  return method.kind === 'function' && method.facts === own.facts;
}

function collect(
  sources: Sources,
  evaluator: Evaluator,
): {
  functions: ReadonlySet<string>;
  classes: readonly ClassValue[];
} {
  const functions = new Set<string>();
  const classes = new Map<string, ClassValue>();
  const add = (value: Value): void => {
    if (value.kind === 'function') functions.add(`${value.facts.file}#${String(value.functionId)}`);
    else if (value.kind === 'class') classes.set(`${value.facts.file}#${String(value.classId)}`, value);
    else if (value.kind === 'one-of') for (const option of value.options) add(option.value);
  };
  for (const path of doorsOf(sources)) {
    const facts = sources.facts(path);
    if (!facts) continue;
    const names = facts.language === 'python' ? pythonNames(facts, evaluator) : scriptNames(facts, evaluator);
    for (const name of [...names].slice(0, MOST_NAMES)) add(evaluator.field({ kind: 'module', facts }, name));
  }
  return { functions, classes: [...classes.values()] };
}

/** Files whose names are a package's own: the outermost `__init__.py`, what package.json names. */
function doorsOf(sources: Sources): string[] {
  const paths = new Set(sources.paths);
  const found = new Set<string>();
  const pythonFolders = new Set<string>();
  for (const manifest of sources.named(MANIFESTS)) {
    if (isTestOrExample(manifest)) continue;
    const folder = folderOf(manifest);
    if (!manifest.endsWith('.json')) {
      pythonFolders.add(folder);
      continue;
    }
    const parsed = parseJson(sources.text(manifest));
    // A private package is a part of an application.
    if (!parsed || parsed['private'] === true) continue;
    for (const stem of mainFiles(parsed))
      for (const ending of ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js'])
        if (paths.has(join(folder, stem + ending))) found.add(join(folder, stem + ending));
  }
  if (pythonFolders.size === 0) return [...found];
  for (const path of sources.paths) {
    if (!path.endsWith('/__init__.py') || isTestOrExample(path)) continue;
    const outer = folderOf(folderOf(path));
    if (paths.has(join(outer, '__init__.py'))) continue;
    if (
      pythonFolders.has(outer) ||
      (/(^|\/)(src|lib|python)$/.test(outer) && pythonFolders.has(folderOf(outer)))
    )
      found.add(path);
  }
  return [...found];
}

/** `__all__` where it is known, else the public names that the module has or imports. */
function pythonNames(facts: FileFacts, evaluator: Evaluator): ReadonlySet<string> {
  const all = evaluator.field({ kind: 'module', facts }, '__all__');
  const names = new Set<string>();
  if (all.kind === 'list')
    for (const { value } of all.items)
      if (value.kind === 'text' && value.pieces.length === 1 && 'text' in value.pieces[0]!)
        names.add(value.pieces[0].text);
  if (names.size > 0) return names;
  for (const { local } of facts.imports) if (local !== '*') names.add(local);
  for (const fn of facts.functions)
    if (fn.parentId === null && fn.classId === null && fn.name) names.add(fn.name);
  for (const cls of facts.classes) if (cls.functionId === null && cls.name) names.add(cls.name);
  return new Set([...names].filter(name => !name.startsWith('_')));
}

/** Names of its export list, those of the modules that it passes on as a whole included. */
function scriptNames(facts: FileFacts, evaluator: Evaluator): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<FileFacts>();
  const visit = (one: FileFacts): void => {
    if (seen.has(one) || seen.size > 100) return;
    seen.add(one);
    for (const { name, local, module } of one.exports) {
      if (name !== '*') names.add(name);
      else if (module !== null && local === '*') {
        const { machine } = evaluator;
        const path = machine.resolver.resolve(one, module);
        const target = path === undefined ? undefined : machine.sources.facts(path);
        if (target) visit(target);
      }
    }
  };
  visit(facts);
  return names;
}
