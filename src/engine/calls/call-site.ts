import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import type { CallKind } from '../model.ts';
import type { MethodMatch } from './sdk-index.ts';
import type { BoundCall, Context } from '../values/value.ts';

/** A request to a model, found in the source. */
export interface CallSite {
  readonly facts: FileFacts;
  readonly call: CallExpr;
  readonly context: Context;
  readonly match: MethodMatch;
  /** The call whose arguments are the request's: another than `call` where a method is handed over (`retry(f, …)`). */
  readonly request: BoundCall;
  readonly kind: CallKind;
  readonly foundBy: string;
}

export const familyOf = (facts: FileFacts): 'python' | 'script' =>
  facts.language === 'python' ? 'python' : 'script';
