import type { CodeLens } from 'vscode-languageserver/node';
import { lensTitle } from '../../present/lens.ts';
import type { FileView } from '../file-view.ts';
import type { Located } from '../open-documents.ts';
import { pointedRange, standsIn } from './place.ts';

/** One lens a call site. `command` is the client's own; without one the lens is text. */
export function codeLenses(view: FileView, located: Located, command: string): CodeLens[] {
  return view.calls
    .filter(call => standsIn(call, located))
    .map(call => ({
      range: pointedRange(call, located),
      command: { title: lensTitle(call), command, ...(command ? { arguments: [call.id] } : {}) },
    }));
}
