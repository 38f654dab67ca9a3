import ignore from 'ignore';
import type { Ignore } from 'ignore';

/** What the .gitignore files from the root down to one folder leave out. Paths are relative to the root. */
export interface IgnoreRules {
  ignoresFile(path: string): boolean;
  ignoresFolder(path: string): boolean;
  /** These rules and those of the .gitignore with `text` in `folder` ('' is the root), which come later and so win. */
  within(folder: string, text: string): IgnoreRules;
}

/** The rules of a tree without any .gitignore. */
export const noIgnoreRules: IgnoreRules = rules([]);

function rules(patterns: readonly string[]): IgnoreRules {
  const matcher = patterns.length > 0 ? matcherOf(patterns) : null;
  return {
    ignoresFile: path => matcher?.ignores(path) ?? false,
    ignoresFolder: path => matcher?.ignores(`${path}/`) ?? false,
    within: (folder, text) => {
      const own = text.split(/\r?\n/).flatMap(line => anchored(line, folder) ?? []);
      return own.length > 0 ? rules([...patterns, ...own]) : rules(patterns);
    },
  };
}

/** Case counts, as in git on Linux, so that every machine leaves out the same. A pattern that is no pattern is dropped. */
function matcherOf(patterns: readonly string[]): Ignore {
  const matcher = ignore({ ignorecase: false });
  for (const pattern of patterns) {
    try {
      ignore({ ignorecase: false }).add(pattern).ignores('probe');
      matcher.add(pattern);
    } catch {
      continue;
    }
  }
  return matcher;
}

/** A pattern of `folder`'s .gitignore as the root's own would say it; null for blank lines and comments. */
function anchored(line: string, folder: string): string | null {
  const pattern = line.replace(/^\uFEFF/, '');
  if (pattern.trim() === '' || pattern.startsWith('#')) return null;
  if (folder === '') return pattern;
  const negative = pattern.startsWith('!');
  const body = negative ? pattern.slice(1) : pattern;
  const hasPath = body.trimEnd().replace(/\/$/, '').includes('/');
  const prefix = `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}/${hasPath ? '' : '**/'}`;
  return `${negative ? '!' : ''}${prefix}${body.replace(/^\//, '')}`;
}
