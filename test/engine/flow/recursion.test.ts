import { expect, test } from 'vitest';
import { scanText, timesByLine } from './scan-text.ts';

/** Functions that call the next one, the last one the first, each with a model call of its own. */
const ring = (size: number): string =>
  [
    'from openai import OpenAI',
    'client = OpenAI()',
    'question = input()',
    ...Array.from({ length: size }, (_, index) => [
      `def step_${index}():`,
      '    answer = client.responses.create(model="gpt-4.1", input=question, max_output_tokens=50)',
      `    return step_${(index + 1) % size}()`,
    ]).flat(),
    'if __name__ == "__main__":',
    '    step_0()',
    '',
  ].join('\n');

test.each([1, 2, 6, 20])('a ring of %i functions recurses once, without a bound', async size => {
  const report = await scanText({ 'app.py': ring(size) });
  const times = Object.values(timesByLine(report, report.features[0]!.name));
  expect(times).toEqual(Array.from({ length: size }, () => ({ low: 1, typical: 3, high: null })));
});
