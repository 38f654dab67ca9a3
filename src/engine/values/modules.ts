import type { FileFacts } from '../syntax/facts.ts';
import type { Sources } from '../sources.ts';

/** Finds the workspace file that an import names; undefined when it is a package from outside. */
export interface ModuleResolver {
  resolve(from: FileFacts, module: string): string | undefined;
}

export function createModuleResolver(
  sources: Sources,
  isOutside: (file: string, module: string, found: string) => boolean = () => false,
): ModuleResolver {
  const paths = new Set(sources.paths);
  const suffixes = suffixIndex(sources.paths);
  const aliases = createAliases(sources, paths);
  return {
    resolve(from, module) {
      const found =
        from.language === 'python' ? resolvePython(from.file, module) : resolveScript(from.file, module);
      const isBare = !/^[./]/.test(module);
      return found !== undefined && isBare && isOutside(from.file, module, found) ? undefined : found;
    },
  };

  function resolvePython(from: string, module: string): string | undefined {
    const dots = /^\.*/.exec(module)![0].length;
    const names = module.slice(dots).split('.').filter(Boolean);
    if (dots > 0) {
      const base = ancestors(from)[dots - 1];
      return base === undefined ? undefined : pythonFile(join(base, names.join('/')));
    }
    for (const folder of ancestors(from)) {
      const found =
        pythonFile(join(folder, names.join('/'))) ?? pythonFile(join(join(folder, 'src'), names.join('/')));
      if (found && found !== from) return found;
    }
    if (names.length < 2) return undefined;
    const candidates = suffixes.get(names.join('/')) ?? [];
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  function pythonFile(stem: string): string | undefined {
    for (const path of stem === '' ? ['__init__.py'] : [`${stem}.py`, `${stem}/__init__.py`, `${stem}.pyi`])
      if (paths.has(path)) return path;
    return undefined;
  }

  function resolveScript(from: string, module: string): string | undefined {
    if (module.startsWith('.')) return scriptFile(join(folderOf(from), module), paths);
    if (module.startsWith('/')) return scriptFile(normalize(module.slice(1)), paths);
    for (const stem of aliases(from, module)) {
      const found = scriptFile(stem, paths);
      if (found) return found;
    }
    return undefined;
  }
}

const SCRIPT_ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts'];

function scriptFile(stem: string, paths: ReadonlySet<string>): string | undefined {
  if (paths.has(stem)) return stem;
  const bare = stem.replace(/\.(m|c)?jsx?$/, '');
  for (const base of bare === stem ? [stem] : [bare, stem]) {
    for (const ending of SCRIPT_ENDINGS) if (paths.has(base + ending)) return base + ending;
  }
  for (const ending of SCRIPT_ENDINGS) {
    const index = join(stem, `index${ending}`);
    if (paths.has(index)) return index;
  }
  return undefined;
}

/** Python module paths by their tails: "a/b/c" → files that end in it. */
function suffixIndex(all: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const path of all) {
    if (!path.endsWith('.py')) continue;
    const parts = path.replace(/(\/__init__)?\.py$/, '').split('/');
    for (let i = parts.length - 2; i >= 0; i--) {
      const tail = parts.slice(i).join('/');
      const list = index.get(tail);
      if (list) list.push(path);
      else index.set(tail, [path]);
    }
  }
  return index;
}

