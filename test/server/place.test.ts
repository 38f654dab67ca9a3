import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { calleeRange, holds, pointedRange } from '../../src/server/features/place.ts';

const text = 'x = await client.chat!.completions?.create({\n  model: "gpt-4.1",\n})\nüñ.chat(1)\n';
const located = { path: '/w/a.ts', document: TextDocument.create('file:///w/a.ts', 'typescript', 1, text) };
const at = (line: number, column: number) => ({ file: 'a.ts', line, column });
const shown = (range: ReturnType<typeof calleeRange>) => located.document.getText(range);

describe('places of a report in a document', () => {
  it('takes the last name of a callee, with what it hangs on', () => {
    expect(shown(pointedRange(at(1, 37), located))).toBe('create');
    expect(shown(calleeRange(at(1, 37), located))).toBe('client.chat!.completions?.create');
    expect(shown(calleeRange(at(4, 4), located))).toBe('üñ.chat');
  });

  it('takes a quoted model whole', () => expect(shown(pointedRange(at(2, 10), located))).toBe('"gpt-4.1"'));

  it('holds positions on both ends, on its own line', () => {
    const range = pointedRange(at(1, 37), located);
    expect(holds(range, { line: 0, character: 36 })).toBe(true);
    expect(holds(range, { line: 0, character: 42 })).toBe(true);
    expect(holds(range, { line: 0, character: 43 })).toBe(false);
    expect(holds(range, { line: 1, character: 37 })).toBe(false);
  });

  it('stays inside a document that has become shorter', () =>
    expect(shown(pointedRange(at(99, 5), located))).toBe(''));
});
