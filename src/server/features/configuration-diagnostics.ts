import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import type { ConfigProblem } from '../../engine/model.ts';
import { diagnosticSource } from './diagnostics.ts';

/** What is wrong in inference-cost.yml, or in a settings comment, at the word where it stands. */
export function configurationDiagnostic({ line, column, message }: ConfigProblem): Diagnostic {
  const place = { line: line - 1, character: column - 1 };
  return {
    range: { start: place, end: place },
    severity: DiagnosticSeverity.Warning,
    source: diagnosticSource,
    code: 'configuration',
    message,
  };
}
