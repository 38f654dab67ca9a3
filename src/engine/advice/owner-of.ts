import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { callsOf } from '../values/callers.ts';
import type { Place } from '../values/value.ts';

/** The call among whose arguments a place stands, the innermost. */
export function ownerOf(facts: FileFacts, place: Place): CallExpr | undefined {
  let owner: CallExpr | undefined;
  for (const { call } of callsOf(facts)) {
    if (call.argsStart > place.start || place.end > call.argsEnd) continue;
    if (!owner || call.argsStart >= owner.argsStart) owner = call;
  }
  return owner;
}
