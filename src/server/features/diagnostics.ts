import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../../engine/model.ts';
import type { FileView } from '../file-view.ts';
import type { Located } from '../open-documents.ts';
import { calleeRange, standsIn } from './place.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const diagnosticSource = 'Inference Cost';

export function diagnostics(view: FileView, located: Located): Diagnostic[] {
  return view.findings
    .filter(finding => standsIn(finding, located))
    .map(finding => diagnostic(finding, located));
}

/** `data` is the finding's id, so that a code action finds it again. */
export function diagnostic(finding: Finding, located: Located): Diagnostic {
  return {
    range: calleeRange(finding, located),
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    message: finding.message,
    data: finding.id,
  };
}
