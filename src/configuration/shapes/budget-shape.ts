import { either, flag, list, number, percent, record, table, text } from './shape.ts';

const usd = (about: string, unit: string) => number(about, { unit, max: 1e9, like: 5000 });

export const budgets = table(
  'Limits to stay within, for the whole workspace or a part of it.',
  'name of the budget',
  record('A budget.', {
    feature: text('Only this feature.', { refers: 'feature' }),
    files: list('Only the calls in these files.', text('Glob.', { refers: 'files' })),
    segment: text('Only the features of this segment.'),
    'usd-per-call': usd('Limit for one call.', 'USD a call'),
    'usd-per-run': usd('Limit for one run.', 'USD a run'),
    'usd-per-month': usd('Limit for a month; needs volumes.', 'USD a month'),
    'warn-at': percent('Warn from this part of the limit on.', 80),
  }),
);

export const policies = record('Rules that a change must keep; checked in pull requests.', {
  'allowed-models': list('Only these models may be used.', text('Model id, `*` for any ending.')),
  'forbidden-models': list('These models may not be used.', text('Model id, `*` for any ending.')),
  'max-usd-per-call': usd('No call may cost more.', 'USD a call'),
  'max-usd-per-run': usd('No feature may cost more a run.', 'USD a run'),
  'max-increase': percent('No feature may become dearer by more than this in one change.', 20, 10_000),
  'max-unpriced-calls': number('At most so many calls without a price.', {
    unit: 'calls',
    integer: true,
    max: 1e6,
    like: 0,
  }),
  'require-output-cap': flag('Every call needs a limit of its output.'),
});

export const scenarios = table(
  'Named what-ifs, for `scan --scenario NAME`, in the file of the scanned folder: the values that differ. Keys are paths as in this file, and in short `volume`, `caching`, `turns`, `output`, `thinking`, `cache-hit-rate`, `holes.NAME` and `loops.NAME` for all calls.',
  'name of the scenario',
  table(
    'Values as `--set` takes them.',
    'path such as features.support-chat.turns',
    either(
      'Value.',
      number('Number.', { unit: 'as the path says', min: -1e12, max: 1e12, like: 20 }),
      flag('Yes or no.'),
      text('Text.'),
    ),
  ),
);
