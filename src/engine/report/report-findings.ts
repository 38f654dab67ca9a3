import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Configuration } from '../configuration.ts';
import type { Call, Edit, Finding, Fix } from '../model.ts';
import type { PriceBook } from '../prices/index.ts';
import type {
  Rule,
  RuledCall,
  SharedSuggestion,
  SuggestedFix,
  Surroundings,
  TextEdit,
} from '../rules/define-rule.ts';
import { idOf, placeIn, type LinesOf } from './call-ids.ts';
import { usdPerRunOf } from './usd-per-run.ts';
import type { LedAmount } from './with-agents.ts';

export interface Checked {
  readonly resolved: ResolvedCall;
  readonly call: Call;
  /** The runs of agents that its run leads to. */
  readonly agents?: LedAmount;
  readonly configuration: Configuration;
  /** Rule ids that comments beside the code switch off for this call. */
  readonly ignored: readonly string[];
}

export interface FindingContext extends Surroundings {
  readonly lines: LinesOf;
  /** Prices that hold for a call, by its key. */
  readonly bookFor: (key: string) => PriceBook;
}

/** What the rules say, dismissed and switched-off findings left out. */
export function reportFindings(
  checked: readonly Checked[],
  rules: readonly Rule[],
  context: FindingContext,
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const configurations = new Map(checked.map(c => [c.call.id, c.configuration]));
  for (const rule of rules) {
    const calls = checked.flatMap(c => ruled(rule, c, context));
    const one = calls.flatMap((call): SharedSuggestion[] => {
      const suggestion = rule.check?.(call.resolved, { ...context, ...call });
      return suggestion ? [{ ...suggestion, calls: [call] }] : [];
    });
    for (const suggestion of [...one, ...(rule.checkAll?.(calls, context) ?? [])]) {
      const configuration = configurations.get(suggestion.calls[0]!.report.id)!;
      const severity = configuration.rules.find(r => r.id === rule.id)?.severity ?? rule.severity;
      const made = toFinding(rule, suggestion, context, severity);
      const finding = made && withOwnKey(made, seen);
      if (finding && !configuration.dismissed.some(d => d.key === finding.key)) findings.push(finding);
    }
  }
  return findings;
}

/** Two places of one call that say the same (an id written twice) keep apart. */
function withOwnKey(finding: Finding, seen: Map<string, number>): Finding {
  const before = seen.get(finding.key) ?? 0;
  seen.set(finding.key, before + 1);
  return before === 0 ? finding : { ...finding, key: `${finding.key}#${String(before)}` };
}

/** The call as the rule sees it; nothing where the rule is off for it. */
function ruled(
  rule: Rule,
  { resolved, call, configuration, ignored }: Checked,
  context: FindingContext,
): RuledCall[] {
  const setting = configuration.rules.find(r => r.id === rule.id);
  if (setting?.off || (rule.isOffByDefault && !setting)) return [];
  if (ignored.includes(rule.id) || ignored.includes('*')) return [];
  return [{ resolved, report: call, options: setting?.options ?? {}, book: context.bookFor(call.key) }];
}

function toFinding(
  rule: Rule,
  suggestion: SharedSuggestion,
  { lines, features }: FindingContext,
  severity: Finding['severity'],
): Finding | undefined {
  const [first] = suggestion.calls;
  const { resolved, report: call } = first!;
  const file = suggestion.place?.file ?? call.file;
  const map = lines(file);
  if (!map) return undefined;
  const start = map.place(suggestion.place?.start ?? resolved.site.call.nameStart);
  const end = map.place(suggestion.place?.end ?? resolved.site.call.end);
  const saved = suggestion.saving;
  const usd = usdPerRunOf(
    suggestion.calls.map(c => c.report),
    features,
  );
  return {
    id: `${rule.id}@${idOf(file, start)}`,
    key: `${rule.id}@${call.key}${suggestion.subject === undefined ? '' : `:${suggestion.subject}`}`,
    rule: rule.id,
    severity,
    ...placeIn(file, start),
    endLine: end.line,
    calls: suggestion.calls.map(c => c.report.id),
    message: suggestion.message,
    ...(usd
      ? { now: { usdPerRun: usd.run, ...(usd.month === null ? {} : { usdPerMonth: usd.month }) } }
      : {}),
    saving: {
      fraction: saved && { low: saved.low, high: saved.high },
      ...(suggestion.part === undefined ? {} : { part: suggestion.part }),
      usdPerRun: saved && usd ? { low: saved.low * usd.run, high: saved.high * usd.run } : null,
      ...(saved && usd && usd.month !== null
        ? { usdPerMonth: { low: saved.low * usd.month, high: saved.high * usd.month } }
        : {}),
    },
    risk: suggestion.risk,
    effort: suggestion.effort,
    docs: `rules/${rule.id}`,
    fixes: suggestion.fixes.flatMap(fix => fixOf(fix, lines) ?? []),
  };
}

/** Edits with lines and columns; null where a file of them is not in the workspace. */
export function fixOf({ title, edits }: SuggestedFix, lines: LinesOf): Fix | null {
  if (!edits.every(e => lines(e.file))) return null;
  return { title, edits: sorted(edits).map(e => toEdit(e, lines)) };
}

const sorted = (edits: readonly TextEdit[]): TextEdit[] =>
  [...edits].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));

function toEdit(edit: TextEdit, lines: LinesOf): Edit {
  const map = lines(edit.file)!;
  return { file: edit.file, start: map.place(edit.start), end: map.place(edit.end), text: edit.text };
}
