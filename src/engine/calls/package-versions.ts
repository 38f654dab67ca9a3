import type { SdkDeclaration, Versioned } from '../sdks/define-sdk.ts';
import type { Sources } from '../sources.ts';
import type { Family } from './sdk-index.ts';
import { overlaps, readVersionRange, type VersionRange } from './version-range.ts';

/** Which version of a package the workspace uses, by the nearest lock file or manifest above a file. */
export interface PackageVersions {
  /** Whether a method of these versions may be there; true where nothing tells the version. */
  isWithin(sdk: SdkDeclaration, family: Family, file: string, range: string): boolean;
  /** The fact that holds; without a version the newest, and `from` is then null. */
  choose<T>(
    sdk: SdkDeclaration,
    family: Family,
    file: string,
    facts: readonly Versioned<T>[],
  ): { readonly value: T; readonly from: string | null } | undefined;
}

/** Lock files first: they name what is installed. */
const FILES: Readonly<Record<Family, readonly string[]>> = {
  python: [
    'uv.lock',
    'poetry.lock',
    'pdm.lock',
    'Pipfile.lock',
    'requirements.txt',
    'requirements.in',
    'requirements-dev.txt',
    'pyproject.toml',
    'Pipfile',
    'setup.py',
    'setup.cfg',
  ],
  script: ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'package.json'],
};

/** Base names of the files that are read here: a change of one may change every version. */
export const manifestNames: ReadonlySet<string> = new Set([...FILES.python, ...FILES.script]);

export function createPackageVersions(sources: Sources): PackageVersions {
  const manifests = new Map<Family, readonly string[]>();
  const known = new Map<string, { range: VersionRange; from: string } | null>();

  function manifestsOf(family: Family): readonly string[] {
    let paths = manifests.get(family);
    if (!paths) manifests.set(family, (paths = sources.named(FILES[family])));
    return paths;
  }

  function versionOf(
    sdk: SdkDeclaration,
    family: Family,
    file: string,
    of?: string,
  ): { range: VersionRange; from: string } | null {
    const { python = [], script = [] } = sdk.packages;
    const name = of ?? (family === 'python' ? (sdk.distributions?.[0] ?? python[0]) : script[0]);
    if (name === undefined) return null;
    const folders = above(file);
    const near = manifestsOf(family)
      .filter(path => folders.has(folderOf(path)))
      .sort((a, b) => folderOf(b).length - folderOf(a).length || rank(family, a) - rank(family, b));
    const key = `${name}\0${near.join('\0')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let found: { range: VersionRange; from: string } | null = null;
    for (const path of near) {
      const written = versionIn(sources.text(path) ?? '', path, distribution(name, family));
      if (written === undefined) continue;
      found = { range: readVersionRange(written), from: path };
      break;
    }
    known.set(key, found);
    return found;
  }

  return {
    isWithin(sdk, family, file, range) {
      const version = versionOf(sdk, family, file);
      return !version || overlaps(version.range, readVersionRange(range));
    },
    choose(sdk, family, file, facts) {
      const version = versionOf(sdk, family, file, facts[0]?.of);
      const fitting = version ? facts.filter(f => overlaps(version.range, readVersionRange(f.range))) : facts;
      const newest = fitting.at(-1);
      return newest && { value: newest.value, from: version?.from ?? null };
    },
  };
}

const rank = (family: Family, path: string): number =>
  FILES[family].indexOf(path.slice(path.lastIndexOf('/') + 1));
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function above(file: string): Set<string> {
  const folders = new Set<string>();
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    folders.add(folder);
    if (folder === '') return folders;
  }
}

/** Name under which a registry has a package: `google.genai` is google-genai on PyPI. */
const distribution = (name: string, family: Family): string =>
  family === 'python' ? name.replace(/[._]/g, '-') : name;

/** What a manifest or lock file says of a package's version, as written; undefined when it does not name it. */
function versionIn(text: string, path: string, name: string): string | undefined {
  // Python's names may be written with dots, dashes and underscores alike.
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/-/g, '[-_.]');
  const file = path.slice(path.lastIndexOf('/') + 1);
  const first = (...patterns: RegExp[]): string | undefined => {
    for (const pattern of patterns) {
      const match = pattern.exec(text)?.[1];
      if (match !== undefined) return match;
    }
    return undefined;
  };
  switch (file) {
    case 'uv.lock':
    case 'poetry.lock':
    case 'pdm.lock':
      return first(new RegExp(`name = "${escaped}"\\s+version = "([^"]+)"`, 'i'));
    case 'Pipfile.lock':
      return first(new RegExp(`"${escaped}": \\{[^}]*?"version": "([^"]+)"`, 'is'));
    case 'package-lock.json':
      return first(new RegExp(`"(?:node_modules/)?${escaped}": \\{\\s*"version": "([^"]+)"`));
    case 'yarn.lock':
      return first(new RegExp(`^"?${escaped}@[^\\n]*:\\n\\s+version:? "?([^"\\n]+)`, 'm'));
    case 'pnpm-lock.yaml':
      return first(
        new RegExp(`^\\s+'?${escaped}'?:\\s+specifier: [^\\n]*\\s+version: ([\\d.]+)`, 'm'),
        new RegExp(`^\\s+'?/?${escaped}[@/](\\d[\\d.]*)`, 'm'),
      );
    case 'package.json':
      return first(new RegExp(`"${escaped}":\\s*"(?:npm:[^@"]+@)?([^"]+)"`));
    default:
      return first(
        new RegExp(`^\\s*["']?${escaped}["']?\\s*=\\s*(?:\\{[^}]*version\\s*=\\s*)?["']([^"']+)["']`, 'im'),
        new RegExp(
          `(?:^|["'\\s,])${escaped}(?:\\[[^\\]]*\\])?\\s*((?:[~=<>!^]=?=?\\s*[\\w.*]+\\s*,?\\s*)+)`,
          'im',
        ),
      );
  }
}
