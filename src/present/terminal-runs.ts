import type { AgentRun, Report } from '../engine/model.ts';
import { grouped } from './money.ts';
import { plainText } from './plain-text.ts';
import { callsById, firstOf, isCounted, placeName, wrapped } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

const mostRuns = 6;

/** Which agents a run may lead to, and how often: what nothing bounds is said in so many words. */
export function runsSection(report: Report, page: Page): string | undefined {
  const calls = callsById(report);
  const trees = (report.agentRuns ?? []).flatMap(({ call, start }) => {
    const at = calls.get(call);
    return at && isCounted(at, page) ? [{ at, start }] : [];
  });
  if (trees.length === 0) return undefined;
  const { shown, rest } = firstOf(trees, mostRuns, page);
  const lines = shown.flatMap(({ at, start }) => [
    `  ${plainText(start.name, 40)}  ${page.ink.dim(placeName(at))}`,
    ...start.leadsTo.flatMap(run => branch(run, 2, page)),
  ]);
  return [
    page.ink.bold('Agents that one run may start'),
    ...lines,
    ...(rest > 0 ? [page.ink.dim(`  and ${String(rest)} more: --all lists them`)] : []),
  ].join('\n');
}

const WORDS = {
  handoff: 'hand-off',
  tool: 'as a tool',
  'sub-agent': 'sub-agent',
  edge: 'next',
  conditional: 'perhaps next',
} as const;

function branch(run: AgentRun, depth: number, page: Page): string[] {
  const pad = '  '.repeat(depth);
  const text = `→ ${plainText(run.name, 40)}: ${runText(run)}`;
  return [
    ...wrapped(text, page.width - pad.length).map((line, i) => `${pad}${i === 0 ? '' : '  '}${line}`),
    ...run.leadsTo.flatMap(one => branch(one, depth + 1, page)),
  ];
}

/** `hand-off, usually once, at most 9 times, and may go back`. */
export function runText(run: AgentRun): string {
  const how = run.by === null ? '' : `${WORDS[run.by]}, `;
  return `${how}${timesText(run)}${run.backTo.length > 0 ? ', and may go back' : ''}`;
}

function timesText({ runs: { low, typical, high } }: AgentRun): string {
  if (high === null) return counted(low, typical, 'without a bound');
  return low === high ? times(low) : counted(low, typical, `at most ${times(high)}`);
}

const counted = (low: number, typical: number, most: string): string =>
  `${low > 0 ? `at least ${times(low)}, ` : ''}${typical < 1 ? 'perhaps once' : `usually ${times(typical)}`}, ${most}`;

const times = (count: number): string =>
  count === 1 ? 'once' : `${grouped(Number(count.toFixed(1)))} times`;
