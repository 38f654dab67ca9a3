import type { Machine } from '../values/evaluate.ts';
import { oneOf, type BoundCall, type Value } from '../values/value.ts';

/** Calls that write an object into text or bytes: the object is what the receiver reads out again. */
const WRITERS =
  /(^|\.)(dumps|stringify|encode|from|new|json_dumps|orjson|String|str|bytes|Blob|toString|Uint8Array)$/;

/** The object behind `json.dumps({…}).encode()`, `new TextEncoder().encode(JSON.stringify({…}))`; else the value itself. */
export function writtenAs(value: Value, machine: Machine, depth = 0): Value {
  if (depth > 4) return value;
  if (value.kind === 'one-of')
    return oneOf(value.options.map(o => ({ value: writtenAs(o.value, machine, depth + 1), when: o.when })));
  const made = value.kind === 'unknown' ? value.made : value;
  if (made?.kind !== 'external') return value;
  const segments = made.path.split('()');
  if (segments.pop() !== '') return value;
  for (let i = segments.length - 1; i >= 0; i--) {
    const call: BoundCall | null | undefined = made.calls[i];
    const name = `${i === 0 && segments[0]! === '' ? made.module : ''}${segments[i]!}`;
    const full = i === 0 ? `${made.module}.${name}` : name;
    if (!WRITERS.test(full) && !WRITERS.test(name)) return value;
    const [first] = call?.call.args ?? [];
    // `.encode("utf-8")` of a text names only the encoding: what is encoded stands before it.
    if (i > 0 && (!first || first.value.kind === 'string')) continue;
    if (!call || !first || first.spread) return value;
    return writtenAs(machine.evaluate(first.value, call.context), machine, depth + 1);
  }
  return value;
}
