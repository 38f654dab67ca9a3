import type { FileFacts } from '../syntax/facts.ts';
import { exported } from '../values/members.ts';
import { scopeOf } from '../values/scopes.ts';
import { fixturesOf } from '../values/test-fixtures.ts';
import { optionsOf, type Value } from '../values/value.ts';
import type { Recognition } from './recognise.ts';

/** More names than this are those of a module of everything; the first are enough to find who imports it. */
const MOST_NAMES = 40;

/**
 * Names under which a file gives clients away: variables that hold one, functions that return one, classes that keep
 * one. Files that import them may send requests without naming an SDK.
 */
export function carriedNames(facts: FileFacts, given: Recognition): readonly string[] {
  const names: string[] = [];
  for (const name of exportedNames(facts)) {
    if (names.length >= MOST_NAMES) break;
    const value = exported(facts, name, given.evaluator.machine);
    if (value && carries(value, facts, given)) names.push(name);
  }

  for (const [name, functionId] of fixturesOf(facts)) {
    const made = { kind: 'function', facts, functionId, self: null, frame: null } as const;
    if (!names.includes(name) && carries(made, facts, given)) names.push(name);
  }
  return names;
}

function exportedNames(facts: FileFacts): Iterable<string> {
  if (facts.language !== 'python') return new Set(facts.exports.map(e => e.name).filter(n => n !== '*'));
  const names: string[] = [];
  for (const [name, bindings] of scopeOf(facts, null).names)
    if (bindings.some(b => b.kind === 'assign' || b.kind === 'function' || b.kind === 'class'))
      names.push(name);
  return names;
}

function carries(value: Value, facts: FileFacts, given: Recognition, depth = 0): boolean {
  const { index, evaluator } = given;
  return optionsOf(value).some(({ value: one }) => {
    switch (one.kind) {
      case 'external':
        return (one.path === '' || one.path.includes('()')) && index.isKnown(one);
      case 'function':
        return (
          depth < 2 &&
          one.facts === facts &&
          carries(evaluator.machine.callers.call(one, null), facts, given, depth + 1)
        );
      case 'instance':
        return depth < 2 && carries(one.of, facts, given, depth + 1);
      case 'class':
        return one.facts === facts && keepsClient(facts, one.classId, given);
      case 'object':
        return depth < 2 && [...one.entries.values()].some(v => carries(v, facts, given, depth + 1));
      default:
        return false;
    }
  });
}

/** A class whose attributes or bases are clients, or whose methods make them. */
function keepsClient(facts: FileFacts, classId: number, { index, evaluator }: Recognition): boolean {
  const cls = facts.classes[classId]!;
  const isClient = (value: Value): boolean =>
    optionsOf(value).some(o => o.value.kind === 'external' && o.value.path !== '' && index.isKnown(o.value));
  const context = { facts, functionId: cls.functionId, frame: null };
  if (cls.bases.some(base => isClient(evaluator.evaluate(base, context)))) return true;
  if (cls.fields.some(field => field.value && isClient(evaluator.evaluate(field.value, context))))
    return true;
  const makes = (id: number): boolean =>
    facts.functions[id]!.body.some(
      s =>
        s.kind === 'return' &&
        s.value?.kind === 'call' &&
        isClient(evaluator.evaluate(s.value, { facts, functionId: id, frame: null })),
    );
  if (cls.methods.some(makes)) return true;
  return cls.methods.some(id =>
    [...scopeOf(facts, id).attributes.values()]
      .flat()
      .some(({ value }) => isClient(evaluator.evaluate(value, { facts, functionId: id, frame: null }))),
  );
}

/** Words of which an importer of a file holds one: the file's own name, and its folder's where that re-exports it. */
export function importWords(file: string): readonly string[] {
  const parts = file.replace(/\.[^./]+$/, '').split('/');
  const folder = parts.at(-2);
  return [parts.at(-1)!, ...(folder === undefined ? [] : [folder])].filter(
    w => w !== 'index' && w !== '__init__',
  );
}
