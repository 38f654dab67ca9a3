import { MarkupKind, type Hover, type Position } from 'vscode-languageserver/node';
import { callHover, modelSiteHover } from '../../present/hover.ts';
import type { FileView } from '../file-view.ts';
import type { Located } from '../open-documents.ts';
import { calleeRange, holds, pointedRange, standsIn } from './place.ts';

/** What is known of the call, or the model, under the pointer. */
export function hover(view: FileView, located: Located, at: Position): Hover | null {
  for (const call of view.calls) {
    const range = calleeRange(call, located);
    if (standsIn(call, located) && holds(range, at)) return markdown(callHover(call, view.report), range);
  }
  for (const site of view.modelSites) {
    const range = pointedRange(site, located);
    if (standsIn(site, located) && holds(range, at))
      return markdown(modelSiteHover(site, view.report), range);
  }
  return null;
}

function markdown(value: string, range: Hover['range']): Hover {
  const contents = { kind: MarkupKind.Markdown, value };
  return range ? { contents, range } : { contents };
}
