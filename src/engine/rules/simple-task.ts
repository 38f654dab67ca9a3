import type { RuledCall } from './define-rule.ts';

const TASKS: readonly (readonly [RegExp, string])[] = [
  [/(^|_|\b)(classif|categori[sz]e|sentiment|intent|label)/, 'classification'],
  [/(^|_|\b)(route_|router|routing|triage)/, 'routing'],
  [/(^|_|\b)extract/, 'extraction'],
  [
    /(generate|make|create|suggest|get|chat|session|conversation|thread)_?(a_)?title|^title|_title$/,
    'a title',
  ],
  [/(^|_|\b)summar/, 'a summary'],
  [/(^|_|\b)(translate|detect_language)/, 'translation'],
];

/** "classifyTicket" → "classify_ticket": one spelling for both languages. */
const snake = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();

/** The small, well-scoped task that a call's function is named after; undefined where the name doesn't tell. */
export function simpleTaskOf({ resolved, report }: RuledCall): string | undefined {
  if (report.kind !== 'chat' && report.kind !== 'completion') return undefined;
  if (resolved.tools.length > 0 || resolved.hasUnknownTools) return undefined;
  const name = snake(report.enclosing?.split('.').at(-1) ?? '');
  return TASKS.find(([pattern]) => pattern.test(name))?.[1];
}
