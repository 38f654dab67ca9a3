import type { CodeLens } from 'vscode-languageserver/node';
import { lensTitle } from '../../present/lens.ts';
import { placeName } from '../../present/terminal-page.ts';
import type { FileView } from '../file-view.ts';
import type { Located } from '../open-documents.ts';
import type { Settings } from '../protocol.ts';
import { pointedRange, standsIn } from './place.ts';

/** One lens a call site. `command` is the client's own; without one the lens is text. */
export function codeLenses(
  view: FileView,
  located: Located,
  { mode, threshold }: Settings['codeLens'],
  command: string,
): CodeLens[] {
  if (mode === 'cursor') return [];
  return view.calls
    .filter(call => standsIn(call, located) && (call.usd === null || call.usd.high >= threshold))
    .map(call => {
      const show = { tab: 'calls', text: placeName(call) };
      return {
        range: pointedRange(call, located),
        command: { title: lensTitle(call), command, ...(command ? { arguments: [call.id, show] } : {}) },
      };
    });
}
