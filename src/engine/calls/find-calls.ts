import type { Method } from '../sdks/define-sdk.ts';
import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { callsByName } from '../values/callers.ts';
import type { Context } from '../values/value.ts';
import type { CallSite } from './call-site.ts';
import { findHttpCalls } from './find-http-calls.ts';
import { findReferences, methodAliases } from './find-references.ts';
import { isOwnSource, type OwnPackages } from './own-packages.ts';
import { recogniseCall, type Recognition } from './recognise.ts';
import { listOf } from './sdk-index.ts';

/** All requests to models in a file, in source order. */
export function findCalls(facts: FileFacts, given: Recognition, own: OwnPackages): CallSite[] {
  const sites: CallSite[] = [];
  const names = calledNames(facts, given);
  const callsObjects = mayCallObjects(facts, given);
  for (const [name, calls] of callsByName(facts)) {
    if (!given.index.methodNames.has(name) && !names.has(name) && !callsObjects) continue;
    for (const { call, functionId } of calls) {
      const context: Context = { facts, functionId, frame: null };
      const found = recogniseCall(call, context, given);
      if (!found || isHandedIn(call, functionId, found.match.method, facts)) continue;
      const { match, request, by, others = [] } = found;
      const { kind } = match.method;
      sites.push({ facts, call, context, match, others, request, kind, foundBy: by });
    }
  }
  sites.push(...findReferences(facts, given), ...findHttpCalls(facts, given));
  return sites
    .filter(site => !isOwnSource(site.match.sdk, facts.file, own))
    .sort((a, b) => a.call.nameStart - b.call.nameStart)
    .filter((site, i, all) => all[i - 1]?.call.nameStart !== site.call.nameStart);
}

/** A method that a parameter holds is a call where it is handed over; an object that is called itself is one here. */
function isHandedIn(
  { callee }: CallExpr,
  functionId: number | null,
  { path }: Method,
  { functions }: FileFacts,
): boolean {
  if (callee.kind !== 'name' || listOf(path).some(one => one.endsWith('()'))) return false;
  let within = functionId === null ? undefined : functions[functionId];
  for (; within; within = within.parentId === null ? undefined : functions[within.parentId])
    if (within.params.some(p => p.name === callee.name)) return true;
  return false;
}

/** Local names of methods that go by another one: `from litellm import completion as ask`, `ask = client.chat.create`. */
function calledNames(facts: FileFacts, { index }: Recognition): ReadonlySet<string> {
  const names = new Set(methodAliases(facts, index.methodNames));
  for (const { name, local } of facts.imports)
    if (name !== local && index.methodNames.has(name)) names.add(local);
  return names;
}

/** Whether a file imports an SDK whose objects are called themselves: `agent("…")`. Then any name may be one. */
const mayCallObjects = (facts: FileFacts, { index }: Recognition): boolean =>
  facts.imports.some(({ module }) =>
    index
      .ofModule(module)
      .some(sdk => sdk.methods.some(({ path }) => listOf(path).some(one => one.endsWith('()')))),
  );
