import type { Finding } from '../model.ts';

/** Rules that answer the same question of a call in different ways: one of them at a call. */
const QUESTIONS: readonly (readonly string[])[] = [
  ['retired-model', 'superseded-model', 'frontier-model-for-simple-task', 'cheaper-model'],
  ['batch-eligible', 'flex-eligible'],
  // Each makes the fixed text be paid once instead of every time.
  ['prompt-cache-missing', 'cache-prefix-broken', 'call-in-loop'],
];

/** Whether two findings can't both be followed: another answer to the same question of the same call. */
export function areRivals(a: Finding, b: Finding): boolean {
  const question = QUESTIONS.find(q => q.includes(a.rule));
  return question?.includes(b.rule) === true && a.calls.some(id => b.calls.includes(id));
}
