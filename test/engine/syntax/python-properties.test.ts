import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../../../src/engine/syntax/facts.ts';
import { callsOf, read, spansOf } from './python-support.ts';

const SOURCE = `"""Answers tickets."""
from __future__ import annotations

import os, json as j
from .prompts import SYSTEM, render as r

MODEL: str = os.getenv("MODEL", "gpt-4o-mini")
client = OpenAI(api_key=os.environ["KEY"], **{"timeout": 30})

@dataclass
class Ticket(Base, metaclass=Meta):
    """One ticket."""
    id: int
    tags: list[str] = field(default_factory=list)
    LIMITS = {"small": 1_000, "large": lambda n: n * 2}

    async def answer(self, text: str, *, retries: int = 3) -> str | None:
        '''Ask the model.'''
        for attempt, _ in enumerate(range(retries)):
            try:
                reply = await client.chat.completions.create(
                    model=MODEL,
                    messages=[
                        {"role": "system", "content": f"{SYSTEM}\\n{len(text):>4} {text!r}"},
                        *self.history[-5:],
                    ],
                    max_tokens=500 if self.tags else None,
                )
                return reply.choices[0].message.content
            except (TimeoutError, ValueError) as error:
                log(error)
            else:
                yield [tag.upper() for tag in self.tags if tag]
            finally:
                total += 1
        match reply:
            case {"error": str(code)} | None if code:
                raise RuntimeError("é😀" "x") from fail(code)
            case _:
                pass

with open("a.txt") as f, lock:
    text = r(f.read())[1:]
if __name__ == "__main__" and (n := main()) > 0 or not done:
    print(n < 3 <= 4, -n ** 2, {k: v for k, v in j.loads("{}").items()})
`;

function expectSound(text: string, facts: FileFacts): void {
  expect(facts.text).toBe(text);
  const { body, functions, classes, imports, pragmas, broken } = facts;
  for (const { span, parent } of spansOf([body, functions, classes, imports, pragmas, broken])) {
    const [start, end] = [span['start'] as number, span['end'] as number];
    const inside = start >= 0 && start <= end && end <= text.length;
    const nested = !parent || (start >= (parent['start'] as number) && end <= (parent['end'] as number));
    if (!inside || !nested) throw new Error(`${JSON.stringify(span)} in ${JSON.stringify(parent)}`);
  }
  for (const call of callsOf(facts)) {
    const { nameStart, argsStart, argsEnd, start, end } = call;
    if (start > nameStart || nameStart >= argsStart || argsStart > argsEnd || argsEnd > end)
      throw new Error(JSON.stringify(call));
  }
  expect(functions.map(f => f.id)).toEqual([...functions.keys()]);
  expect(classes.map(c => c.id)).toEqual([...classes.keys()]);
}

const CALL_NAMES =
  'getenv OpenAI open r read main print items loads enumerate range create len log upper fail RuntimeError field'.split(
    ' ',
  );

describe('facts of a real-looking file', () => {
  it('are sound and hold every call', () => {
    const facts = read(SOURCE);
    expectSound(SOURCE, facts);
    expect(facts.broken).toEqual([]);
    expect(callsOf(facts).map(c => SOURCE.slice(c.nameStart, c.argsStart - 1))).toEqual(CALL_NAMES);
  });

  it('are the same with a BOM and CRLF, but for offsets', () => {
    const text = '\ufeff' + SOURCE.replaceAll('\n', '\r\n');
    const facts = read(text);
    expectSound(text, facts);
    const without = (f: FileFacts): unknown =>
      JSON.parse(JSON.stringify({ ...f, text: '' }), (key, value: unknown) =>
        typeof value === 'number' && /start|end/i.test(key) ? 0 : value,
      );
    expect(without(facts)).toEqual(without(read(SOURCE)));
  });

  it('are sound wherever the file is cut off', () => {
    for (let length = 0; length <= SOURCE.length; length += 7) {
      const text = SOURCE.slice(0, length);
      expectSound(text, read(text));
    }
  });

  it('are sound whatever is cut out, repeated or put in', () => {
    const shard = fc.oneof(
      fc.constantFrom(
        ...'()[]{}:,=.\'"#\\@\n\t %!`',
        '"""',
        "f'{",
        'def ',
        'lambda',
        'async',
        ' if ',
        '\r',
        '\0',
        '😀',
        '\ud83d',
      ),
      fc.string({ maxLength: 5, unit: 'binary' }),
    );
    const edit = fc.record({ at: fc.nat(SOURCE.length), drop: fc.nat(30), put: shard });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
        let text = SOURCE;
        for (const { at, drop, put } of edits) text = text.slice(0, at) + put + text.slice(at + drop);
        expectSound(text, read(text));
      }),
      { numRuns: 250, seed: 7 },
    );
  });

  it('are sound for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), text => expectSound(text, read(text))),
      { numRuns: 200, seed: 11 },
    );
  });
});
