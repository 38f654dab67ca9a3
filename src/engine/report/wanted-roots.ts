import type { FeatureSetting } from '../configuration.ts';
import type { FoundFeature } from '../flow/find-features.ts';
import type { Sources } from '../sources.ts';
import type { FileFacts, FunctionFacts } from '../syntax/facts.ts';
import type { LinesOf } from './call-ids.ts';

/** A function that the settings name as the start of a feature. */
export interface Root {
  readonly facts: FileFacts;
  readonly functionId: number;
}

/**
 * Functions that the settings name as entries ("path:function", "path:Class.method", "path:line") where the scan found
 * none: their features start there all the same.
 */
export function wantedRoots(
  settings: readonly FeatureSetting[],
  found: readonly FoundFeature[],
  sources: Sources,
  lines: LinesOf,
): readonly Root[] {
  const names = new Set(found.map(({ entry }) => entry.name));
  const known = new Set(found.map(({ entry }) => `${entry.facts.file}#${String(entry.functionId)}`));
  const isKnown = ({ facts, functionId }: Root): boolean => known.has(`${facts.file}#${String(functionId)}`);
  return settings.flatMap(({ entries }) => {
    const roots = entries.filter(entry => !names.has(entry)).map(entry => rootOf(entry, sources, lines));
    const byName = roots.flatMap(root => (root?.isByLine === false ? [root] : []));
    // A comment in a function of a function speaks of whichever of them starts; of the innermost where none does.
    const byLine = roots.flatMap(root => (root?.isByLine ? [root] : []));
    return [...byName, ...(byLine.some(isKnown) ? [] : byLine.slice(-1))].filter(root => !isKnown(root));
  });
}

function rootOf(
  entry: string,
  sources: Sources,
  lines: LinesOf,
): (Root & { readonly isByLine: boolean }) | undefined {
  const [, path, name] = /^(.+?\.\w+):(.+)$/.exec(entry) ?? [];
  if (!path || !name || !sources.paths.includes(path)) return undefined;
  const facts = sources.facts(path);
  const isByLine = /^\d+$/.test(name);
  const fn = facts?.functions.find(one =>
    isByLine ? lines(path)?.place(one.nameStart).line === Number(name) : isNamed(one, name, facts),
  );
  return facts && fn && { facts, functionId: fn.id, isByLine };
}

function isNamed(fn: FunctionFacts, name: string, facts: FileFacts): boolean {
  if (fn.name === name) return true;
  const cls = fn.classId === null ? null : facts.classes[fn.classId]!.name;
  return cls !== null && `${cls}.${fn.name ?? ''}` === name;
}
