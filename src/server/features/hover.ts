import { MarkupKind, type Hover, type Position, type Range } from 'vscode-languageserver/node';
import type { Call } from '../../engine/model.ts';
import type { HoverLinks } from '../../present/hover-links.ts';
import { agentHover, loopHover, modelHover, promptHover } from '../../present/hover-places.ts';
import { callHover } from '../../present/hover.ts';
import type { FileView } from '../file-view.ts';
import type { Located } from '../open-documents.ts';
import { calleeRange, holds, lineText, pointedRange, standsIn } from './place.ts';

/** What is known of the call, model, agent, loop or prompt under the pointer. `marksFindings`: the editor shows diagnostics there. */
export function hover(
  view: FileView,
  located: Located,
  at: Position,
  links: HoverLinks,
  marksFindings: boolean,
): Hover | null {
  for (const call of view.calls) {
    const range = calleeRange(call, located);
    if (standsIn(call, located) && holds(range, at))
      return markdown(callHover(call, view.report, links, marksFindings ? marked() : undefined), range);
  }
  return (
    agentAt(view, located, at, links) ?? // it says its model too
    modelAt(view, located, at, links) ??
    loopAt(view, located, at, links) ??
    promptAt(view, located, at)
  );

  function marked(): ReadonlySet<string> {
    const here = view.findings.filter(
      finding => standsIn(finding, located) && holds(calleeRange(finding, located), at),
    );
    return new Set(here.map(({ id }) => id));
  }
}

/** A site that chooses a model, or the constant in which its id is written. */
function modelAt({ modelSites, report, file }: FileView, located: Located, at: Position, links: HoverLinks) {
  for (const site of modelSites) {
    const range = pointedRange(site, located);
    if (!standsIn(site, located) || !holds(range, at)) continue;
    const driven = report.calls.filter(call => site.calls.includes(call.id));
    return markdown(modelHover(site.ids, driven, report, links, site), range);
  }
  for (const { model } of report.calls)
    for (const [i, place] of model.places.entries()) {
      if (place.file !== file || !standsIn(place, located)) continue;
      const range = pointedRange(place, located);
      if (!holds(range, at)) continue;
      const driven = report.calls.filter(call => call.model.places.some(other => isSame(other, place)));
      const id = model.ids[i];
      return markdown(modelHover(id === undefined ? [] : [id], driven, report, links, place), range);
    }
  return null;
}

function agentAt({ report, file }: FileView, located: Located, at: Position, links: HoverLinks) {
  for (const agent of report.agents) {
    if (agent.file !== file || !standsIn(agent, located)) continue;
    const range = calleeRange(agent, located);
    if (holds(range, at)) return markdown(agentHover(agent, report, links), range);
  }
  return null;
}

/** The head of the innermost loop around a call: the nearest line above that says it. */
function loopAt({ calls }: FileView, located: Located, at: Position, links: HoverLinks) {
  const within = calls.filter(
    call => call.loop && standsIn(call, located) && lineOf(call, located) === at.line,
  );
  const [first] = within;
  if (!first?.loop) return null;
  const start = lineText(located, at.line).indexOf(first.loop.expression);
  const range = rangeOf(at.line, start, start + first.loop.expression.length);
  return holds(range, at) ? markdown(loopHover(first.loop, within, links), range) : null;
}

function lineOf({ line, loop }: Call, located: Located): number {
  for (let i = line - 1; i >= 0; i--) if (lineText(located, i).includes(loop!.expression)) return i;
  return -1;
}

/** The first line of constant text that reaches a call. */
function promptAt({ report, file }: FileView, located: Located, at: Position) {
  const isHere = (segment: Call['prompt']['segments'][number]) =>
    segment.file === file && segment.cell === located.cell && segment.startLine - 1 === at.line;
  const senders = report.calls.filter(call => call.prompt.segments.some(isHere));
  const segment = senders[0]?.prompt.segments.find(isHere);
  if (!segment || segment.tokens === 0) return null;
  const text = lineText(located, at.line);
  return markdown(promptHover(segment, senders, report), rangeOf(at.line, 0, text.trimEnd().length));
}

const isSame = (a: Call['model']['places'][number], b: Call['model']['places'][number]): boolean =>
  a.file === b.file && a.cell === b.cell && a.line === b.line && a.column === b.column;

const rangeOf = (line: number, from: number, to: number): Range => ({
  start: { line, character: from },
  end: { line, character: to },
});

function markdown(value: string, range: Range): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, range };
}
