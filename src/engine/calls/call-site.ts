import type { CallExpr, Expr, FileFacts } from '../syntax/facts.ts';
import type { CallKind } from '../model.ts';
import type { MethodMatch } from './sdk-index.ts';
import type { BoundCall, Context, Value } from '../values/value.ts';

/** A request to a model, found in the source. */
export interface CallSite {
  readonly facts: FileFacts;
  /** Where reports place it: the call that sends, or the reference to the method where that is handed over. */
  readonly call: SitePlace;
  readonly context: Context;
  readonly match: MethodMatch;
  /** Clients that may send it instead, where the code chooses among several. */
  readonly others?: readonly { readonly match: MethodMatch; readonly when: string | null }[];
  /** The call whose arguments are the request's: another than `call` where a method is handed over (`retry(f, …)`). */
  readonly request: BoundCall;
  /** The request's arguments before this one belong to whoever calls the method. */
  readonly skipped?: number;
  /** Body and address of a request that no SDK makes. */
  readonly http?: { readonly body: Value; readonly url: Value; readonly provider: string | null };
  readonly kind: CallKind;
  /** The item of a list that this run is for: "@each" of a declaration. */
  readonly item?: Value;
  readonly foundBy: string;
}

export type SitePlace = Pick<CallExpr, 'start' | 'end' | 'nameStart' | 'argsStart' | 'argsEnd'>;

export const familyOf = (facts: FileFacts): 'python' | 'script' =>
  facts.language === 'python' ? 'python' : 'script';

/** `chat.completions.create` of `client.chat.completions.create` as written, the receiver's own name first. */
export function dottedNames(callee: Expr): readonly string[] {
  const names: string[] = [];
  let expr = callee;
  while (expr.kind === 'member' || expr.kind === 'call' || expr.kind === 'await') {
    if (expr.kind === 'member') {
      names.unshift(expr.property);
      expr = expr.object;
    } else expr = expr.kind === 'call' ? expr.callee : expr.value;
  }
  if (expr.kind === 'name') names.unshift(expr.name);
  return names;
}
