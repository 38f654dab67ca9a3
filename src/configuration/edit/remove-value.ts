import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { commentsOf } from './comments-of.ts';
import { find, isFlow, linesOf } from './container.ts';
import type { Found } from './container.ts';
import type { EditResult } from './edit-configuration.ts';
import { endOf, startOfItem } from './flow-insert.ts';
import { splice } from './open-text.ts';
import type { OpenText, Splice } from './open-text.ts';
import type { Path } from './yaml-pieces.ts';

/** Takes a member or an item out. Comments inside stay, as lines of their own. Nothing there: nothing to do. */
export function removeValue(open: OpenText, path: Path): EditResult {
  const found = find(open, path);
  if (found.rest.length > 0 || found.parent === null) return { text: open.text };
  return isFlow(found.parent) ? { text: removeInFlow(open, found) } : removeLines(open, found);
}

function removeLines(open: OpenText, { node, key }: Found): EditResult {
  const { text, eol } = open;
  const first = key ?? node;
  if (first === null) return { refused: 'there is nothing to take out here' };
  const { start, end } = linesOf(open, first, node);
  const before = text.slice(start, first.range![0]);
  const isItem = key === null && /^\ufeff?\s*-\s+$/.test(before);
  if (!isItem && before.replace('\ufeff', '').trim() !== '')
    return { refused: 'it stands on a line with something else: change it by hand' };
  const pad = /^\ufeff?\s*/.exec(before)![0];
  const comments = commentsOf(text.slice(start, end)).map(
    comment => `${pad.replace('\ufeff', '')}${comment}${eol}`,
  );
  const bom = pad.startsWith('\ufeff') ? '\ufeff' : '';
  return { text: splice(text, [{ offset: start, remove: end - start, insert: bom + comments.join('') }]) };
}

/** Takes an item and one comma out, and leaves blanks, line ends and comments around it. */
function removeInFlow({ text }: OpenText, { node, key, parent }: Found): string {
  const items = (parent as YAMLMap | YAMLSeq).items as (Node | Pair<Node, Node | null>)[];
  const index = items.findIndex(item => item === node || ('key' in item && item.key === key));
  const item = items[index]!;
  const [start, end] = [startOfItem(item), endOf(item)];
  const next = items[index + 1];
  const previous = items[index - 1];
  const cut: Splice[] = [{ offset: start, remove: end - start, insert: '' }];
  if (next) {
    const gap = text.slice(end, startOfItem(next));
    const comma = commaIn(gap);
    cut.push({ offset: end + comma, remove: gap.includes('\n') ? 1 : gap.length - comma, insert: '' });
  } else if (previous) {
    const from = endOf(previous);
    const gap = text.slice(from, start);
    const comma = commaIn(gap);
    cut.push({ offset: from + comma, remove: gap.includes('\n') ? 1 : gap.length - comma, insert: '' });
  }
  return splice(text, cut);
}

/** The comma that parts two items: the first that stands in no comment. */
function commaIn(gap: string): number {
  const blanked = gap.replace(/#.*/g, comment => ' '.repeat(comment.length));
  return Math.max(0, blanked.indexOf(','));
}
