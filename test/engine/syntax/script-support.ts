import { Language as Grammar, Parser } from 'web-tree-sitter';
import type { Language } from '../../../src/engine/syntax/facts.ts';
import { readScript } from '../../../src/engine/syntax/script-reader.ts';
import type { SourceUnit } from '../../../src/engine/syntax/source-unit.ts';
import { loadGrammars } from '../../support/grammars.ts';

export type ScriptLanguage = Exclude<Language, 'python'>;

/** Parses and reads one text. */
export type ReadText = (text: string, language?: ScriptLanguage) => SourceUnit;

export async function scriptParsers(): Promise<Record<ScriptLanguage, Parser>> {
  const grammars = loadGrammars();
  await Parser.init({ wasmBinary: grammars.runtime, locateFile: (file: string) => file });
  const parser = async (bytes: Uint8Array): Promise<Parser> =>
    new Parser().setLanguage(await Grammar.load(bytes));
  return {
    typescript: await parser(grammars.typescript),
    tsx: await parser(grammars.tsx),
    javascript: await parser(grammars.javascript),
  };
}

export async function scriptTextReader(): Promise<ReadText> {
  const parsers = await scriptParsers();
  return (text, language = 'typescript') => {
    const tree = parsers[language].parse(text)!;
    try {
      return readScript(tree.rootNode, text);
    } finally {
      tree.delete();
    }
  };
}
