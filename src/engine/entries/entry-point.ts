import type { EntryKind } from '../model.ts';
import type { FileFacts } from '../syntax/facts.ts';
import type { BoundCall } from '../values/value.ts';

/** A place where something outside starts the code. */
export interface EntryPoint {
  readonly name: string;
  readonly kind: EntryKind;
  /** Where the handler's code is. */
  readonly facts: FileFacts;
  /** Null: the module's own code. */
  readonly functionId: number | null;
  /** Offset of the name that the report's line comes from. */
  readonly start: number;
  /** File of `start`. */
  readonly file: string;
  /** The call that starts it with known arguments, where there is one. */
  readonly started: BoundCall | null;
}
