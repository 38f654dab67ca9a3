import type { SdkDeclaration } from '../sdks/define-sdk.ts';
import type { Sources } from '../sources.ts';
import { parseJson } from '../values/modules.ts';
import { isTestOrExample } from './test-or-example.ts';

/** Packages that the workspace itself is: name in the registry, and the folder of its manifest. */
export type OwnPackages = ReadonlyMap<string, readonly string[]>;

/** Reads the names that the workspace's manifests give to its own packages. */
export function readOwnPackages(sources: Sources): OwnPackages {
  const own = new Map<string, string[]>();
  const add = (name: unknown, path: string): void => {
    if (typeof name !== 'string' || name === '') return;
    const plain = name.toLowerCase().replace(/[._]/g, '-');
    own.set(plain, [...(own.get(plain) ?? []), path.slice(0, Math.max(0, path.lastIndexOf('/')))]);
  };
  for (const path of sources.named(['package.json'])) add(parseJson(sources.text(path))?.['name'], path);
  for (const path of sources.named(['pyproject.toml', 'setup.cfg', 'setup.py'])) {
    const text = sources.text(path) ?? '';
    add(/^\s*name\s*=\s*["']?([\w.-]+)["']?\s*,?\s*$/m.exec(text)?.[1], path);
  }
  return own;
}

/** Whether a file is an SDK's own source: what it does there is how the SDK works, not a use of it. */
export function isOwnSource(sdk: SdkDeclaration, file: string, own: OwnPackages): boolean {
  if (own.size === 0 || isTestOrExample(file)) return false;
  return [...(sdk.packages.python ?? []), ...(sdk.packages.script ?? []), ...(sdk.distributions ?? [])].some(
    name =>
      own
        .get(name.toLowerCase().replace(/[._]/g, '-'))
        ?.some(folder => folder === '' || file.startsWith(`${folder}/`)),
  );
}

/**
 * Whether an import of an SDK's name means the package and not the workspace file that has that name too:
 * `providers/openai.py` beside a file that imports openai, or the SDK's source in its own repository, seen from an
 * example.
 */
export function isPackageFromOutside(
  sdk: SdkDeclaration,
  { file, module, found }: { file: string; module: string; found: string },
  sources: Sources,
  own: OwnPackages,
): boolean {
  if (sdk.isGenerated === true) return true;
  if (isOwnSource(sdk, found, own)) return !isOwnSource(sdk, file, own);
  if (!/\.pyi?$/.test(found)) return false;
  if (sdk.distributions) return !isOwnModule({ file, module, found }, sources);
  const [top = ''] = module.split('.');
  // Folder that holds the module: a package is no place that Python imports from.
  const root = new RegExp(`^(.*?)(^|/)${top}(/.*|\\.pyi?)$`).exec(found)?.[1] ?? '';
  const inside = root === '' ? top : `${root}/${top}`;
  return (
    found.endsWith(`/${module}.py`) ||
    found === `${module}.py` ||
    file.startsWith(`${inside}/`) ||
    sources.exists(root === '' ? '__init__.py' : `${root}/__init__.py`)
  );
}

/**
 * Whether a workspace file is meant by an import whose name is a common word (`from agents import …`, installed as
 * openai-agents): a module below that name, or one that holds what the file takes from it.
 */
function isOwnModule(
  { file, module, found }: { file: string; module: string; found: string },
  sources: Sources,
): boolean {
  if (module.includes('.')) return true;
  const words = new Set((sources.text(found) ?? '').split(/[^\w$]+/));
  const folder = found.endsWith('/__init__.py') ? found.slice(0, -'__init__.py'.length) : null;
  const taken = sources.facts(file)?.imports.filter(i => i.module === module) ?? [];
  return taken.some(
    ({ name }) =>
      name === '*' ||
      words.has(name) ||
      (folder !== null &&
        (sources.exists(`${folder}${name}.py`) || sources.exists(`${folder}${name}/__init__.py`))),
  );
}
