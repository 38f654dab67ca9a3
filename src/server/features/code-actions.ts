import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver/node';
import type { Finding } from '../../engine/model.ts';
import type { FileView } from '../file-view.ts';
import type { Located, OpenDocuments } from '../open-documents.ts';
import { diagnostic } from './diagnostics.ts';
import { documentEdits } from './document-edits.ts';
import { standsIn } from './place.ts';

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
        const documentChanges = documentEdits(fix.edits, documents, pathOf);
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
