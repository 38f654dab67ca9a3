import { Composer, Lexer, LineCounter, Parser } from 'yaml';
import type { Document, Node } from 'yaml';

/** UTF-16 code units; a generated file of a thousand calls has about half of it. */
export const MAX_FILE_CHARS = 512 * 1024;
const MAX_PIECES = 120_000;
const MAX_DEPTH = 100;

export interface YamlProblem {
  readonly offset: number;
  readonly message: string;
}

export interface ParsedYaml {
  readonly document: Document.Parsed | null;
  readonly problems: readonly YamlProblem[];
  /** Place of an offset: 1-based, a BOM counts as no column. */
  place(offset: number): { readonly line: number; readonly column: number };
}

/**
 * Reads YAML without ever expanding an alias or resolving a tag. A text that is too large, too deep or too long in
 * pieces is refused before a tree is built: the library's composer recurses, and its error paths are slow.
 */
export function parseYaml(source: string): ParsedYaml {
  const bom = source.startsWith('\ufeff') ? 1 : 0;
  const lines = new LineCounter();
  lines.addNewLine(0);
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, line === 1 ? col - bom : col) };
  };
  const refuse = (message: string): ParsedYaml => ({
    document: null,
    problems: [{ offset: 0, message }],
    place,
  });
  if (source.length > MAX_FILE_CHARS)
    return refuse(
      `the file is larger than ${MAX_FILE_CHARS / 1024} KB and was not read: move parts of it into files nearer to the code`,
    );
  const parser = new Parser(lines.addNewLine);
  const tokens = [];
  let pieces = 0;
  for (const piece of new Lexer().lex(source)) {
    for (const token of parser.next(piece)) tokens.push(token);
    if (parser.stack.length > MAX_DEPTH)
      return refuse(`the file is nested deeper than ${MAX_DEPTH} levels and was not read`);
    if (++pieces > MAX_PIECES)
      return refuse(
        'the file has too many parts and was not read: move parts of it into files nearer to the code',
      );
  }
  for (const token of parser.end()) tokens.push(token);
  const documents = [...new Composer(options).compose(tokens, true, source.length)];
  const document = documents[0] as Document.Parsed | undefined;
  if (!document) return { document: null, problems: [], place };
  const problems: YamlProblem[] = document.errors.map(error => ({
    offset: error.pos[0],
    message: inOurWords(error.code, error.message),
  }));
  const second = documents[1];
  if (second)
    problems.push({
      offset: second.range?.[0] ?? 0,
      message: 'a second document starts here (`---`) and was not read: keep one',
    });
  return { document, problems, place };
}

const options = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

function inOurWords(code: string, message: string): string {
  if (code === 'TAB_AS_INDENT') return 'a tab stands where YAML wants spaces: indent with spaces';
  if (code === 'RESOURCE_EXHAUSTION') return 'this part is nested too deeply and was not read';
  return `this is not valid YAML: ${message.split('\n')[0]!.replace(/[.:]?\s*$/, '')}`;
}

/** Where a node starts; 0 where the library doesn't say. */
export const startOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;
