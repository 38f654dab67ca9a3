import type { Position, Range } from 'vscode-languageserver/node';
import type { SourcePlace } from '../../engine/model.ts';
import type { Located } from '../open-documents.ts';

/** The report counts lines and columns from 1, the protocol from 0; both count UTF-16 code units. */
export function position(place: { readonly line: number; readonly column: number }): Position {
  return { line: place.line - 1, character: place.column - 1 };
}

/** Whether a place of the report stands in this document (of a notebook: in this cell). */
export function standsIn(place: Pick<SourcePlace, 'cell'>, located: Located): boolean {
  return place.cell === located.cell;
}

/** The last name of a callee, or the quoted text at a place: what a person points at. */
export function pointedRange(place: SourcePlace, located: Located): Range {
  const start = position(place);
  const rest = lineText(located, start.line).slice(start.character);
  const length = /^(?:[\p{L}\p{N}_$]+|(["'`]).*?\1)/u.exec(rest)?.[0].length ?? 1;
  return { start, end: { line: start.line, character: start.character + length } };
}

/** The callee with what it hangs on, as far as it stands on one line: `client.chat.completions.create`. */
export function calleeRange(place: SourcePlace, located: Located): Range {
  const range = pointedRange(place, located);
  const before = lineText(located, range.start.line).slice(0, range.start.character);
  const chain = /[\p{L}\p{N}_$.?!]*$/u.exec(before)?.[0].length ?? 0;
  return { start: { line: range.start.line, character: range.start.character - chain }, end: range.end };
}

export function holds(range: Range, at: Position): boolean {
  return (
    at.line === range.start.line &&
    at.character >= range.start.character &&
    at.character <= range.end.character
  );
}

export function lineText({ document }: Located, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}
