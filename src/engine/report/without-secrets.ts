import type { Report } from '../model.ts';
import type { Sources } from '../sources.ts';
import { dotenvLines, localFiles, SECRET_NAMES } from '../values/environment.ts';
import type { ModelsAt } from './models-at.ts';

/** What keys of the well-known services look like, wherever they stand in a text. */
const KEYS =
  /\b(?:sk|pk|rk)[-_](?:[A-Za-z0-9]+[-_])*[A-Za-z0-9_-]{16,}|\b(?:ghp|gho|ghu|ghs|github_pat|xox[abprs]|hf|gsk|r8|glpat|pplx|xai|nvapi|tvly|lsv2)[-_][A-Za-z0-9_-]{16,}|\bA(?:KIA|SIA)[A-Z0-9]{16}\b|\bAIza[A-Za-z0-9_-]{30,}|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}|\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/g;

const ENVIRONMENT_FILES: readonly string[] = [...localFiles, '.env.staging', '.env.test'];
const SHOWN = '•••';
const SHORTEST = 6;

/** Takes keys, and secrets that `.env` files hold, out of whatever is about to be shown. */
export type Redact = <T>(value: T) => T;

export function createRedact(sources: Pick<Sources, 'named' | 'text'>): Redact {
  const secrets = environmentSecrets(sources);
  const clean = (text: string): string => {
    let shown = text.replace(KEYS, SHOWN);
    for (const secret of secrets) if (shown.includes(secret)) shown = shown.replaceAll(secret, SHOWN);
    return shown;
  };
  return value => cleaned(value, clean);
}

/** The same value with its strings cleaned; what holds nothing to hide stays the same object. */
function cleaned<T>(value: T, clean: (text: string) => string): T {
  if (typeof value === 'string') return clean(value) as T;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    let changed: unknown[] | undefined;
    for (const [i, item] of items.entries()) {
      const one = cleaned(item, clean);
      if (one !== item) (changed ??= [...items])[i] = one;
    }
    return (changed ?? value) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = value as Record<string, unknown>;
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(members)) {
    const one = cleaned(members[key], clean);
    if (one !== members[key]) (changed ??= { ...members })[key] = one;
  }
  return (changed ?? value) as T;
}

/** Values of `.env` files whose name says that they are secret, the longest first. */
function environmentSecrets(sources: Pick<Sources, 'named' | 'text'>): readonly string[] {
  const found = new Set<string>();
  for (const path of sources.named(ENVIRONMENT_FILES)) {
    for (const [name, given] of dotenvLines(sources.text(path) ?? '')) {
      const value = given
        .trim()
        .replace(/^(["'])(.*)\1.*$/, '$2')
        .trim();
      if (
        SECRET_NAMES.test(name) &&
        value.length >= SHORTEST &&
        !/^[\d.]+$|^(true|false|none|null)$/i.test(value)
      )
        found.add(value);
    }
  }
  return [...found].sort((a, b) => b.length - a.length);
}

/** A report as it may be shown. A fix that would write a secret down is left out: an edit must not change it either. */
export function withoutSecrets(report: Report, redact: Redact): Report {
  const findings = report.findings.map(finding => ({
    ...redact({ ...finding, fixes: [] }),
    fixes: finding.fixes.filter(fix => redact(fix) === fix),
  }));
  return { ...redact({ ...report, findings: [] }), findings };
}

/** The models of a place as they may be shown; an edit that would write a secret down is left out. */
export function modelsWithoutSecrets(found: ModelsAt, redact: Redact): ModelsAt {
  const models = found.models.map(({ fix, ...model }) => ({
    ...redact(model),
    fix: fix && redact(fix) === fix ? fix : null,
  }));
  return { ...redact({ ...found, models: [] }), models };
}
