import { number, percent, range, record, table } from './shape.ts';

const tokens = number('Tokens.', { unit: 'tokens', max: 1e8, like: 600 });
const times = number('Times.', { unit: 'times', max: 1e9, like: 5 });

const sizes = (about: string) =>
  record(about, {
    holes: table(
      'Size of text that only run time fills in.',
      'name of the hole as the report shows it, or `"*"`',
      range('Tokens.', tokens),
    ),
    output: range('Length of the answer, in tokens.', tokens),
    thinking: range('Thinking tokens of a reasoning model.', tokens),
    turns: range(
      'Turns of an agent run or a conversation.',
      number('Turns.', { unit: 'turns', min: 1, max: 100_000, like: 6 }),
    ),
    loops: table(
      'How often a loop runs.',
      'the loop as the report shows it, or `"*"`',
      range('Times.', times),
    ),
    'cache-hit-rate': range(
      'Share of the cacheable input that comes from the cache.',
      percent('Per cent.', 40),
    ),
  });

export const assumptions = record(
  'Sizes that only run time knows. The narrowest place wins: a call, then files, then a feature, then everywhere. A size is one number or `{ low: 200, typical: 600, high: 4000 }`; `high: unbounded` where there is no bound.',
  {
    everywhere: sizes('Holds for every call.'),
    features: table(
      'Holds for the calls of a feature.',
      'name of the feature',
      sizes('Sizes of the feature.'),
      'feature',
    ),
    files: table(
      'Holds for the calls in files.',
      'glob, from this file’s folder on',
      sizes('Sizes in these files.'),
      'files',
    ),
    calls: table('Holds for one call.', 'key of the call', sizes('Sizes of the call.'), 'call'),
  },
);
