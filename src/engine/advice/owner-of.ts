import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import type { Place } from '../values/value.ts';

/** The call among whose arguments a place stands, the innermost. */
export function ownerOf(facts: FileFacts, place: Place): CallExpr | undefined {
  let owner: CallExpr | undefined;
  for (const call of callsIn(facts)) {
    if (call.argsStart > place.start || place.end > call.argsEnd) continue;
    if (!owner || call.argsStart >= owner.argsStart) owner = call;
  }
  return owner;
}

const known = new WeakMap<FileFacts, readonly CallExpr[]>();

/** Asked for each call that a model can be switched in: a file is walked once. */
function callsIn(facts: FileFacts): readonly CallExpr[] {
  let calls = known.get(facts);
  if (!calls) {
    const found: CallExpr[] = [];
    walkFile(facts, { expr: expr => void (expr.kind === 'call' && found.push(expr)) });
    known.set(facts, (calls = found));
  }
  return calls;
}
