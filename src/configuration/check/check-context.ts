import type { ConfigProblem } from '../../engine/model.ts';
import type { RefersTo } from '../shapes/shape.ts';

/** Something that the file names and the workspace must have; checked once a report is there. */
export interface Reference {
  readonly refers: RefersTo;
  /** From the workspace root on. */
  readonly value: string;
  /** As written. */
  readonly written: string;
  /** Where in the file's tree: "assumptions.files". */
  readonly member: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One walk over one file. */
export interface CheckContext {
  readonly file: string;
  /** Folder of the file with a closing slash; "" at the root. */
  readonly folder: string;
  readonly place: (offset: number) => { readonly line: number; readonly column: number };
  readonly problems: ConfigProblem[];
  readonly references: Reference[];
  /** Kinds of trouble that are told once a file: anchors, tags. */
  readonly told: Set<string>;
}

const MAX_PROBLEMS = 200;

/** Adds a problem of one line. */
export function tell(context: CheckContext, offset: number, message: string): void {
  if (context.problems.length > MAX_PROBLEMS) return;
  const full = context.problems.length === MAX_PROBLEMS;
  const line = full ? 'there are more problems: mend those above first' : printable(message);
  context.problems.push({ file: context.file, ...context.place(offset), message: line });
}

/** A text of the file as it may stand in a message: quoted, short, on one line. */
export function quoted(text: string): string {
  const shown = printable(text);
  return JSON.stringify(shown.length > 60 ? `${shown.slice(0, 57)}…` : shown);
}

/** Without line ends, and without characters that a terminal obeys or that turn the direction of writing. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
