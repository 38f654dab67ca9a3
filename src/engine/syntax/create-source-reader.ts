import { Language as Grammar, Parser } from 'web-tree-sitter';
import type { Node, ParseOptions, Point, Range } from 'web-tree-sitter';
import type { FileFacts, Language, Pragma, Span } from './facts.ts';
import { parseNotebook } from './notebook.ts';
import type { Notebook } from './notebook.ts';
import { nothingGathered, type Gathered, type Part } from './parts.ts';
import { readPython } from './python-reader.ts';
import { reread, rereadHalfTyped } from './reread.ts';
import { readScript } from './script-reader.ts';
import { languageOf } from './source-reader.ts';
import type { Grammars, SourceReader } from './source-reader.ts';
import type { SourceUnit } from './source-unit.ts';

/** Loads the parser and its grammars (some 20 ms); one reader serves a whole thread. */
export async function createSourceReader(grammars: Grammars): Promise<SourceReader> {
  // Bytes and a plain file name: web-tree-sitter would else build a URL, which fails in a bundle.
  await Parser.init({ wasmBinary: grammars.runtime, locateFile: (file: string) => file });
  const loaded = {} as Record<Language, Grammar>;
  for (const language of LANGUAGES) loaded[language] = await Grammar.load(grammars[language]);
  const parser = new Parser();

  /** Hands the tree's root to `read` and frees the tree. */
  function withTree<T>(language: Language, text: string, options: ParseOptions, read: (root: Node) => T): T {
    parser.setLanguage(loaded[language]);
    const tree = parser.parse(text, null, options);
    if (!tree) throw new Error(`no tree for a text of ${text.length} characters`);
    try {
      return read(tree.rootNode);
    } finally {
      tree.delete();
    }
  }

  function readUnit(
    language: Language,
    text: string,
    options: ParseOptions,
    gathered?: Gathered,
  ): SourceUnit & { readonly pragmas: readonly Pragma[] } {
    return withTree(language, text, options, root => ({
      ...(language === 'python' ? readPython(root, text, gathered) : readScript(root, text, gathered)),
      pragmas: pragmasIn(root, text),
    }));
  }

  /** What is known of the statements at the top of a file without broken code. */
  const partsOf = new WeakMap<FileFacts, readonly Part[]>();

  function readFile(
    file: string,
    language: Language,
    text: string,
    before?: FileFacts,
    again: typeof rereadHalfTyped = reread,
  ): FileFacts {
    const known = before && partsOf.get(before);
    const found =
      known &&
      again({ facts: before, parts: known }, text, (start, end, gathered) =>
        readUnit(language, text, { includedRanges: [rangeOf(start, end)] }, gathered),
      );
    if (found) {
      if ('parts' in found) partsOf.set(found.facts, found.parts);
      return found.facts;
    }
    const { parts, ...unit } = readUnit(language, text, {});
    const facts: FileFacts = { file, language, text, ...unit };
    if (facts.broken.length === 0) partsOf.set(facts, parts);
    return facts;
  }

  function readNotebook(file: string, notebook: Notebook): FileFacts | undefined {
    if (notebook.kind === 'unsupported') return undefined;
    const language = 'python';
    const gathered = nothingGathered();
    if (notebook.kind === 'broken')
      return {
        file,
        language,
        text: '',
        ...gathered,
        pragmas: [],
        broken: [{ start: 0, end: 0 }],
        cells: [],
      };
    const { text, code, cells } = notebook;
    const broken: Span[] = [];
    const pragmas: Pragma[] = [];
    for (const { start, end } of cells) {
      // Only this cell's range is parsed: a broken cell stays apart, and offsets are those of the whole.
      const unit = readUnit(language, code, { includedRanges: [rangeOf(start, end)] }, gathered);
      broken.push(...unit.broken);
      pragmas.push(...unit.pragmas);
    }
    return { file, language, text, ...gathered, pragmas, broken, cells };
  }

  return {
    read(file, text, before, keepsHalfTyped = false) {
      const language = languageOf(file);
      if (language === undefined) return undefined;
      return language === 'notebook'
        ? readNotebook(file, parseNotebook(text))
        : readFile(file, language, text, before, keepsHalfTyped ? rereadHalfTyped : reread);
    },
  };
}

const LANGUAGES = ['python', 'typescript', 'tsx', 'javascript'] as const;
const ORIGIN: Point = { row: 0, column: 0 };
const FAR: Point = { row: 0x7fffffff, column: 0 };
const PRAGMA = 'inference-cost';

/** Rows are not asked for: only offsets say where a range is. */
const rangeOf = (startIndex: number, endIndex: number): Range => ({
  startIndex,
  endIndex,
  startPosition: ORIGIN,
  endPosition: FAR,
});

/** Most files hold no pragma: the tree is searched for comments only when the text holds the word. */
function pragmasIn(root: Node, text: string): Pragma[] {
  if (!text.includes(PRAGMA)) return [];
  return root
    .descendantsOfType('comment')
    .map(({ startIndex: start, endIndex: end }) => ({ text: text.slice(start, end), start, end }))
    .filter(comment => comment.text.includes(PRAGMA));
}
