import { expect, it } from 'vitest';
import { memorySession } from '../support/memory-session.ts';

const call = (model: string): string =>
  `from openai import OpenAI\nfrom texts import RULES\n\ndef ask(text):\n    OpenAI().responses.create(model="${model}", input=RULES + text)\n`;

it('an edit of a file on which nothing rests leaves the report as it is; of one that it rests on, or comes to rest on, it does not', async () => {
  const session = await memorySession({
    'a.py': call('gpt-4o'),
    'texts.py': 'RULES = "Be kind."\n',
    'aside.py': 'def sum_up(rows):\n    return sum(rows)\n',
  });
  const before = session.report();
  session.setText('aside.py', 'def sum_up(rows):\n    return sum(rows) + 1\n');
  await session.prepare();
  expect(session.report()).toEqual(before);
  expect(session.parsed).not.toContain('aside.py');

  session.setText('texts.py', 'RULES = "Be kind, and answer in a short and friendly way."\n');
  await session.prepare();
  const longer = session.report();
  expect(longer.calls[0]!.inputTokens.low).toBeGreaterThan(before.calls[0]!.inputTokens.low);

  session.setText('aside.py', 'from a import ask\n\nask("once more")\n');
  await session.prepare();
  expect(session.report().wrapperCalls.map(({ file }) => file)).toEqual(['aside.py']);
});
