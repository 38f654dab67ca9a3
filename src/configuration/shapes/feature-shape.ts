import { list, number, record, table, text } from './shape.ts';

const feature = record('A feature: what one user action, job or command costs.', {
  entries: list(
    'Where it starts: a file, `file:function`, or a name that the scan gave. Several become one feature.',
    text('File, `file:function` or generated name.', { refers: 'entry' }),
  ),
  volume: number(
    'How often it runs in a month: with `turns`, how many conversations there are. Only with it are monthly amounts shown.',
    {
      unit: 'runs a month',
      max: 1e12,
      like: 50000,
    },
  ),
  users: number('How many people use it in a month.', { unit: 'users a month', max: 1e10, like: 1200 }),
  segment: text('User segment, to add up costs by: "free", "pro".'),
  stage: text('Stage of a workflow, to add up costs by: "retrieve", "answer".'),
  turns: number(
    'Usual turns of a conversation. A run is then a whole conversation, in which each turn sends again what was said before, as far as the code keeps it.',
    {
      unit: 'turns a conversation',
      min: 1,
      max: 10_000,
      like: 10,
    },
  ),
  value: record(
    'What a run is good for, for the cost of one unit of it.',
    {
      unit: text('Name of the unit: "ticket solved".'),
      'per-run': number('Units that one run yields; with `turns`, one conversation.', {
        unit: 'units a run',
        max: 1e6,
        like: 0.6,
      }),
      usd: number('What one unit is worth.', { unit: 'USD a unit', max: 1e9, like: 4.5 }),
    },
    ['unit', 'per-run'],
  ),
});

export const features = table(
  'The features of your product, by the name that you use for them. Names, merges and re-roots what the scan found.',
  'name of the feature',
  feature,
  'own-feature',
);
