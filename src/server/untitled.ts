import { join, parse, sep } from 'node:path';
import { FileError, type FileSystem } from '../workspace/file-system.ts';

/** Languages of documents that were never saved, and the name's end that makes a source file of them. */
const extensions: Readonly<Record<string, string>> = {
  python: '.py',
  typescript: '.ts',
  typescriptreact: '.tsx',
  javascript: '.js',
  javascriptreact: '.jsx',
  'jupyter-notebook': '.ipynb',
};

/** A folder that no disk has: documents that were never saved count as standing there, each a root of its own. */
const folder = join(parse(process.cwd()).root, '.inference-cost-untitled');

/** Where a document of the scheme `untitled` counts as standing; undefined for other schemes and languages. */
export function pathOfUntitled(uri: string, language: string): string | undefined {
  const extension = extensions[language];
  if (extension === undefined || !uri.startsWith('untitled:')) return undefined;
  const name = uri.slice('untitled:'.length).replace(/[^\w.-]+/g, '-');
  return join(folder, name.endsWith(extension) ? name : name + extension);
}

export function isUntitled(path: string): boolean {
  return path.startsWith(folder + sep);
}

/** Files of a host that has this one besides, empty: its text is the editor's. */
export function withUntitled(files: FileSystem, untitled: string): FileSystem {
  const isIt = (path: string): boolean => path === untitled;
  return {
    pathStyle: files.pathStyle,
    realPath(path) {
      if (isIt(path)) return path;
      throw new FileError('missing', path);
    },
    kind: path => (isIt(path) ? 'file' : files.kind(path)),
    list: () => [],
    read(path) {
      if (isIt(path)) return new Uint8Array();
      throw new FileError('missing', path);
    },
  };
}
