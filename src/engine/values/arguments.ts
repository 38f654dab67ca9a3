import type { Arg, Param } from '../syntax/facts.ts';
import type { Evaluate } from './evaluate.ts';
import { absent, oneOf, optionsOf, unknown, type BoundCall, type Option, type Value } from './value.ts';

/** What a call gives to the parameters of a function; unknown spreads leave it open. */
export function bindArguments(
  params: readonly Param[],
  call: BoundCall,
  evaluate: Evaluate,
): { args: Map<string, () => Value>; isOpen: boolean } {
  const args = new Map<string, () => Value>();
  let isOpen = false;
  // Asked anew each time: what is known is remembered, and what was a part only is not kept.
  const lazily =
    (arg: Arg): (() => Value) =>
    () =>
      evaluate(arg.value, call.context);
  const positional = params.filter(p => p.kind === 'positional');
  const rest: (() => Value)[] = [];
  let index = 0;
  for (const arg of call.call.args) {
    if (arg.spread === 'list') {
      const list = evaluate(arg.value, call.context);
      if (list.kind !== 'list' || list.items.some(i => i.isSpread)) isOpen = true;
      else for (const item of list.items) place(() => item.value);
    } else if (arg.spread === 'map') {
      const map = evaluate(arg.value, call.context);
      if (map.kind !== 'object' || map.isOpen) isOpen = true;
      if (map.kind === 'object') for (const [key, value] of map.entries) args.set(key, () => value);
    } else if (arg.name !== null) args.set(arg.name, lazily(arg));
    else place(lazily(arg));
  }
  const list = params.find(p => p.kind === 'rest');
  if (list && rest.length > 0) {
    args.set(list.name, () => ({
      kind: 'list',
      items: rest.map(value => ({ value: value(), isSpread: false, when: null })),
    }));
  }
  const map = params.find(p => p.kind === 'rest-map');
  if (map) {
    const names = new Set(params.map(p => p.name));
    const extra = [...args].filter(([name]) => !names.has(name));
    const { start, end } = call.call;
    args.set(map.name, () => ({
      kind: 'object',
      entries: new Map(extra.map(([name, value]) => [name, value()])),
      isOpen,
      place: { file: call.context.facts.file, start, end },
    }));
  }
  return { args, isOpen };

  function place(value: () => Value): void {
    const param = positional[index++];
    if (!param) rest.push(value);
    else args.set(paramName(param), value);
  }
}

/** A destructured parameter has no name: its offset stands for it. */
export const paramName = (param: Param): string =>
  param.name === '' ? `#${String(param.start)}` : param.name;

export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What `**options` gives to a name; a choice of options is a choice of values. */
function spreadMember(map: Value, name: string): { value?: Value; isOpen: boolean } {
  const options = optionsOf(map);
  const isOpen = options.some(o => o.value.kind !== 'object' || o.value.isOpen);
  const given = options.flatMap(({ value, when }) => {
    const inner = value.kind === 'object' ? value.entries.get(name) : undefined;
    return inner ? [{ value: inner, when }] : [];
  });
  if (given.length === 0) return { isOpen };
  const missing: Option[] = given.length < options.length ? [{ value: absent, when: 'otherwise' }] : [];
  return { value: oneOf([...given, ...missing]), isOpen };
}

/** Arguments of a call to something outside the workspace: by keyword, by position, or as members of an options object. */
export function argumentOf(
  call: BoundCall,
  name: string,
  position: number | null,
  evaluate: Evaluate,
): Value {
  let isOpen = false;
  let index = 0;
  for (const arg of call.call.args) {
    if (arg.spread === 'map') {
      const found = spreadMember(evaluate(arg.value, call.context), name);
      if (found.value) return found.value;
      isOpen ||= found.isOpen;
    } else if (arg.spread === 'list') {
      const list = evaluate(arg.value, call.context);
      if (list.kind !== 'list' || list.items.some(i => i.isSpread)) isOpen = true;
      else for (const item of list.items) if (index++ === position) return item.value;
    } else if (arg.name === name) return evaluate(arg.value, call.context);
    else if (arg.name === null && index++ === position) return evaluate(arg.value, call.context);
  }
  return isOpen ? unknown('may be in what is spread into the call', name) : absent;
}
