import type { Condition, Method } from '../sdks/define-sdk.ts';
import type { Machine } from '../values/evaluate.ts';
import { constantText, optionsOf, truthOf, type BoundCall, type Value } from '../values/value.ts';
import { fieldsOfCall } from './fields.ts';
import { afterPackage, type MethodMatch } from './sdk-index.ts';

/** Whether a condition of a declaration holds for a request. */
export function meets(
  condition: Condition | undefined,
  { method, client, calls, sdk }: MethodMatch,
  request: BoundCall | null,
  machine: Machine,
): boolean {
  if (!condition) return true;
  if (!request && !condition.field.startsWith('@')) return true;
  const reader = fieldsOfCall(
    request ?? ([...calls.values()].find(c => c) as BoundCall),
    method,
    { calls, positions: positionsOf(method, client) },
    machine,
  );
  const value = reader.read([condition.field]);
  if (condition.isFunction) return optionsOf(value).some(o => o.value.kind === 'function');
  if (condition.isNotOff)
    return value.kind === 'absent' || optionsOf(value).some(o => truthOf(o.value) !== false);
  if (condition.isOn) return optionsOf(value).some(o => truthOf(o.value) === true);
  const { matches } = condition;
  if (!matches) return value.kind !== 'absent';
  const texts = optionsOf(value).map(o => constantText(o.value) ?? leading(o.value) ?? member(o.value, sdk));
  const known = texts.filter(t => t !== undefined);
  if (condition.isGiven && known.length === 0) return false;
  return known.length === 0 ? value.kind !== 'absent' : known.some(t => matches.test(t));
}

/** The constant start of a text that run time ends. */
function leading(value: Value): string | undefined {
  const piece = value.kind === 'text' ? value.pieces[0] : undefined;
  return piece && 'text' in piece ? piece.text : undefined;
}

/** A member of an enumeration of the package (`Process.hierarchical`), or an object of one of its classes. */
const member = (value: Value, { packages }: MethodMatch['sdk']): string | undefined =>
  value.kind === 'external' ? afterPackage(value, packages) : undefined;

/** Positions of a method's calls on the way, its client's constructor among them. */
export function positionsOf(
  method: Method,
  client: MethodMatch['client'],
): Readonly<Record<string, Method | object>> {
  return { ...method.inner, client: client ?? {} };
}
