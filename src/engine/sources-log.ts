import type { Sources } from './sources.ts';

/** Sources that remember what they were asked, so that a change that moves no answer costs no work. */
export interface SourcesLog extends Sources {
  /** Whether everything asked so far would be answered as it was, though these files changed; none came or went. */
  stands(changed: readonly string[]): boolean;
}

/** With more questions than this, asking them again would take longer than it saves. */
const mostQuestions = 5_000;

export function createSourcesLog(sources: Sources): SourcesLog {
  /** Paths whose facts, text or existence were asked for. */
  const asked = new Set<string>();
  /** Base names of files that were asked for. */
  const bases = new Set<string>();
  const questions = new Map<string, { readonly ask: () => readonly string[]; found: readonly string[] }>();

  const about = <T>(path: string, answer: T): T => {
    asked.add(path);
    return answer;
  };
  const found = (question: string, ask: () => readonly string[]): readonly string[] => {
    const known = questions.get(question);
    const paths = ask();
    if (known) known.found = paths;
    else if (questions.size <= mostQuestions) questions.set(question, { ask, found: paths });
    return paths;
  };
  return {
    get paths() {
      return sources.paths;
    },
    facts(path) {
      const facts = sources.facts(path);
      if (facts) asked.add(facts.file); // where a link leads
      return about(path, facts);
    },
    text: path => about(path, sources.text(path)),
    exists: path => about(path, sources.exists(path)),
    mentioning: words => found(`mentioning\n${words.join('\n')}`, () => sources.mentioning(words)),
    naming: names => found(`naming\n${names.join('\n')}`, () => sources.naming(names)),
    calling: name => found(`calling\n${name}`, () => sources.calling(name)),
    named(names) {
      for (const name of names) bases.add(name);
      return sources.named(names);
    },
    stands(changed) {
      if (questions.size > mostQuestions) return false;
      if (changed.some(path => asked.has(path) || bases.has(path.slice(path.lastIndexOf('/') + 1))))
        return false;
      let isSame = true;
      for (const question of questions.values()) {
        const now = question.ask();
        isSame &&= changed.every(path => now.includes(path) === question.found.includes(path));
        question.found = now;
      }
      return isSame;
    },
  };
}
