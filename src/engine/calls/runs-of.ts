import type { Field, Method } from '../sdks/define-sdk.ts';
import type { Machine } from '../values/evaluate.ts';
import { optionsOf, type Value } from '../values/value.ts';
import type { CallSite } from './call-site.ts';
import { fieldsOfCall } from './fields.ts';
import { meets, positionsOf } from './conditions.ts';

/** A crew of more tasks than this is read as one of so many. */
const MOST_ITEMS = 40;

/** The runs that a call stands for: one, or one for each item of a list, and what it asks besides. */
export function runsOf(site: CallSite, machine: Machine): CallSite[] {
  const { method } = site.match;
  if (!method.each && !method.besides) return [site];
  const besides = (method.besides ?? []).flatMap(({ each, ...more }) => {
    const other: Method = { ...method, ...more };
    const match = { ...site.match, method: other };
    return meets(other.where, match, site.request, machine)
      ? eachOf({ ...site, match, kind: other.kind }, each, machine)
      : [];
  });
  return [...eachOf(site, method.each, machine), ...besides];
}

/** The site once for each item of the list, as far as the source says what is in it. */
function eachOf(site: CallSite, each: readonly Field[] | undefined, machine: Machine): CallSite[] {
  if (!each) return [site];
  const { match, request, skipped } = site;
  const positions = positionsOf(match.method, match.client);
  const fields = fieldsOfCall(request, match.method, { calls: match.calls, positions }, machine, skipped);
  const unless = match.method.eachUnless;
  if (unless !== undefined && fields.read([unless]).kind !== 'absent') return [site];
  const [first] = optionsOf(fields.read(each));
  const items: Value[] =
    first?.value.kind === 'list'
      ? first.value.items.filter(i => !i.isSpread).map(i => optionsOf(i.value)[0]!.value)
      : [];
  return items.length === 0 ? [site] : items.slice(0, MOST_ITEMS).map(item => ({ ...site, item }));
}
