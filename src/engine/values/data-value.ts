import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { parseJson } from './modules.ts';
import type { Place, Value } from './value.ts';

export type DataFormat = 'json' | 'yaml' | 'toml';

export const formatOf = (path: string): DataFormat | undefined =>
  /\.(json|jsonc|json5)$/i.test(path)
    ? 'json'
    : /\.ya?ml$/i.test(path)
      ? 'yaml'
      : /\.toml$/i.test(path)
        ? 'toml'
        : undefined;

/** Data parsed from a text; undefined when it isn't of that format. */
export function parseData(text: string, format: DataFormat): unknown {
  try {
    if (format === 'yaml') return parseYaml(text, { maxAliasCount: 50, logLevel: 'silent' });
    if (format === 'toml') return parseToml(text);
    return text.trimStart().startsWith('[') ? (JSON.parse(text) as unknown) : parseJson(text);
  } catch {
    return undefined;
  }
}

const MOST_DEPTH = 24;
/** Values that look like keys are no data: they reach no report. */
const KEYS = /^(sk|pk|rk|ghp|gho|xox[abp]|AKIA|AIza|hf|gsk|r8|glpat)[-_A-Za-z0-9]{12,}$/;

export const looksSecret = (text: string): boolean =>
  KEYS.test(text) || (/^[A-Za-z0-9+/=_-]{32,}$/.test(text) && /\d/.test(text) && /[A-Z]/.test(text));

const SECRET_NAMES = /(api_?key|secret|password|passwd|access_?token|auth_?token|credential|private_?key)/i;

/** Parsed data as a value that the program would have; strings stand where `spanOf` finds them. */
export function dataValue(data: unknown, file: string, text: string, depth = 0, name = ''): Value {
  const whole = { file, start: 0, end: text.length };
  if (depth > MOST_DEPTH) return { kind: 'unknown', why: 'nested too deeply', name, place: whole };
  if (typeof data === 'string') {
    if (SECRET_NAMES.test(name) || looksSecret(data))
      return { kind: 'unknown', why: 'looks like a key', name, place: null };
    return {
      kind: 'text',
      pieces: data === '' ? [] : [{ text: data, ...spanOf(data, file, text) }],
      via: 'config-file',
    };
  }
  if (typeof data === 'number' || typeof data === 'boolean' || data === null)
    return { kind: 'constant', value: data, via: 'config-file', place: whole };
  if (Array.isArray(data))
    return {
      kind: 'list',
      items: data.map(item => ({
        value: dataValue(item, file, text, depth + 1, name),
        isSpread: false,
        when: null,
      })),
    };
  if (typeof data === 'object' && data !== undefined)
    return {
      kind: 'object',
      entries: new Map(
        Object.entries(data).map(([key, v]) => [key, dataValue(v, file, text, depth + 1, key)]),
      ),
      isOpen: false,
      place: whole,
    };
  return { kind: 'unknown', why: 'not in the file', name, place: whole };
}

/** Where a string of the data stands in the text: its first lines, else the whole. */
function spanOf(data: string, file: string, text: string): Place {
  const line =
    data
      .split('\n')
      .find(l => l.trim() !== '')
      ?.trim() ?? '';
  const start = line === '' ? -1 : text.indexOf(line);
  if (start < 0) return { file, start: 0, end: text.length };
  const last =
    data
      .split('\n')
      .filter(l => l.trim() !== '')
      .at(-1)
      ?.trim() ?? line;
  const end = text.indexOf(last, start);
  return { file, start, end: end < 0 ? start + line.length : end + last.length };
}
