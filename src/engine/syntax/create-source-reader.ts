import { Language as Grammar, Parser } from 'web-tree-sitter';
import type { Node, ParseOptions, Point } from 'web-tree-sitter';
import type { FileFacts, Language, Pragma } from './facts.ts';
import { parseNotebook } from './notebook.ts';
import type { Notebook } from './notebook.ts';
import { readPython } from './python-reader.ts';
import type { PythonUnit } from './python-reader.ts';
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

  function readFile(file: string, language: Language, text: string): FileFacts {
    return withTree(language, text, {}, root => {
      const unit = language === 'python' ? readPython(root, text) : readScript(root, text, language);
      return facts(file, language, text, unit, pragmasIn(root, text));
    });
  }

  function readNotebook(file: string, notebook: Notebook): FileFacts | undefined {
    if (notebook.kind === 'unsupported') return undefined;
    if (notebook.kind === 'broken')
      return { ...facts(file, 'python', '', { ...EMPTY, broken: [{ start: 0, end: 0 }] }, []), cells: [] };
    const { text, code, cells } = notebook;
    let unit: PythonUnit | undefined;
    const pragmas: Pragma[] = [];
    for (const { start, end } of cells) {
      // Only this cell's range is parsed: a broken cell stays apart, and offsets are those of the whole.
      const range = { startIndex: start, endIndex: end, startPosition: ORIGIN, endPosition: FAR };
      withTree('python', code, { includedRanges: [range] }, root => {
        unit = readPython(root, code, unit);
        pragmas.push(...pragmasIn(root, code));
      });
    }
    return { ...facts(file, 'python', text, unit ?? EMPTY, pragmas), cells };
  }

  return {
    read(file, text) {
      const language = languageOf(file);
      if (language === undefined) return undefined;
      return language === 'notebook'
        ? readNotebook(file, parseNotebook(text))
        : readFile(file, language, text);
    },
  };
}

const LANGUAGES = ['python', 'typescript', 'tsx', 'javascript'] as const;
const ORIGIN: Point = { row: 0, column: 0 };
const FAR: Point = { row: 0x7fffffff, column: 0 };
const EMPTY: SourceUnit = { imports: [], exports: [], body: [], functions: [], classes: [], broken: [] };
const PRAGMA = 'inference-cost';

function facts(
  file: string,
  language: Language,
  text: string,
  unit: SourceUnit,
  pragmas: readonly Pragma[],
): FileFacts {
  return { file, language, text, ...unit, pragmas };
}

/** Most files hold no pragma: the tree is searched for comments only when the text holds the word. */
function pragmasIn(root: Node, text: string): Pragma[] {
  if (!text.includes(PRAGMA)) return [];
  return root
    .descendantsOfType('comment')
    .map(({ startIndex: start, endIndex: end }) => ({ text: text.slice(start, end), start, end }))
    .filter(comment => comment.text.includes(PRAGMA));
}
