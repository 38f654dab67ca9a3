import type { InlayHint, Range } from 'vscode-languageserver/node';
import { inlayLabel, lensTitle } from '../../present/lens.ts';
import type { FileView } from '../file-view.ts';
import type { Located } from '../open-documents.ts';
import { standsIn } from './place.ts';

/** The amount at the end of each priced call within the range. */
export function inlayHints(view: FileView, located: Located, within: Range): InlayHint[] {
  return view.calls.flatMap(call => {
    const label = inlayLabel(call);
    const position = { line: call.endLine - 1, character: call.endColumn - 1 };
    const inside = position.line >= within.start.line && position.line <= within.end.line;
    if (label === undefined || !inside || !standsIn(call, located)) return [];
    return [{ position, label, tooltip: lensTitle(call), paddingLeft: true }];
  });
}
