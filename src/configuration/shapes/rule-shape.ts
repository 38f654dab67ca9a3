import { any, choice, either, flag, list, record, table, text } from './shape.ts';

const severity = choice('How loud a finding is.', ['information', 'hint', 'warning']);

export const rules = table(
  'Rules of advice: `off`, a severity, or both with options.',
  'id of the rule',
  either(
    'A word or the details.',
    choice('`off`, `on` or a severity.', ['off', 'on', 'information', 'hint', 'warning']),
    record('Details.', {
      off: flag('True switches the rule off.'),
      severity,
      options: any('Thresholds of the rule, as its page in docs/rules lists them.'),
    }),
  ),
  'rule',
);

export const dismissed = list(
  'Findings that the team has looked at and doesn’t want to see again.',
  record(
    'A dismissed finding.',
    {
      finding: text('Key of the finding.', { refers: 'finding' }),
      reason: text('Why.'),
      date: text('When.', {
        pattern: { source: '^\\d{4}-\\d{2}-\\d{2}$', means: 'a day such as 2026-11-24' },
      }),
      by: text('Who.'),
    },
    ['finding'],
  ),
);
