import { isMap } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import type { Report } from '../../engine/model.ts';
import { isFlow, isNothing, pairOf, slotIn } from '../edit/container.ts';
import type { Found } from '../edit/container.ts';
import { flowInsert } from '../edit/flow-insert.ts';
import { lineAt, lineStart, openText, splice } from '../edit/open-text.ts';
import type { OpenText, Splice } from '../edit/open-text.ts';
import { isSuggestionOf, suggestionsIn } from '../edit/suggestions-in.ts';
import { flowMember, keyText } from '../edit/yaml-pieces.ts';
import { isWorthwhile, linesOfWish } from './wish.ts';
import type { Wish } from './wish.ts';
import { wishesOf } from './wishes-of-report.ts';

export type Generated =
  { readonly text: string; readonly added: number; readonly gone: number } | { readonly refused: string };

export const GONE = '# gone: the last scan didn’t find this';

const HEADER = `# What this team knows about the cost of its LLM calls and the code can’t tell.
#
# \`inference-cost init\` wrote this from a scan. Lines such as "# output: { … }" show what is assumed
# today; take the "# " away and write your own number. Run it again whenever you like: it adds what is
# new, marks what is gone and changes nothing that you wrote.
# Also understood: include, exclude, sdks, prices, rules, dismissed, budgets, policies, scenarios;
# docs/configuration.md has an example of each.

version: 1
`;

/**
 * What \`inference-cost init\` writes. Without a text: a whole file. With one: that text, and in it what is new; what the
 * scan no longer finds gets a comment, and nothing else changes. The same report twice gives the same text.
 */
export function generateConfiguration(report: Report, existing?: string): Generated {
  const isNew = existing === undefined || existing.trim() === '';
  const open = openText(isNew ? HEADER : existing);
  if ('refused' in open) return open;
  const draft: Draft = { open, splices: [], added: 0, gone: 0 };
  fulfil(wishesOf(report), { node: open.root, key: null, parent: null, rest: [] }, draft);
  const text = splice(open.text, draft.splices);
  const outcome = openText(text);
  return 'refused' in outcome ? outcome : { text, added: draft.added, gone: draft.gone };
}

interface Draft {
  readonly open: OpenText;
  readonly splices: Splice[];
  added: number;
  gone: number;
}

/** Adds the wishes that a map doesn't have yet, and looks into those that it has. */
function fulfil(wishes: readonly Wish[], map: Found, draft: Draft): void {
  const { node } = map;
  if (isFlow(node) && isMap(node) && node.items.length > 0) return fulfilInFlow(wishes, node, draft);
  if (isFlow(map.parent) || (!isMap(node) && !isNothing(node))) return;
  const suggestions = suggestionsIn(draft.open, map);
  const missing = wishes.filter(wish => {
    const pair = isMap(node) ? pairOf(node as BlockMap, wish.key) : undefined;
    if (pair) lookInto(wish, { node: pair.value, key: pair.key, parent: node, rest: [] }, draft);
    return !pair && isWorthwhile(wish) && !suggestions.some(({ line }) => isSuggestionOf(line, wish.key));
  });
  if (missing.length > 0) addLines(missing, map, draft);
}

type BlockMap = YAMLMap<Node, Node | null>;

/** An entry that is there belongs to the person who keeps it: only its maps of holes and loops still grow. */
function lookInto(wish: Wish, found: Found, draft: Draft): void {
  if (wish.existing) markGone(wish.existing, found, draft);
  const members = wish.members ?? [];
  fulfil(wish.grows ? members : members.filter(({ grows }) => grows), found, draft);
}

/** A flow map holds no comments: what is no suggestion is added, and the rest left out. */
function fulfilInFlow(wishes: readonly Wish[], node: Node, draft: Draft): void {
  for (const wish of wishes) {
    const entries = wish.members?.find(({ key }) => key === 'entries');
    if (!entries || pairOf(node as BlockMap, wish.key)) continue;
    draft.splices.push(flowInsert(draft.open.text, node, flowMember([wish.key, entries.key], [wish.key])));
    draft.added++;
  }
}

function addLines(wishes: readonly Wish[], map: Found, draft: Draft): void {
  const { open, splices } = draft;
  const { text, eol, step } = open;
  const empty = isFlow(map.node) ? map.node!.range! : null;
  if (empty) splices.push({ offset: empty[0], remove: empty[1] - empty[0], insert: '' });
  const slot = slotIn(open, map);
  const pad = ' '.repeat(slot.indent);
  const lines = wishes.flatMap(wish => [
    ...(map.key === null ? [''] : []),
    ...linesOfWish(wish, step).map(line => pad + line),
  ]);
  const opening = slot.offset === text.length && !text.endsWith('\n') ? eol : '';
  splices.push({ offset: slot.offset, remove: 0, insert: opening + lines.map(line => line + eol).join('') });
  draft.added += wishes.reduce((sum, wish) => sum + countOf(wish), 0);
}

/** Features and calls count, not the sections around them. */
const countOf = (wish: Wish): number =>
  wish.grows && wish.members ? wish.members.reduce((sum, member) => sum + countOf(member), 0) : 1;

/** Sets the mark above what the scan no longer finds, and takes it away where it is back. */
function markGone(existing: ReadonlySet<string>, map: Found, draft: Draft): void {
  if (!isMap(map.node) || isFlow(map.node)) {
    if (isNothing(map.node)) markSuggestions(existing, map, draft);
    return;
  }
  const { text } = draft.open;
  for (const { key } of map.node.items) {
    const node = key as Node & { readonly value?: unknown; readonly source?: string };
    const name = typeof node.value === 'string' ? node.value : (node.source ?? '');
    mark(lineStart(text, node.range![0]), existing.has(name), draft);
  }
  markSuggestions(existing, map, draft);
}

/** Only lines in the form that `init` writes: a person's own comments are no suggestions. */
function markSuggestions(existing: ReadonlySet<string>, map: Found, draft: Draft): void {
  const known = [...existing].map(key => `# ${keyText(key)}:`);
  for (const { start, line } of suggestionsIn(draft.open, map)) {
    if (!/^# \S.*:( (\d+|\{ low: .*\}))? {3}# /.test(line)) continue;
    mark(
      start,
      known.some(beginning => line.startsWith(beginning)),
      draft,
    );
  }
}

function mark(start: number, exists: boolean, draft: Draft): void {
  const { text, eol } = draft.open;
  const above = start === 0 ? 0 : lineStart(text, start - 1);
  const isMarked = start > 0 && lineAt(text, above).line.trim() === GONE;
  if (exists && isMarked) draft.splices.push({ offset: above, remove: start - above, insert: '' });
  if (exists || isMarked) return;
  draft.splices.push({
    offset: start,
    remove: 0,
    insert: ' '.repeat(lineAt(text, start).indent) + GONE + eol,
  });
  draft.gone++;
}
