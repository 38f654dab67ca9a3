import type { FileFacts, Language } from './facts.ts';

/** Bytes of the parser's wasm and of the grammars, handed in by the host. */
export interface Grammars {
  readonly runtime: Uint8Array;
  readonly python: Uint8Array;
  readonly typescript: Uint8Array;
  readonly tsx: Uint8Array;
  readonly javascript: Uint8Array;
}

export interface SourceReader {
  /**
   * Text to facts. Never throws on broken code. `file` decides the language; undefined for one that is not supported.
   * `before` is what this reader read of an earlier text of the file: the facts are the same with it, and sooner there.
   * With `keepsHalfTyped` they are not: what stands around a broken place, and the calls that get lost in it, stay as
   * they were in `before`, if that was without broken code.
   */
  read(file: string, text: string, before?: FileFacts, keepsHalfTyped?: boolean): FileFacts | undefined;
}

/** The language of a file by its name; notebooks say theirs inside. */
export function languageOf(file: string): Language | 'notebook' | undefined {
  const dot = file.lastIndexOf('.');
  return dot < 0 ? undefined : BY_EXTENSION.get(file.slice(dot + 1).toLowerCase());
}

const BY_EXTENSION: ReadonlyMap<string, Language | 'notebook'> = new Map([
  ['py', 'python'],
  ['pyi', 'python'],
  ['ipynb', 'notebook'],
  ['ts', 'typescript'],
  ['mts', 'typescript'],
  ['cts', 'typescript'],
  ['tsx', 'tsx'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['jsx', 'javascript'],
]);
