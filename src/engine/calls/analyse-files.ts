import type { Sources } from '../sources.ts';
import type { FileFacts } from '../syntax/facts.ts';
import { folderOf } from '../values/modules.ts';
import { findAgents, type AgentFindings } from '../agents/find-agents.ts';
import type { ShapeIndex } from '../agents/shape-index.ts';
import { importWords } from './carried-names.ts';
import { findCalls } from './find-calls.ts';
import { findModelSites, type FoundModelSite } from './find-model-sites.ts';
import type { OwnPackages } from './own-packages.ts';
import type { Recognition } from './recognise.ts';
import { resolveCall } from './resolve-call.ts';
import type { ResolvedCall } from './resolved-call.ts';

/** What was learned of one file; kept until the file, or one that it rests on, changes. */
export interface FileResult {
  readonly facts: FileFacts;
  readonly calls: readonly ResolvedCall[];
  readonly modelSites: readonly FoundModelSite[];
  readonly agents: AgentFindings;
}

export function analyseFile(
  facts: FileFacts,
  given: Recognition,
  shapes: ShapeIndex,
  own: OwnPackages,
): FileResult {
  const calls = findCalls(facts, given, own).map(site => resolveCall(site, given));
  return {
    facts,
    calls,
    modelSites: findModelSites(facts, given.index, given.evaluator, calls),
    agents: findAgents(facts, shapes, given.evaluator),
  };
}

/** Chains of files that hand a client on are short. */
const MOST_ROUNDS = 3;

/**
 * Files that name no SDK but import something that holds a client from a file that was analysed, round by round. Their
 * text must hold the name and that of the file (or folder) it comes from before they are parsed. `carriedBy` gives the
 * names under which a file gives clients away: asked only where a file that wasn't analysed may import it.
 */
export function* filesThatImport(
  analysed: ReadonlyMap<string, FileResult>,
  sources: Sources,
  analyse: (path: string, facts: FileFacts) => FileResult,
  carriedBy: (result: FileResult) => readonly string[],
): Generator<FileResult> {
  const seen = new Set(analysed.keys());
  const mayBeImported = ({ facts: { file } }: FileResult): boolean =>
    isConftest(file) ||
    importWords(file).some(word => sources.naming(lastPartOf(word)).some(path => !seen.has(path)));
  const carrying = (results: Iterable<FileResult>): FileResult[] =>
    [...results].filter(result => mayBeImported(result) && carriedBy(result).length > 0);
  let carriers = carrying(analysed.values());
  for (let round = 0; round < MOST_ROUNDS && carriers.length > 0; round++) {
    const names = new Set(carriers.flatMap(carriedBy));
    const words = [...new Set(carriers.flatMap(c => importWords(c.facts.file)))].sort();
    const holders = new Set(sources.mentioning(words));
    const shared = carriers
      .map(c => c.facts.file)
      .filter(isConftest)
      .map(folderOf);
    const next: FileResult[] = [];
    for (const path of sources.mentioning([...names].sort())) {
      // pytest hands what conftest.py declares to all tests below, without an import.
      const isBelow = shared.some(folder => folder === '' || path.startsWith(`${folder}/`));
      if (seen.has(path) || !(isBelow || holders.has(path))) continue;
      seen.add(path);
      const facts = sources.facts(path);
      if (!facts || !(isBelow || importsOneOf(facts, names, words))) continue;
      const result = analyse(path, facts);
      yield result;
      next.push(result);
    }
    carriers = carrying(next);
  }
}

/** `utils` of `my-utils`: a whole word of whatever imports it. */
const lastPartOf = (word: string): readonly string[] => word.match(/[\w$\x80-\uffff]+/g)?.slice(-1) ?? [];

const isConftest = (file: string): boolean => /(^|\/)conftest\.py$/.test(file);

/** An import of one of the names, or of a whole module called by one of the words. */
function importsOneOf(facts: FileFacts, names: ReadonlySet<string>, words: readonly string[]): boolean {
  return facts.imports.some(
    ({ name, module }) =>
      names.has(name) ||
      ((name === '*' || name === 'default') && words.some(w => module.endsWith(w))) ||
      words.includes(name),
  );
}
