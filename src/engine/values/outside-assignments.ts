import type { Expr, FileFacts } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import { isTestOrExample } from '../calls/test-or-example.ts';
import { filesThatSet } from '../dependencies.ts';
import type { Machine } from './evaluate.ts';
import { isSelf } from './scopes.ts';
import { oneOf, type ClassValue, type Option, type Value } from './value.ts';

/** A name that more files than this mention is everybody's: who sets it can't be told cheaply. */
const MOST_FILES = 40;
const MOST_VALUES = 8;

/**
 * What is put into an attribute from outside its class: `context.messages = build()` where `context` is an object of
 * that class. Asked only where the class itself leaves it open.
 */
export function setFromOutside(of: ClassValue, name: string, machine: Machine): Value | undefined {
  machine.reliesOn(of.facts.file, filesThatSet(name));
  const files = machine.sources.mentioning([name]);
  if (files.length > MOST_FILES) return undefined;
  const inTests = isTestOrExample(of.facts.file);
  const options: Option[] = [];
  for (const path of files) {
    if (!inTests && isTestOrExample(path)) continue;
    const facts = path === of.facts.file ? of.facts : machine.sources.facts(path);
    if (!facts) continue;
    for (const { object, value, functionId } of memberAssignments(facts).get(name) ?? []) {
      const context = { facts, functionId, frame: null };
      const holder = machine.evaluate(object, context);
      if (holder.kind !== 'instance' || !isOf(holder.of, of)) continue;
      machine.reliesOn(of.facts.file, path);
      options.push({ value: machine.evaluate(value, context), when: `set in ${path}` });
      if (options.length >= MOST_VALUES) return oneOf(options);
    }
  }
  return options.length > 0 ? oneOf(options) : undefined;
}

const isOf = (one: ClassValue, other: ClassValue): boolean =>
  one.facts.file === other.facts.file && one.classId === other.classId;

interface Assigned {
  readonly object: Expr;
  readonly value: Expr;
  readonly functionId: number | null;
}

const index = new WeakMap<FileFacts, ReadonlyMap<string, readonly Assigned[]>>();

/** Assignments to members of anything but the object itself, by the member's name. */
function memberAssignments(facts: FileFacts): ReadonlyMap<string, readonly Assigned[]> {
  const known = index.get(facts);
  if (known) return known;
  const found = new Map<string, Assigned[]>();
  walkFile(facts, {
    stmt: (stmt, functionId) => {
      if (stmt.kind !== 'assign' || stmt.op !== '' || !stmt.value) return;
      for (const target of stmt.targets) {
        if (target.kind !== 'member') continue;
        if (target.object.kind === 'name' && isSelf(target.object.name)) continue;
        const one = { object: target.object, value: stmt.value, functionId };
        found.set(target.property, [...(found.get(target.property) ?? []), one]);
      }
    },
  });
  index.set(facts, found);
  return found;
}
