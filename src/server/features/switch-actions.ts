import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver/node';
import type { ModelsAt } from '../../engine/report/models-at.ts';
import type { FileView } from '../file-view.ts';
import type { Located, OpenDocuments } from '../open-documents.ts';
import type { SwitchArgument } from '../protocol.ts';
import { touches } from './code-actions.ts';
import { documentEdits } from './document-edits.ts';
import { standsIn } from './place.ts';

/** Models that the light bulb offers by name; the list has the others. */
const suggestionLimit = 3;

/** 1-based line to ask for models at: of a call or of the place of a model that the range touches. */
export function modelLine(view: FileView, located: Located, range: Range): number | undefined {
  const here = range.start.line + 1;
  const call = view.calls.find(c => standsIn(c, located) && touches(c, range));
  if (call) return call.model.places.some(p => isHere(p, view, located, here)) ? here : call.line;
  const places = view.report.calls.flatMap(c => c.model.places);
  if (places.some(p => isHere(p, view, located, here))) return here;
  const site = view.report.modelSites.find(
    s => s.file === view.file && standsIn(s, located) && s.line === here,
  );
  return site?.line;
}

const isHere = (
  place: { readonly file: string; readonly cell?: number; readonly line: number },
  view: FileView,
  located: Located,
  line: number,
): boolean => place.file === view.file && standsIn(place, located) && place.line === line;

/** A quick fix a suggested model, and the list of all where the client can show it. */
export function switchActions(
  models: ModelsAt,
  at: { readonly uri: string; readonly line: number },
  documents: OpenDocuments,
  pathOf: (file: string) => string,
  command: string | undefined,
): CodeAction[] {
  const suggested = models.models.filter(m => m.isSuggested).slice(-suggestionLimit);
  const fixes = suggested.flatMap(({ fix }) => {
    const documentChanges = fix && documentEdits(fix.edits, documents, pathOf);
    return documentChanges
      ? [{ title: fix.title, kind: CodeActionKind.QuickFix, edit: { documentChanges } }]
      : [];
  });
  if (command === undefined) return fixes;
  const argument: SwitchArgument = {
    textDocument: { uri: at.uri },
    position: { line: at.line - 1, character: 0 },
  };
  const title = 'Switch Model…';
  return [
    ...fixes,
    { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [argument] } },
  ];
}
