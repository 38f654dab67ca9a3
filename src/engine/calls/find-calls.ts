import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { callsByName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { BoundCall, Context, ExternalValue, Value } from '../values/value.ts';
import { familyOf, type CallSite } from './call-site.ts';
import type { MethodMatch, SdkIndex } from './sdk-index.ts';

/** Whether the workspace uses an SDK at all: then a distinctive path counts without a known receiver. */
export type UsesSdk = (sdkId: string) => boolean;

/** All requests to models in a file, in source order. */
export function findCalls(
  facts: FileFacts,
  index: SdkIndex,
  evaluator: Evaluator,
  usesSdk: UsesSdk,
): CallSite[] {
  const sites: CallSite[] = [];
  for (const [name, calls] of callsByName(facts)) {
    if (!index.methodNames.has(name)) continue;
    for (const { call, functionId } of calls) {
      const context: Context = { facts, functionId, frame: null };
      const found = recognise(call, context, index, evaluator, usesSdk);
      if (found)
        sites.push({
          facts,
          call,
          context,
          match: found.match,
          request: { call, context },
          kind: found.match.method.kind,
          foundBy: found.by,
        });
    }
  }
  return sites.sort((a, b) => a.call.nameStart - b.call.nameStart);
}

function recognise(
  call: CallExpr,
  context: Context,
  index: SdkIndex,
  evaluator: Evaluator,
  usesSdk: UsesSdk,
): { match: MethodMatch; by: string } | undefined {
  const language = familyOf(context.facts);
  const callee = evaluator.evaluate(call.callee, context);
  for (const value of externals(callee)) {
    const match = index.method(value, language);
    if (match) return { match, by: `${value.module}: ${value.path}` };
  }
  if (callee.kind !== 'unknown' && callee.kind !== 'external') return undefined;
  // A receiver from nowhere: an untyped parameter, a fixture, something a framework puts there.
  if (callee.kind === 'external' && callee.module !== '') return undefined;
  const path = dotted(call);
  const distinctive = path ? index.distinctive(path, language) : undefined;
  if (!distinctive || !usesSdk(distinctive.sdk.id)) return undefined;
  return {
    match: { ...distinctive, client: null, calls: new Map<string, BoundCall>() },
    by: `path .${path!} in a workspace that uses ${distinctive.sdk.id}`,
  };
}

function externals(value: Value): ExternalValue[] {
  if (value.kind === 'external') return [value];
  return value.kind === 'one-of' ? value.options.flatMap(o => externals(o.value)) : [];
}

/** `x.chat.completions.create` as written, without the receiver's own name. */
function dotted(call: CallExpr): string | undefined {
  const names: string[] = [];
  let expr = call.callee;
  while (expr.kind === 'member') {
    names.unshift(expr.property);
    expr = expr.object;
  }
  return names.length > 1 ? names.join('.') : undefined;
}
