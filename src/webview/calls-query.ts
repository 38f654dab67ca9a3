import { counted } from '../present/counts.ts';
import type { OverviewRow } from '../present/overview.ts';

export type Order = 'cost' | 'tokens' | 'model' | 'file';
export type Grouping = 'none' | 'model' | 'file' | 'feature';

export interface CallsQuery {
  readonly text: string;
  readonly order: Order;
  readonly grouping: Grouping;
  readonly unpricedOnly: boolean;
}

export type ListItem =
  | { readonly kind: 'group'; readonly title: string; readonly detail: string }
  | { readonly kind: 'call'; readonly row: OverviewRow };

export const wholeList: CallsQuery = { text: '', order: 'cost', grouping: 'none', unpricedOnly: false };

/** Rows that match every word of the text, in order, under headings where they are grouped. */
export function listItems(rows: readonly OverviewRow[], query: CallsQuery): ListItem[] {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows.filter(row => (!query.unpricedOnly || !row.priced) && matches(row, words));
  const sorted = [...shown].sort(comparers[query.order]);
  if (query.grouping === 'none') return sorted.map(row => ({ kind: 'call', row }));
  return grouped(sorted, query.grouping);
}

function matches(row: OverviewRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = `${row.title}\n${row.model}\n${row.at}\n${row.cost}\n${row.features.join('\n')}`.toLowerCase();
  return words.every(word => text.includes(word));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byCost = (a: OverviewRow, b: OverviewRow): number => (b.usd ?? -1) - (a.usd ?? -1);

const comparers: Readonly<Record<Order, (a: OverviewRow, b: OverviewRow) => number>> = {
  cost: byCost,
  tokens: (a, b) => b.inputTokens - a.inputTokens,
  model: (a, b) => Number(!a.model) - Number(!b.model) || byText(a.model, b.model) || byCost(a, b),
  file: (a, b) => byText(a.place.file, b.place.file) || a.place.line - b.place.line,
};

const groupsOf: Readonly<Record<Exclude<Grouping, 'none'>, (row: OverviewRow) => readonly string[]>> = {
  model: row => [row.model || 'model known only at run time'],
  file: row => [row.at.replace(/( cell \d+)?:\d+$/, '')],
  feature: row => (row.features.length > 0 ? row.features : ['no entry point reaches it']),
};

/** The group of the first row first; a call of several features stands under each. */
function grouped(rows: readonly OverviewRow[], grouping: Exclude<Grouping, 'none'>): ListItem[] {
  const groups = new Map<string, OverviewRow[]>();
  for (const row of rows)
    for (const title of new Set(groupsOf[grouping](row))) {
      const group = groups.get(title);
      if (group) group.push(row);
      else groups.set(title, [row]);
    }
  return [...groups].flatMap(([title, calls]): ListItem[] => [
    { kind: 'group', title, detail: counted(calls.length, 'call') },
    ...calls.map((row): ListItem => ({ kind: 'call', row })),
  ]);
}