/** Path aliases of tsconfig.json and packages of the same repository, as stems to try. */
function createAliases(
  sources: Sources,
  paths: ReadonlySet<string>,
): (from: string, module: string) => string[] {
  const configs = new Map<string, { base: string; entries: (readonly [string, readonly string[]])[] }>();
  for (const path of sources.named(['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'])) {
    const read = readTsconfig(sources, path);
    if (read) configs.set(folderOf(path), read);
  }
  const packages = new Map<string, string>();
  const entries = new Map<string, string[]>();
  for (const path of sources.named(['package.json'])) {
    const manifest = parseJson(sources.text(path));
    const name = manifest?.['name'];
    if (typeof name !== 'string' || packages.has(name)) continue;
    packages.set(name, folderOf(path));
    entries.set(name, mainFiles(manifest!));
  }
  return (from, module) => {
    const stems: string[] = [];
    for (const folder of ancestors(from)) {
      const config = configs.get(folder);
      if (!config) continue;
      for (const [pattern, targets] of config.entries) {
        const star = matchPattern(pattern, module);
        if (star !== undefined)
          for (const target of targets) stems.push(join(config.base, target.replace('*', star)));
      }
      stems.push(join(config.base, module));
    }
    const name = module.startsWith('@') ? module.split('/').slice(0, 2).join('/') : module.split('/')[0]!;
    const folder = packages.get(name);
    if (folder !== undefined) {
      const rest = module.slice(name.length + 1);
      if (rest) stems.push(join(folder, rest), join(folder, `src/${rest}`));
      else
        for (const main of [...(entries.get(name) ?? []), 'src/index', 'index', 'src/main'])
          stems.push(join(folder, main));
    }
    return stems.filter(stem => !paths.has(`${stem}.json`));
  };
}

function readTsconfig(
  sources: Sources,
  path: string,
): { base: string; entries: (readonly [string, readonly string[]])[] } | undefined {
  const options = parseJson(sources.text(path))?.['compilerOptions'] as Record<string, unknown> | undefined;
  if (!options || typeof options !== 'object') return undefined;
  const base =
    typeof options['baseUrl'] === 'string' ? join(folderOf(path), options['baseUrl']) : folderOf(path);
  const mapped =
    typeof options['paths'] === 'object' && options['paths']
      ? Object.entries(options['paths'] as object)
      : [];
  const entries = mapped.flatMap(([pattern, targets]) =>
    Array.isArray(targets) ? [[pattern, targets.filter(t => typeof t === 'string')] as const] : [],
  );
  if (entries.length === 0 && typeof options['baseUrl'] !== 'string') return undefined;
  return { base, entries };
}

/** Files that a package gives away as itself, as stems below its folder. */
export function mainFiles(manifest: Record<string, unknown>): string[] {
  const found: string[] = [];
  for (const key of ['source', 'module', 'main', 'types'])
    if (typeof manifest[key] === 'string') found.push(manifest[key]);
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (value && typeof value === 'object') for (const one of Object.values(value)) collect(one);
  };
  const exported = manifest['exports'] as Record<string, unknown> | string | undefined;
  collect(exported && typeof exported === 'object' && '.' in exported ? exported['.'] : exported);
  // Built files are not in the workspace: their source has the same name under src.
  return found
    .flatMap(file => [file, file.replace(/^(\.\/)?(dist|lib|build|out)\//, 'src/')])
    .map(file => normalize(file).replace(/\.(d\.)?[mc]?[tj]sx?$/, ''));
}

/** JSON with comments and trailing commas, as tsconfig.json allows; undefined when it is none. */
export function parseJson(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  const bare = text
    .replace(
      /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
      (_, string: string | undefined) => string ?? '',
    )
    .replace(/,(\s*[}\]])/g, '$1');
  try {
    const value: unknown = JSON.parse(bare);
    return value && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function matchPattern(pattern: string, module: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === module ? '' : undefined;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  return module.startsWith(head) && module.endsWith(tail) && module.length >= head.length + tail.length
    ? module.slice(head.length, module.length - tail.length)
    : undefined;
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Folder of the file first, the root ("") last. */
function ancestors(file: string): string[] {
  const found: string[] = [];
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    found.push(folder);
    if (folder === '') return found;
  }
}

export const join = (base: string, path: string): string => normalize(base === '' ? path : `${base}/${path}`);

/** Resolves "." and ".."; leading ".." that leave the root are dropped with what they would name. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
