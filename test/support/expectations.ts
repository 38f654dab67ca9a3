import type { Agent, Call, Finding, ModelSite, Report } from '../../src/engine/index.ts';
import { lineMap } from '../../src/engine/syntax/line-map.ts';
import type { FileFacts } from '../../src/engine/syntax/facts.ts';

/**
 * Expectations in comments of fixtures (see CONTRIBUTING.md):
 *
 *     # expect: chat openai model=gpt-4o-mini in=57 out<=16 provider=openai source=same-file stream cache tier=flex retries=2
 *     # expect-model: langchain model=gpt-4o         a model site
 *     # expect-agent: openai_agents agent name=Triage_Agent tools=search to=handoff:FAQ_Agent in=- model=gpt-4o
 *     # expect: missing-output-cap                   a finding
 *     # ok: missing-output-cap                       none here
 *
 * They hold for the line they stand on, or for the next line of code when they stand alone. `model=a|b` is a choice,
 * `model=?` is known only at run time.
 */
export interface Expectation {
  readonly kind: 'expect' | 'expect-model' | 'expect-agent' | 'ok';
  readonly words: readonly string[];
  readonly place: string;
}

const PATTERN = /(?:#|\/\/)\s*(expect-model|expect-agent|expect|ok):\s*([^\n]*?)\s*$/;

export function readExpectations(facts: FileFacts): Expectation[] {
  const map = lineMap(facts);
  const lines = facts.text.split('\n');
  const found: Expectation[] = [];
  let offset = 0;
  for (const [i, line] of lines.entries()) {
    const match = PATTERN.exec(line);
    const start = offset;
    offset += line.length + 1;
    if (!match) continue;
    let target = start;
    if (line.slice(0, match.index).trim() === '') {
      let next = i + 1;
      target = offset;
      while (next < lines.length && /^\s*(#|\/\/|$)/.test(lines[next]!)) target += lines[next++]!.length + 1;
    }
    found.push({
      kind: match[1] as Expectation['kind'],
      words: match[2]!.split(/\s+/),
      place: lineOf(facts.file, map.place(target)),
    });
  }
  return found;
}

const lineOf = (file: string, { cell, line }: { cell?: number; line: number }): string =>
  `${file}${cell === undefined ? '' : `#${String(cell)}`}:${String(line)}`;

/** What a report has, in the words of the expectations: all that an expectation of it may say. */
export function describeCall(call: Call): { place: string; words: readonly string[] } {
  return {
    place: lineOf(call.file, call),
    words: [
      call.kind,
      call.sdk,
      `model=${call.model.ids.join('|') || '?'}`,
      `source=${call.model.source}`,
      `provider=${String(call.provider)}`,
      `in=${String(call.inputTokens.typical)}`,
      `static=${String(call.prompt.staticTokens)}`,
      `chars=${String(call.prompt.staticChars)}`,
      `holes=${call.prompt.holes.map(h => h.name.replace(/\s+/g, '_')).join(',')}`,
      `tools=${String(call.tools?.count ?? 0)}`,
      `tier=${call.tier}`,
      `retries=${String(call.retries)}`,
      `turns=${call.turns ? String(call.turns.high ?? 'none') : '-'}`,
      call.outputCap === null ? 'out=none' : `out<=${String(call.outputCap)}`,
      call.stream ? 'stream' : 'no-stream',
      call.promptCache ? 'cache' : 'no-cache',
      call.responseSchema ? 'schema' : 'no-schema',
      call.usd ? 'priced' : 'unpriced',
    ],
  };
}

export const describeSite = (site: ModelSite): { place: string; words: readonly string[] } => ({
  place: lineOf(site.file, site),
  words: [site.sdk, `model=${site.ids.join('|') || '?'}`, `source=${site.source}`],
});

/** Agents by name; blanks in names are written as "_". */
export function describeAgents(agents: readonly Agent[]): { place: string; words: readonly string[] }[] {
  const names = new Map(agents.map(a => [a.id, a.name.replace(/\s+/g, '_')]));
  return agents.map(agent => ({
    place: lineOf(agent.file, agent),
    words: [
      agent.sdk,
      agent.role,
      `name=${names.get(agent.id)!}`,
      `model=${agent.models.join('|') || '?'}`,
      `tools=${agent.tools.map(t => t.replace(/\s+/g, '_')).join(',')}`,
      `to=${agent.edges.map(e => `${e.kind}:${names.get(e.to)!}`).join(',')}`,
      `in=${agent.parent === null ? '-' : names.get(agent.parent)!}`,
      `calls=${String(agent.calls.length)}`,
      `runs=${String(agent.runs.length)}`,
      agent.mayEnd ? 'end' : 'no-end',
    ],
  }));
}

export const describeFinding = (finding: Finding): { place: string; words: readonly string[] } => ({
  place: lineOf(finding.file, finding),
  words: [finding.rule],
});

/** Differences between what is expected and what a report says, in both directions; empty when they agree. */
export function compare(
  expected: readonly Expectation[],
  found: readonly { place: string; words: readonly string[] }[],
): string[] {
  const differences: string[] = [];
  const open = [...found];
  for (const one of expected) {
    const here = open.filter(f => f.place === one.place);
    const match = here.find(f => one.words.every(w => f.words.includes(w)));
    if (match) open.splice(open.indexOf(match), 1);
    else
      differences.push(
        `${one.place}: expected ${one.words.join(' ')}, found ${here.length > 0 ? here.map(f => f.words.join(' ')).join(' and ') : 'nothing'}`,
      );
  }
  for (const one of open) differences.push(`${one.place}: found ${one.words.join(' ')}, expected nothing`);
  return differences;
}

export function applyEdits(
  text: string,
  edits: Report['findings'][number]['fixes'][number]['edits'],
  facts: FileFacts,
): string {
  const map = lineMap(facts);
  const placed = edits
    .map(e => ({ start: map.offset(e.start), end: map.offset(e.end), text: e.text }))
    .sort((a, b) => b.start - a.start);
  return placed.reduce((result, e) => result.slice(0, e.start) + e.text + result.slice(e.end), text);
}
