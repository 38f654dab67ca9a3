import { languageOf } from '../engine/syntax/source-reader.ts';

/** Bytes of a source file, and of the code cells of a notebook. */
export const maxSourceBytes = 1_500_000;
/** Bytes of a whole notebook: its outputs may be large, its code not. */
export const maxNotebookBytes = 100_000_000;
/** Mean characters a line beyond which code was written by a machine for machines. */
const maxMeanLine = 500;

/** Text that is analysed, a reason why it can't be, or silence for what is no source of the workspace's own. */
export type SourceText = { readonly text: string } | { readonly skipped: string } | 'left out';

/** Why a file is too large, in words for `skipped`. */
export const tooLarge = 'larger than 1.5 MB';

/** Whether the name alone leaves a file out. */
export function hasMinifiedName(name: string): boolean {
  return name.includes('.min.');
}

/** Most bytes that are worth reading of a source file. */
export function maxBytesOf(path: string): number {
  return languageOf(path) === 'notebook' ? maxNotebookBytes : maxSourceBytes;
}

/** What the bytes of a source file hold. */
export function sourceText(path: string, bytes: Uint8Array): SourceText {
  const text = decode(bytes);
  if (text === null) return { skipped: 'no text: holds NUL bytes' };
  return languageOf(path) === 'notebook' ? notebookText(text) : looksMinified(text) ? 'left out' : { text };
}

/** The same for text that an editor holds. */
export function unsavedText(path: string, text: string): SourceText {
  if (text.length > maxBytesOf(path)) return { skipped: tooLarge };
  return languageOf(path) === 'notebook' ? notebookText(text) : looksMinified(text) ? 'left out' : { text };
}

/** UTF-8, or UTF-16 that says so; the byte order mark stays. Null for what is no text. */
export function decode(bytes: Uint8Array): string | null {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : utf16Big(bytes);
  const text = new TextDecoder(utf16 ?? 'utf-8', { ignoreBOM: true }).decode(bytes);
  return text.includes('\0') ? null : text;
}

function utf16Big(bytes: Uint8Array): string | null {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function notebookText(text: string): SourceText {
  const code = notebookCode(text);
  if (code === null) return { skipped: 'no notebook: not valid JSON' };
  if (code.length > maxSourceBytes) return { skipped: `code cells ${tooLarge}` };
  return looksMinified(code) ? 'left out' : { text };
}

/** The text of all code cells, a line feed after each; null when the file is no notebook. */
function notebookCode(text: string): string | null {
  const notebook = parseJson(text.replace(/^\uFEFF/, ''));
  const cells = isRecord(notebook) ? cellsOf(notebook) : null;
  if (cells === null) return null;
  return cells.map(cell => (isRecord(cell) && cell['cell_type'] === 'code' ? codeOf(cell) : '')).join('');
}

/** Format 4 keeps cells at the top, format 3 in worksheets. */
function cellsOf(notebook: Record<string, unknown>): readonly unknown[] | null {
  if (Array.isArray(notebook['cells'])) return notebook['cells'];
  if (!Array.isArray(notebook['worksheets'])) return null;
  return notebook['worksheets'].flatMap(sheet =>
    isRecord(sheet) && Array.isArray(sheet['cells']) ? (sheet['cells'] as unknown[]) : [],
  );
}

function codeOf(cell: Record<string, unknown>): string {
  const source = cell['source'] ?? cell['input'];
  const text = Array.isArray(source) ? source.join('') : source;
  return typeof text === 'string' ? `${text}\n` : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function looksMinified(text: string): boolean {
  if (text.length <= maxMeanLine) return false;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / Math.max(lines, 1) > maxMeanLine;
}
