import { assumptions } from './assumption-shape.ts';
import { budgets, policies, scenarios } from './budget-shape.ts';
import { features } from './feature-shape.ts';
import { models } from './model-shape.ts';
import { prices } from './price-shape.ts';
import { dismissed, rules } from './rule-shape.ts';
import { sdks } from './sdk-shape.ts';
import { list, number, record, text } from './shape.ts';
import type { RecordShape } from './shape.ts';

/** Version of the file's form that this program reads. */
export const FILE_VERSION = 1;

/** The whole of inference-cost.yml. */
export const fileShape: RecordShape = record(
  'What a team knows about the cost of its LLM calls and the code can’t tell.',
  {
    version: number('Version of the file’s form.', {
      unit: '',
      integer: true,
      min: 1,
      max: 1e6,
      like: FILE_VERSION,
    }),
    include: list(
      'Only these files are scanned. Without it, all.',
      text('Glob, from this file’s folder on.', { refers: 'files' }),
    ),
    exclude: list(
      'These files are left out.',
      text('Glob, from this file’s folder on.', { refers: 'files' }),
    ),
    features,
    assumptions,
    models,
    sdks,
    prices,
    rules,
    dismissed,
    budgets,
    policies,
    scenarios,
  },
);
