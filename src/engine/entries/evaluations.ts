import { defineEntryFramework } from './define-entry-framework.ts';

/** What an evaluation runs for each example of its data set. */
export const evaluations = defineEntryFramework({
  id: 'evaluations',
  packages: { python: ['langsmith', 'braintrust', 'phoenix', 'weave'], script: ['langsmith', 'braintrust'] },
  registrations: [
    {
      methods: [
        'evaluate',
        'aevaluate',
        'evaluate_comparative',
        'evaluateComparative',
        'run_experiment',
        'Eval',
      ],
      kind: 'job',
      name: 'evaluation {function}',
    },
  ],
});
