import { overview, type Overview, type RootedReport } from '../present/overview.ts';
import { markdownText } from '../present/plain-text.ts';

const text = (value: string): string => markdownText(value, 400);

/** The report for an issue or a wiki: totals, features, calls, advice and what is unpriced, as tables. */
export function formatMarkdown(reports: readonly RootedReport[], name: string): string {
  const page = overview(reports);
  const sections = [
    `# Inference cost of ${text(name)}`,
    [page.summary, page.detail, page.prices.text].filter(Boolean).map(text).join(' · '),
    section(
      'Totals',
      ['', 'USD', 'What it counts'],
      page.totals.map(row => [row.title, row.amount, row.what]),
    ),
    section('Features', ['Feature', 'Cost', 'A month', 'Share', 'Calls'], featureCells(page)),
    section(
      'Calls',
      ['Call', 'Place', 'Model', 'Cost'],
      page.rows.map(row => [row.title, row.at, row.model || 'known only at run time', row.cost]),
    ),
    section(
      'Advice',
      ['Saving', 'Now', 'What', 'Place', 'Risk', 'Effort'],
      page.advice.map(row => [row.saving, row.now, row.message, row.at, row.risk, row.effort]),
    ),
    ...page.together.map(text),
    section(
      'Unpriced',
      ['Calls', 'Why'],
      page.unpriced.map(({ why, count }) => [String(count), why]),
    ),
    ...page.disagreements.map(line => `Price in doubt: ${text(line)}`),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function featureCells({ features }: Overview): string[][] {
  return features.map(({ name, cost, month, share, calls, unpricedCalls }) => [
    name,
    cost,
    month ?? 'no volume',
    share,
    unpricedCalls > 0 ? `${calls.length}, ${unpricedCalls} unpriced` : String(calls.length),
  ]);
}

/** A heading with a table; '' when there are no rows. */
function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}\n`,
    line(head),
    line(head.map(() => '---')),
    ...rows.map(cells => line(cells.map(text))),
  ].join('\n');
}
