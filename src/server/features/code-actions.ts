import {
  CodeActionKind,
  type CodeAction,
  type Range,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import type { Edit, Finding, Fix } from '../../engine/model.ts';
import type { FileView } from '../file-view.ts';
import type { Located, OpenDocuments } from '../open-documents.ts';
import { diagnostic } from './diagnostics.ts';
import { position, standsIn } from './place.ts';

/** The fixes of the findings that the range touches. `pathOf` turns a report's file into an absolute path. */
export function codeActions(
  view: FileView,
  located: Located,
  range: Range,
  documents: OpenDocuments,
  pathOf: (file: string) => string,
): CodeAction[] {
  return view.findings
    .filter(finding => standsIn(finding, located) && touches(finding, range))
    .flatMap(finding =>
      finding.fixes.flatMap((fix, i) => {
        const documentChanges = textEdits(fix, documents, pathOf);
        if (!documentChanges) return [];
        return {
          title: fix.title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic(finding, located)],
          isPreferred: i === 0,
          edit: { documentChanges },
        };
      }),
    );
}

export function touches(finding: Pick<Finding, 'line' | 'endLine'>, range: Range): boolean {
  return finding.line - 1 <= range.end.line && finding.endLine - 1 >= range.start.line;
}

/** One edit a document, tied to the version that the report was made of; undefined when a cell is not open. */
function textEdits(
  fix: Fix,
  documents: OpenDocuments,
  pathOf: (file: string) => string,
): TextDocumentEdit[] | undefined {
  const byUri = new Map<string, TextDocumentEdit>();
  for (const edit of fix.edits) {
    const uri = documents.uriOf(pathOf(edit.file), edit.start.cell);
    if (uri === undefined) return undefined;
    const version = documents.locate(uri)?.document.version ?? null;
    const document = byUri.get(uri) ?? { textDocument: { uri, version }, edits: [] };
    document.edits.push(textEdit(edit));
    byUri.set(uri, document);
  }
  return [...byUri.values()];
}

function textEdit({ start, end, text }: Edit) {
  return { range: { start: position(start), end: position(end) }, newText: text };
}
