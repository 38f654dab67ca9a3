import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Configuration } from '../configuration.ts';
import type { Call, Edit, Finding } from '../model.ts';
import type { Rule, Suggestion, TextEdit } from '../rules/define-rule.ts';
import { idOf, placeIn, type LinesOf } from './call-ids.ts';

export interface Checked {
  readonly resolved: ResolvedCall;
  readonly call: Call;
  readonly configuration: Configuration;
  /** Rule ids that comments beside the code switch off for this call. */
  readonly ignored: readonly string[];
}

/** What the rules say, dismissed and switched-off findings left out. */
export function reportFindings(
  checked: readonly Checked[],
  rules: readonly Rule[],
  lines: LinesOf,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const one of checked) {
      const setting = one.configuration.rules.find(r => r.id === rule.id);
      if (setting?.off || one.ignored.includes(rule.id) || one.ignored.includes('*')) continue;
      const suggestion = rule.check(one.resolved, { report: one.call, options: setting?.options ?? {} });
      if (!suggestion) continue;
      const finding = toFinding(rule, suggestion, one, lines, setting?.severity ?? rule.severity);
      if (!one.configuration.dismissed.some(d => d.key === finding.key)) findings.push(finding);
    }
  }
  return findings;
}

function toFinding(
  rule: Rule,
  suggestion: Suggestion,
  { call, resolved }: Checked,
  lines: LinesOf,
  severity: Finding['severity'],
): Finding {
  const file = suggestion.place?.file ?? call.file;
  const map = lines(file)!;
  const start = map.place(suggestion.place?.start ?? resolved.site.call.nameStart);
  const end = map.place(suggestion.place?.end ?? resolved.site.call.end);
  const saved = suggestion.saving;
  return {
    id: `${rule.id}@${idOf(file, start)}`,
    key: `${rule.id}@${call.key}`,
    rule: rule.id,
    severity,
    ...placeIn(file, start),
    endLine: end.line,
    calls: [call.id],
    message: suggestion.message,
    saving: {
      fraction: saved,
      usdPerRun:
        saved && call.usd ? { low: saved.low * call.usd.typical, high: saved.high * call.usd.typical } : null,
    },
    risk: suggestion.risk,
    effort: suggestion.effort,
    docs: `rules/${rule.id}`,
    fixes: suggestion.fixes.map(fix => ({ title: fix.title, edits: fix.edits.map(e => toEdit(e, lines)) })),
  };
}

function toEdit(edit: TextEdit, lines: LinesOf): Edit {
  const map = lines(edit.file)!;
  return { file: edit.file, start: map.place(edit.start), end: map.place(edit.end), text: edit.text };
}
