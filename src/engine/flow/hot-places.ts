import type { FileFacts } from '../syntax/facts.ts';
import { callsOf } from '../values/callers.ts';
import { scopeOf } from '../values/scopes.ts';
import type { Reaching } from './find-reaching.ts';
import { referencesOf } from './references.ts';

/** Places of a function's own text that may run a call: all else is passed over unread. */
export interface HotPlaces {
  within(span: { readonly start: number; readonly end: number }): boolean;
}

/** `sites`: offsets of the calls themselves, by file. */
export function createHotPlaces(
  reaching: Reaching,
  sites: ReadonlyMap<string, ReadonlySet<number>>,
): (facts: FileFacts, functionId: number | null) => HotPlaces {
  const byFile = new Map<FileFacts, ReadonlyMap<number | null, HotPlaces>>();
  return (facts, functionId) => {
    let places = byFile.get(facts);
    if (!places) byFile.set(facts, (places = collect(facts)));
    return places.get(functionId) ?? NOWHERE;
  };

  function collect(facts: FileFacts): ReadonlyMap<number | null, HotPlaces> {
    const own = sites.get(facts.file);
    const offsets = new Map<number | null, number[]>();
    const add = (functionId: number | null, offset: number): void => {
      const list = offsets.get(functionId);
      if (list) list.push(offset);
      else offsets.set(functionId, [offset]);
    };
    const { byName, functions } = referencesOf(facts);
    for (const [name, references] of byName) {
      const isReaching = reaching.names.has(name);
      if (!isReaching && !isAlias(name, facts)) continue;
      for (const { expr, functionId } of references)
        if (isReaching || expr.kind === 'name') add(functionId, expr.start);
    }
    for (const { call, functionId } of callsOf(facts)) {
      const { callee } = call;
      const isHot =
        own?.has(call.nameStart) === true ||
        callee.kind === 'function' ||
        (callee.kind === 'name' && isHeld(callee.name, functionId, facts));
      if (isHot) add(functionId, call.nameStart);
    }
    for (const [id, { expr, functionId }] of functions)
      if (reaching.nodes.get(facts, id) !== undefined) add(functionId, expr.start);
    return new Map([...offsets].map(([id, list]) => [id, placesAt(list.sort((a, b) => a - b))]));
  }

  /** A name of the function, or of the module for its own code, that may hold a function: a parameter, a variable. */
  function isHeld(name: string, functionId: number | null, facts: FileFacts): boolean {
    for (let id = functionId; id !== null; id = facts.functions[id]!.parentId) {
      const bindings = scopeOf(facts, id).names.get(name);
      if (bindings) return bindings.some(b => b.kind === 'param' || b.kind === 'assign' || b.kind === 'item');
    }
    return (
      functionId === null &&
      scopeOf(facts, null)
        .names.get(name)
        ?.some(b => b.kind === 'assign' || b.kind === 'item') === true
    );
  }

  function isAlias(name: string, facts: FileFacts): boolean {
    return facts.imports.some(
      i => i.local === name && i.local !== i.name && (reaching.names.has(i.name) || i.name === 'default'),
    );
  }
}

const NOWHERE: HotPlaces = { within: () => false };

function placesAt(offsets: readonly number[]): HotPlaces {
  return {
    within({ start, end }) {
      let low = 0;
      let high = offsets.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (offsets[middle]! < start) low = middle + 1;
        else high = middle;
      }
      return low < offsets.length && offsets[low]! < end;
    },
  };
}
