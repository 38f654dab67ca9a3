/**
 * Makes a cell's IPython text parse as Python: magics, shell and help lines become comments, cells of another
 * language wholly so. Characters are replaced, never inserted: every offset and column stays.
 */
export function maskMagics(cell: string): string {
  if (!/[%!?]/.test(cell)) return cell;
  const lines = cell.split(/(?<=\n)/);
  const out: string[] = [];
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const magic = /^%%(\w*)/.exec(line);
    if (magic && !PYTHON_CELLS.has(magic[1]!)) return out.concat(lines.slice(at).map(comment)).join('');
    if (!magic && line.trim() !== '') break;
    out.push(magic ? comment(line) : line);
  }
  let state: LineState = { quote: '', depth: 0, joined: false };
  let inMasked = false;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const inside = state.quote !== '' || state.depth > 0 || state.joined;
    const masked: string = inMasked ? comment(line) : inside ? line : maskLine(line);
    const isComment: boolean = inMasked || /^\s*_?#/.test(masked);
    inMasked = isComment && masked !== line && /\\\r?\n?$/.test(masked);
    out.push(masked);
    state = stateAfter(masked, state);
  }
  return out.join('');
}

/** Cell magics that run the cell's own Python. */
const PYTHON_CELLS: ReadonlySet<string> = new Set(
  'time timeit capture prun memit mprun python python2 python3 pypy debug notify wandb scalene'.split(' '),
);

/** Line magics that run the Python after them, with their options. */
const PYTHON_LINE = /^(\s*)(%(?:time|timeit|prun|memit|mprun|debug)\b(?:\s+-\w+(?:\s+\d+)?)*\s+)(?=\S)/;
const MAGIC_LINE = /^\s*[%!?]/;
const HELP_LINE = /^\s*%?[\w.*]+\?{1,2}\s*$/;
/** `files = !ls`, `rows = %sql …`: the value is not Python. */
const MAGIC_VALUE = /^(\s*[\w.,[\]'" \t]+=\s*)([!%].*)/;

function maskLine(line: string): string {
  const timed = PYTHON_LINE.exec(line);
  if (timed) {
    const [all, indent, magic] = timed as unknown as [string, string, string];
    return indent + '_;'.padEnd(magic.length) + line.slice(all.length);
  }
  if (MAGIC_LINE.test(line) || HELP_LINE.test(line)) return comment(line);
  const value = MAGIC_VALUE.exec(line);
  if (!value) return line;
  const [all, before, rest] = value as unknown as [string, string, string];
  return before + nameThenComment(rest) + line.slice(all.length);
}

/** At the margin a comment; further in a name and a comment, as a block needs a statement. */
function comment(line: string): string {
  const indent = /^\s*/.exec(line)![0];
  const rest = line.slice(indent.length);
  if (rest === '') return line;
  return indent + (indent === '' ? `#${rest.slice(1)}` : nameThenComment(rest));
}

function nameThenComment(rest: string): string {
  return rest.trimEnd().length < 2 ? `_${rest.slice(1)}` : `_#${rest.slice(2)}`;
}

/** Where a line starts: in a triple-quoted string, in brackets, or joined to the line above by a backslash. */
interface LineState {
  readonly quote: string;
  readonly depth: number;
  readonly joined: boolean;
}

const TOKENS = /"""|'''|"|'|#|[([{]|[)\]}]|\\[^]/g;

function stateAfter(line: string, before: LineState): LineState {
  let { quote, depth } = before;
  let joined = false;
  for (const [token] of line.matchAll(TOKENS)) {
    joined = /^\\[\r\n]/.test(token);
    if (quote !== '') {
      if (token === quote) quote = '';
    } else if (token === '#') break;
    else if (token[0] === '"' || token[0] === "'") quote = token;
    else if (/[([{]/.test(token)) depth++;
    else if (/[)\]}]/.test(token)) depth = Math.max(0, depth - 1);
  }
  return { quote: quote.length === 3 || joined ? quote : '', depth, joined };
}
