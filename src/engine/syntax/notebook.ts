import { maskMagics } from './notebook-magics.ts';
import type { Cell } from './facts.ts';

/** A notebook's code, or why there is none. `reason` is a clause for a message to people. */
export type Notebook =
  | {
      readonly kind: 'python';
      /** The code cells as written, each ended by a line feed. */
      readonly text: string;
      /** The same text, as long, with what is not Python (magics, shell lines) masked. */
      readonly code: string;
      readonly cells: readonly Cell[];
    }
  | { readonly kind: 'unsupported'; readonly language: string }
  | { readonly kind: 'broken'; readonly reason: string };

/** Reads .ipynb JSON of nbformat 3 and 4. Never throws. */
export function parseNotebook(json: string): Notebook {
  let root: unknown;
  try {
    root = JSON.parse(json.charCodeAt(0) === 0xfeff ? json.slice(1) : json);
  } catch {
    return { kind: 'broken', reason: 'the notebook is not valid JSON' };
  }
  if (!isRecord(root)) return { kind: 'broken', reason: 'the notebook is not a JSON object' };
  const found = allCells(root);
  if (!found) return { kind: 'broken', reason: 'the notebook has no list of cells' };
  const language = languageOf(root, found);
  if (!isPython(language)) return { kind: 'unsupported', language };
  const texts: string[] = [];
  const masked: string[] = [];
  const cells: Cell[] = [];
  let start = 0;
  for (const [index, cell] of found.entries()) {
    const source = isRecord(cell) ? codeOf(cell) : null;
    if (source === null) continue;
    const end = start + source.length + 1;
    cells.push({ index, start, end });
    texts.push(source, '\n');
    masked.push(maskMagics(source), '\n');
    start = end;
  }
  return { kind: 'python', text: texts.join(''), code: masked.join(''), cells };
}

type Json = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** nbformat 4 has cells, nbformat 3 worksheets of cells. */
function allCells(root: Json): readonly unknown[] | null {
  if (Array.isArray(root['cells'])) return root['cells'];
  const sheets = root['worksheets'];
  if (!Array.isArray(sheets)) return null;
  return sheets.flatMap((sheet: unknown): readonly unknown[] => {
    const cells = isRecord(sheet) ? sheet['cells'] : null;
    return Array.isArray(cells) ? cells : [];
  });
}

/**
 * What the kernel speaks; notebooks that do not say are Python, as Jupyter takes them. Kernels of Python with
 * another name (Sage, Coconut) say so by their media type.
 */
function languageOf(root: Json, cells: readonly unknown[]): string {
  const metadata = record(root['metadata']);
  const kernel = record(metadata['kernelspec']);
  const info = record(metadata['language_info']);
  if (typeof info['mimetype'] === 'string' && /^text\/x-i?python/i.test(info['mimetype'])) return 'python';
  const names = [info['name'], kernel['language'], ...cells.map(cell => record(cell)['language'])];
  const named = names.find(name => typeof name === 'string' && name !== '');
  if (typeof named === 'string') return named;
  const kernelName = typeof kernel['name'] === 'string' ? kernel['name'] : '';
  return OTHER_KERNELS.test(kernelName) ? kernelName : 'python';
}

/** Kernels whose notebooks may come without a language; the name alone of a Python kernel is anyone's choice. */
const OTHER_KERNELS =
  /^(?:ir$|\.net|c#|csharp|fsharp|julia|java|kotlin|scala|spylon|rust|evcxr|go|lgo|ruby|iruby|xcpp|bash|calysto_bash|deno|tslab|jslab|typescript|node|octave|matlab|sql|xsql|haskell|ihaskell|perl|php)/i;

function isPython(language: string): boolean {
  return /^i?python/i.test(language);
}

/** Text of a code cell, null for any other; cells of a polyglot notebook may name a language of their own. */
function codeOf(cell: Json): string | null {
  if (cell['cell_type'] !== 'code') return null;
  const language = record(record(cell['metadata'])['vscode'])['languageId'] ?? cell['language'];
  if (typeof language === 'string' && !isPython(language)) return null;
  const source = cell['source'] ?? cell['input'] ?? '';
  if (typeof source === 'string') return source;
  return Array.isArray(source) ? source.filter(line => typeof line === 'string').join('') : null;
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}
