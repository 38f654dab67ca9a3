import { isTestOrExample } from '../calls/test-or-example.ts';
import type { Configuration } from '../configuration.ts';
import type { ConfigProblem } from '../model.ts';
import type { Sources } from '../sources.ts';
import type { LineMap } from '../syntax/line-map.ts';
import { pragmaFeatures, withPragmaFeatures, type PragmaFeature } from './pragma-features.ts';
import { pragmasIn, type FilePragmas } from './pragmas-for-call.ts';
import { pragmaProblem } from './read-pragma.ts';

/** The comments of a workspace that hold settings. */
export interface Pragmas {
  of(file: string): FilePragmas;
  /** The settings with what comments say of features. */
  added(configurationFor: (file: string) => Configuration): (file: string) => Configuration;
  /** Slips in comments, and what they say of features that start nowhere near. */
  problems(found: readonly Started[]): readonly ConfigProblem[];
}

interface Started {
  readonly entry: { readonly file: string; readonly start: number };
}

const none: FilePragmas = { pragmas: [], problems: [] };

/** Reads them file by file; files that don't hold the word are not parsed for it. */
export function createPragmas(sources: Sources, lines: (file: string) => LineMap | undefined): Pragmas {
  const holding = sources.mentioning(['inference-cost']);
  const files = new Map<string, { readonly own: FilePragmas; readonly features: readonly PragmaFeature[] }>();
  for (const file of holding) {
    const facts = sources.facts(file);
    const map = facts && lines(file);
    if (!facts || !map) continue;
    const own = pragmasIn(facts, map);
    files.set(file, { own, features: pragmaFeatures(own, facts, map) });
  }
  return {
    of: file => files.get(file)?.own ?? none,
    added: configurationFor => withPragmaFeatures(configurationFor, file => files.get(file)?.features ?? []),
    problems: found => {
      const starts = new Set(
        found.flatMap(({ entry: { file, start } }) => [
          file,
          `${file}:${lines(file)?.place(start).line ?? 0}`,
        ]),
      );
      return [...files].flatMap(([file, { own, features }]) => [
        ...own.problems,
        ...features
          .filter(
            ({ setting }) => !isTestOrExample(file) && !setting.entries.some(entry => starts.has(entry)),
          )
          .map(({ at: { line, column } }) => pragmaProblem(file, line, column, startsNowhere)),
      ]);
    },
  };
}

const startsNowhere =
  'no feature starts here: put it above the function that a user, a job or a command starts';
