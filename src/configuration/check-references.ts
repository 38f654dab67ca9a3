import type { ConfigProblem, Report } from '../engine/model.ts';
import { matchesGlob } from '../engine/settings/glob.ts';
import type { Reference } from './check/check-context.ts';
import { quoted } from './check/check-context.ts';
import { closestName } from './check/closest-name.ts';
import type { ConfigurationFile } from './read-configuration.ts';

export interface Workspace {
  /** Source files before `include` and `exclude` took some out. */
  readonly paths: readonly string[];
  readonly report: Pick<Report, 'calls' | 'features'>;
  /** Ids of all rules; without them rule names are not checked. */
  readonly rules?: readonly string[];
}

/** Problems of names in the files that the workspace doesn't have: globs without a file, features, calls, rules. */
export function checkReferences(
  files: readonly ConfigurationFile[],
  workspace: Workspace,
): readonly ConfigProblem[] {
  const known = namesOf(files, workspace);
  const problems: ConfigProblem[] = [];
  for (const reference of files.flatMap(file => file.references)) {
    const message = troubleOf(reference, known);
    if (message)
      problems.push({ file: reference.file, line: reference.line, column: reference.column, message });
  }
  return problems;
}

interface Known {
  readonly paths: readonly string[];
  readonly features: ReadonlySet<string>;
  readonly generated: ReadonlySet<string>;
  readonly calls: ReadonlySet<string>;
  readonly rules: readonly string[] | undefined;
}

function namesOf(files: readonly ConfigurationFile[], { paths, report, rules }: Workspace): Known {
  const generated = report.features.map(({ name }) => name);
  const configured = files.flatMap(file => file.configuration.features.map(({ name }) => name));
  return {
    paths,
    generated: new Set(generated),
    features: new Set([...generated, ...configured]),
    calls: new Set(report.calls.map(({ key }) => key)),
    rules,
  };
}

function troubleOf(reference: Reference, known: Known): string | undefined {
  const { refers, value, written, member } = reference;
  if (refers === 'files' || (refers === 'site' && !value.includes('#'))) return globTrouble(reference, known);
  if (refers === 'call' || refers === 'site')
    return known.calls.has(value)
      ? undefined
      : `${member}: there is no call ${quoted(written)}${meant(value, [...known.calls])}`;
  // A report without features can't tell which there are.
  if (known.generated.size === 0 && (refers === 'feature' || refers === 'own-feature')) return undefined;
  if (refers === 'feature')
    return known.features.has(value)
      ? undefined
      : `${member}: there is no feature ${quoted(written)}${meant(value, [...known.features])}`;
  if (refers === 'own-feature')
    return known.generated.has(value)
      ? undefined
      : `features: the scan found no entry point of ${quoted(written)}: name one under entries, as the report shows it`;
  if (refers === 'rule')
    return !known.rules || known.rules.includes(value)
      ? undefined
      : `${member}: there is no rule ${quoted(written)}${meant(value, known.rules)}`;
  return undefined;
}

function globTrouble({ value, written, member }: Reference, { paths }: Known): string | undefined {
  if (paths.some(path => matchesGlob(value, path))) return undefined;
  const deeper = !written.includes('/') && paths.some(path => matchesGlob(`**/${value}`, path));
  return `${member}: ${quoted(written)} matches no source file${deeper ? `; for any depth write "**/${written}"` : meant(value, paths)}`;
}

function meant(name: string, names: readonly string[]): string {
  const closest = closestName(name, names.slice(0, 5000));
  return closest === undefined
    ? ': look it up in the report, or take the line out'
    : `: did you mean ${quoted(closest)}?`;
}
