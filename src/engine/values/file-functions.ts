import { argumentOf } from './arguments.ts';
import { dataValue, formatOf, parseData, type DataFormat } from './data-value.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { joinedPath, parentPath, pathText, ROOT } from './paths.ts';
import { fileText } from './read-file.ts';
import {
  constantText,
  oneOf,
  optionsOf,
  unknown,
  type BoundCall,
  type ExternalValue,
  type Value,
} from './value.ts';

/** Functions that make paths, read files and parse what they hold; undefined for all others. */
export function fileFunction(name: string, call: BoundCall, machine: Machine): Value | undefined {
  const place = placeOf(call.call, call.context);
  const { file } = call.context.facts;
  const argument = (at: number, keyword = '?'): Value => argumentOf(call, keyword, at, machine.evaluate);
  const all = (): Value[] => call.call.args.map(a => machine.evaluate(a.value, call.context));
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (READ_PATH.test(name)) return fileText(argument(0, 'path'), file, machine);
  if (JOIN.test(name)) return joinedPath(all(), place);
  if (SAME_PATH.test(name)) return argument(0, 'path');
  if (DIRNAME.test(name)) return parentPath(argument(0), 1, place);
  if (/^(os\.getcwd|pathlib\.Path\.cwd|process\.cwd)$/.test(name)) return pathText(`${ROOT}`, place);
  const against = call.call.args[1]?.value;
  const isAddress = against?.kind === 'string' || against?.kind === 'template';
  if (name === 'URL' && call.call.args.length === 2 && !isAddress) {
    const base = parentPath(argument(1), 1, place);
    return base && joinedPath([base, argument(0)], place);
  }
  if (RESOURCE_TEXT.test(name)) return packageFile(all(), call, machine);
  if (/(^|\.)resources\.files$/.test(name)) return packageFolder(argument(0), call, machine);
  const format = PARSERS.find(([pattern]) => pattern.test(name))?.[1];
  if (format) return parsed(argument(0), format, file, machine);
  if (last === 'getattr' && name === 'getattr') return undefined;
  return undefined;
}

const READ_PATH =
  /^((node:)?fs(\/promises)?\.(default\.)?(promises\.)?(readFileSync|readFile)|(node:)?fs\/promises\.(readFile)|fs-extra\.(default\.)?(readFileSync|readFile)|Deno\.readTextFile(Sync)?)$/;
const JOIN =
  /^(os\.path\.join|(node:)?path(\.posix)?\.(default\.)?(join|resolve)|pathlib\.(Path|PurePath|PosixPath))$/;
const SAME_PATH =
  /^(os\.path\.(abspath|realpath|normpath|expanduser)|os\.fspath|(node:)?url\.fileURLToPath|(node:)?path\.(default\.)?normalize|anyio\.Path|open|io\.open|aiofiles\.open|codecs\.open)$/;
const DIRNAME = /^(os\.path\.dirname|(node:)?path\.(default\.)?dirname)$/;
const RESOURCE_TEXT = /^(importlib\.resources\.read_text|importlib_resources\.read_text|pkgutil\.get_data)$/;
const PARSERS: readonly (readonly [RegExp, DataFormat])[] = [
  [
    /^(json\.loads?|JSON\.parse|orjson\.loads|ujson\.loads?|simplejson\.loads?|(node:)?fs-extra\.readJsonSync|json5\.(default\.)?parse)$/,
    'json',
  ],
  [
    /^(yaml\.(safe_load|load|full_load|parse|default\.(parse|load))|js-yaml\.(default\.)?(load|safeLoad)|ruamel\.yaml\.YAML\(\)\.load)$/,
    'yaml',
  ],
  [
    /^(tomllib\.loads?|tomli\.loads?|toml\.(loads?|parse|default\.parse)|smol-toml\.(parse|default\.parse)|@iarna\/toml\.(default\.)?parse)$/,
    'toml',
  ],
];

/** What an opened file, a path or a blob gives: `open(p).read()`, `Path(p).read_text()`, `(await Bun.file(p)).text()`. */
export function pathMethod(
  object: Value,
  method: string,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  const text = constantText(object);
  if (text === undefined || object.kind !== 'text') return undefined;
  const { file } = call.context.facts;
  const place = placeOf(call.call, call.context);
  const all = (): Value[] => call.call.args.map(a => machine.evaluate(a.value, call.context));
  switch (method) {
    case 'read':
    case 'read_text':
    case 'read_bytes':
      return fileText(object, file, machine);
    case 'joinpath':
    case '__truediv__':
      return joinedPath([object, ...all()], place);
    case 'resolve':
    case 'absolute':
    case 'expanduser':
    case 'as_posix':
    case 'open':
    case 'toString':
      return text.startsWith(ROOT) || text.includes('/') || text.includes('.') ? object : undefined;
    case 'with_suffix':
    case 'with_name': {
      const [given] = all();
      const suffix = given && constantText(given);
      if (suffix === undefined) return undefined;
      const changed =
        method === 'with_name' ? text.replace(/[^/]*$/, suffix) : text.replace(/(\.[^./]*)?$/, suffix);
      return pathText(changed, place);
    }
    case 'readlines':
    case 'readline':
      return undefined;
    default:
      return undefined;
  }
}

/** The same for objects of packages that open files. */
export function openedMethod(
  object: ExternalValue,
  method: string,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  if (method === 'text' && object.path === 'Bun.file()' && object.calls[0])
    return fileText(
      argumentOf(object.calls[0], 'path', 0, machine.evaluate),
      call.context.facts.file,
      machine,
    );
  return undefined;
}

function packageFolder(name: Value, call: BoundCall, machine: Machine): Value | undefined {
  const module = name.kind === 'module' ? name.facts.file : undefined;
  const place = placeOf(call.call, call.context);
  if (module !== undefined) return parentPath(pathText(ROOT + module, place), 1, place);
  const dotted = constantText(name);
  const found = dotted === undefined ? undefined : machine.resolver.resolve(call.context.facts, dotted);
  if (found !== undefined) return parentPath(pathText(ROOT + found, place), 1, place);
  return dotted === undefined ? undefined : pathText(dotted.replaceAll('.', '/'), place);
}

function packageFile([name, file]: readonly Value[], call: BoundCall, machine: Machine): Value | undefined {
  const folder = name && packageFolder(name, call, machine);
  const path = folder && file ? joinedPath([folder, file], placeOf(call.call, call.context)) : undefined;
  return path && fileText(path, call.context.facts.file, machine);
}

/** Data of a text, or of an opened file (a path) that is handed over as it is. */
function parsed(value: Value, format: DataFormat, from: string, machine: Machine): Value | undefined {
  const results = optionsOf(value).map(({ value: one, when }) => ({
    value: parsedOne(one, format, from, machine),
    when,
  }));
  return results.every(r => r.value !== undefined)
    ? oneOf(results.map(r => ({ value: r.value!, when: r.when })))
    : undefined;
}

function parsedOne(value: Value, format: DataFormat, from: string, machine: Machine): Value | undefined {
  const text = constantText(value);
  if (value.kind !== 'text' || text === undefined) return undefined;
  const [piece] = value.pieces;
  if (!text.includes('\n') && formatOf(text) !== undefined) {
    const content = fileText(value, from, machine);
    return content.kind === 'text' ? parsedOne(content, format, from, machine) : content;
  }
  if (!piece || !('text' in piece)) return undefined;
  const data = parseData(text, format);
  if (data === undefined) return unknown('data that could not be read', piece.file, null);
  return dataValue(data, piece.file, machine.sources.text(piece.file) ?? text);
}
