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

/** Parsed data as a value that the program would have; strings stand where the text has them. */
export function dataValue(data: unknown, file: string, text: string): Value {
  const whole = { file, start: 0, end: text.length };
  const place = placesIn(file, text);
  return valueOf(data, 0, '');

  function valueOf(data: unknown, depth: number, name: string): Value {
    if (depth > MOST_DEPTH) return { kind: 'unknown', why: 'nested too deeply', name, place: whole };
    if (typeof data === 'string') {
      if (SECRET_NAMES.test(name) || looksSecret(data))
        return { kind: 'unknown', why: 'looks like a key', name, place: null };
      const pieces = data === '' ? [] : [{ text: data, ...place(data) }];
      return { kind: 'text', pieces, via: 'config-file' };
    }
    if (typeof data === 'number' || typeof data === 'boolean' || data === null)
      return { kind: 'constant', value: data, via: 'config-file', place: whole };
    if (Array.isArray(data))
      return {
        kind: 'list',
        items: data.map(item => ({ value: valueOf(item, depth + 1, name), isSpread: false, when: null })),
      };
    if (typeof data === 'object' && data !== undefined)
      return {
        kind: 'object',
        entries: new Map(Object.entries(data).map(([key, v]) => [key, valueOf(v, depth + 1, key)])),
        isOpen: false,
        place: whole,
      };
    return { kind: 'unknown', why: 'not in the file', name, place: whole };
  }
}

/** How far ahead of the last string found the next one is looked for: files of megabytes must not be searched whole for each. */
const WINDOW = 20_000;

/** Where strings of the data stand in the text, asked in the text's order: from the first line to the last, else the whole. */
function placesIn(file: string, text: string): (data: string) => Place {
  let from = 0;
  return data => {
    const lines = data.split('\n').filter(l => l.trim() !== '');
    const first = lines[0]?.trim() ?? '';
    const window = text.slice(from, from + WINDOW + data.length);
    const at = first === '' ? -1 : window.indexOf(first);
    if (at < 0) {
      from = Math.min(from + data.length, text.length);
      return { file, start: 0, end: text.length };
    }
    const last = lines.at(-1)!.trim();
    const end = window.indexOf(last, at);
    const start = from + at;
    const place = { file, start, end: end < 0 ? start + first.length : from + end + last.length };
    from = place.end;
    return place;
  };
}
