import { looksSecret, parseData } from './data-value.ts';
import type { Machine } from './evaluate.ts';
import { oneOf, unknown, type Option, type Value } from './value.ts';

/** What this machine sets. Examples of such files set nothing. Only ids of models are read of them. */
export const localFiles: readonly string[] = [
  '.env',
  '.env.local',
  '.env.development',
  '.env.development.local',
  '.env.production',
  '.env.production.local',
];

/** Files that set environment variables, of a deployment or of this machine. A change of one may change every answer. */
export const environmentFiles: readonly string[] = [
  ...localFiles,
  'docker-compose.yml',
  'docker-compose.yaml',
  'compose.yml',
  'compose.yaml',
  'docker-compose.override.yml',
  'docker-compose.prod.yml',
  'docker-compose.dev.yml',
  'values.yaml',
  'values.yml',
  'Dockerfile',
  'app.yaml',
  'app.json',
  'vercel.json',
  'fly.toml',
  'wrangler.toml',
  'serverless.yml',
  'render.yaml',
];

export interface Setting {
  readonly value: string;
  /** Of this machine alone: elsewhere nothing sets it, or something else. */
  readonly isLocal: boolean;
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export const SECRET_NAMES = /(key|secret|password|passwd|token(?!s)|credential|dsn|connection)/i;

/** Environment variables by name, from the files of deployments; those that are or look like secrets are left out. */
export function readEnvironment(
  sources: Machine['sources'],
  isModel: (id: string) => boolean,
): ReadonlyMap<string, readonly Setting[]> {
  const found = new Map<string, Setting[]>();
  for (const file of sources.named(environmentFiles)) {
    const text = sources.text(file);
    if (text === undefined) continue;
    const isLocal = localFiles.includes(file.slice(file.lastIndexOf('/') + 1));
    for (const [name, value] of settingsIn(text, file, isLocal)) {
      if (SECRET_NAMES.test(name) || looksSecret(value)) continue;
      if (isLocal && !isModel(value)) continue;
      const start = Math.max(0, text.indexOf(value, Math.max(0, text.indexOf(name))));
      const list = found.get(name) ?? [];
      if (!list.some(s => s.value === value))
        list.push({ value, isLocal, file, start, end: start + value.length });
      found.set(name, list);
    }
  }
  return found;
}

/** Value of an environment variable that has no default in the code. */
export function environmentVariable(name: string, machine: Machine): Value {
  const settings = machine.environment().get(name) ?? [];
  const open = unknown(`environment variable ${name} has no default`, name);
  if (settings.length === 0) return open;
  const elsewhere = settings.every(s => s.isLocal) ? [{ value: open, when: null }] : [];
  return oneOf([...settings.map(optionOf), ...elsewhere]);
}

/** What this machine sets a variable to, whatever default the code has. */
export const setLocally = (name: string, machine: Machine): readonly Option[] =>
  (machine.environment().get(name) ?? []).filter(s => s.isLocal).map(optionOf);

const optionOf = ({ value, file, start, end }: Setting): Option => ({
  value: {
    kind: 'text',
    pieces: value === '' ? [] : [{ text: value, file, start, end }],
    via: 'config-file',
  },
  when: `set in ${file}`,
});

function settingsIn(text: string, file: string, isLocal: boolean): readonly [string, string][] {
  if (isLocal) return dotenv(text);
  return file.endsWith('Dockerfile') ? dockerfile(text) : data(text, file);
}

/** Names of a `.env` file, with all that is written behind each. */
export const dotenvLines = (text: string): [string, string][] =>
  [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(.*)$/gm)].map(
    ([, name = '', given = '']) => [name, given],
  );

function dotenv(text: string): [string, string][] {
  return dotenvLines(text).map(([name, given]) => {
    const quoted = /^(["'])(.*?)\1/.exec(given.trim());
    return [name, quoted ? quoted[2]! : given.replace(/\s#.*$/, '').trim()];
  });
}

function dockerfile(text: string): [string, string][] {
  const found: [string, string][] = [];
  for (const [, rest = ''] of text.matchAll(/^\s*ENV\s+(.+)$/gm)) {
    const pairs = [...rest.matchAll(/(\w+)=(?:"([^"]*)"|'([^']*)'|(\S*))/g)];
    for (const [, name = '', a, b, c] of pairs) found.push([name, a ?? b ?? c ?? '']);
    const single = /^(\w+)\s+([^=].*)$/.exec(rest);
    if (pairs.length === 0 && single) found.push([single[1]!, single[2]!.trim()]);
  }
  return found;
}

/** `environment:`, `env:`, `env_variables:`, `[vars]` anywhere in the data, as lists or maps. */
function data(text: string, file: string): [string, string][] {
  const format = file.endsWith('.toml') ? 'toml' : file.endsWith('.json') ? 'json' : 'yaml';
  const found: [string, string][] = [];
  const add = (name: unknown, value: unknown): void => {
    if (
      typeof name !== 'string' ||
      (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    )
      return;
    const plain = withoutSubstitution(String(value));
    if (plain !== undefined) found.push([name, plain]);
  };
  const variables = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value as unknown[]) {
        if (typeof one === 'string') add(/^(\w+)=/.exec(one)?.[1], one.slice(one.indexOf('=') + 1));
        else if (isRecord(one)) add(one['name'] ?? one['key'], one['value']);
      }
    } else if (isRecord(value)) for (const [name, one] of Object.entries(value)) add(name, one);
  };
  const walk = (value: unknown, depth: number): void => {
    if (depth > 12) return;
    if (Array.isArray(value)) for (const one of value) walk(one, depth + 1);
    else if (isRecord(value))
      for (const [key, one] of Object.entries(value)) {
        if (/^(environment|env|envs|envVars|extraEnv|extraEnvs|env_variables|vars)$/.test(key))
          variables(one);
        walk(one, depth + 1);
      }
  };
  walk(parseData(text, format), 0);
  return found;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Compose's `${NAME:-default}` is its default; `${NAME}` is what only the shell knows. */
function withoutSubstitution(value: string): string | undefined {
  const whole = /^\$\{\w+:?-([^}]*)\}$/.exec(value);
  if (whole) return whole[1];
  return /\$\{|\$\(|\{\{|^\$\w/.test(value) ? undefined : value;
}
