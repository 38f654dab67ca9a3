import { noConfiguration } from '../../src/engine/configuration.ts';
import type { Call, Finding } from '../../src/engine/index.ts';
import { scanFiles } from './scan-files.ts';

/** What a rule says of a workspace, switched on where it is off by default, and the chat calls by their functions' names. */
export async function scanRule(
  rule: string,
  files: Readonly<Record<string, string>>,
): Promise<{ findings: readonly Finding[]; call: (enclosing: string) => Call | undefined }> {
  const on = { ...noConfiguration, rules: [{ id: rule }] };
  const report = await scanFiles(files, { configuration: { files: [], problems: [], for: () => on } });
  return {
    findings: report.findings.filter(f => f.rule === rule),
    call: enclosing => report.calls.find(c => c.enclosing === enclosing && c.kind === 'chat'),
  };
}
