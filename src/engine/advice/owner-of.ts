import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import type { Place } from '../values/value.ts';

/** The call among whose arguments a place stands, the innermost. */
export function ownerOf(facts: FileFacts, place: Place): CallExpr | undefined {
  let owner: CallExpr | undefined;
  walkFile(facts, {
    expr: expr => {
      if (expr.kind !== 'call' || expr.argsStart > place.start || place.end > expr.argsEnd) return;
      if (!owner || expr.argsStart >= owner.argsStart) owner = expr;
    },
  });
  return owner;
}
