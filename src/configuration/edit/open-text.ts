import { isMap } from 'yaml';
import type { Document, Node } from 'yaml';
import { parseYaml } from '../check/parse-yaml.ts';

/** A text with its tree: what edits start from. */
export interface OpenText {
  readonly text: string;
  readonly document: Document.Parsed | null;
  readonly root: Node | null;
  readonly eol: string;
  /** Spaces that a level of the file is indented by. */
  readonly step: number;
}

/** Opens a text for edits, or says in a line why it can't be edited. */
export function openText(text: string): OpenText | { readonly refused: string } {
  const { document, problems, place } = parseYaml(text);
  const [first] = problems;
  if (first) {
    const { line, column } = place(first.offset);
    return { refused: `line ${line}, column ${column}: ${first.message}. Mend it first` };
  }
  const root = (document?.contents ?? null) as Node | null;
  return { text, document, root, eol: text.includes('\r\n') ? '\r\n' : '\n', step: stepOf(text, root) };
}

function stepOf(text: string, root: Node | null): number {
  if (!isMap(root)) return 2;
  for (const pair of root.items) {
    const value = pair.value as Node | null;
    if (isMap(value) && !value.flow && value.range) return Math.max(1, columnOf(text, value.range[0]));
  }
  return 2;
}

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Offset after the line feed that ends the line, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** 0-based; a BOM is no column. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith('\ufeff') ? 1 : 0);
}

/** A line without its end, and the spaces it starts with. */
export function lineAt(text: string, start: number): { readonly line: string; readonly indent: number } {
  const line = text.slice(start, nextLine(text, start)).replace(/\r?\n$/, '');
  return { line, indent: /^ */.exec(line)![0].length };
}

/** A cut in a text and what comes in its place. */
export interface Splice {
  readonly offset: number;
  readonly remove: number;
  readonly insert: string;
}

/** Carries out splices that don't overlap; of two at the same offset the first given comes first. */
export function splice(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let from = 0;
  const ordered = splices
    .map((item, index) => ({ ...item, index }))
    .sort((a, b) => a.offset - b.offset || a.index - b.index);
  for (const { offset, remove, insert } of ordered) {
    pieces.push(text.slice(from, offset), insert);
    from = offset + remove;
  }
  return pieces.join('') + text.slice(from);
}
