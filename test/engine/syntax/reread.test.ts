import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../../../src/engine/syntax/facts.ts';
import { read, reader } from './python-support.ts';

const SOURCES: Readonly<Record<string, string>> = {
  'a.py': `from openai import OpenAI
MODEL = "gpt-4o"
client = OpenAI()  # inference-cost: ignore

class Asker:
    """Asks."""
    limit = 3
    def ask(self, text, *, most=lambda n: n):
        return client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": f"{text}!"}])

if True: a = 1; b = 2
@cached
def f(x):
    import json
    return [json.loads(y) for y in x]
# a comment
def g(): return f([1])
x = (1 +
  2)
async def h():
    await g()
`,
  'a.ts': `import OpenAI from 'openai'
import { type A, b as c } from './b'
export const model = 'gpt-4o'
const client = new OpenAI()
/** Asks. */
export async function ask(text: string): Promise<string> {
  return (await client.responses.create({ model, input: \`\${text}!\` })).output_text
}
const f = (x: number) => x * 2; const g = async () => f(1)
// a comment
/** Holds. */
@Injectable()
export class Holder { constructor(private readonly c: OpenAI) {} static n = 1; run = () => this.c }
export default class { }
module.exports = { f, g: 2 }
if (f(1)) g()
else f(2)
export { f as ff }
`,
  'a.tsx': `const a = 1
export function App() { return <p onClick={() => go(a)}>{a} it's</p> }
function Two() { return <><App/></> }
let b = a < 2 ? [1] : [2]
;[1].map(x => x)
`,
};

const SNIPPETS = [
  '#',
  '\n',
  ' ',
  '(',
  ')',
  '"',
  '`',
  '{',
  '}',
  '//',
  '/*',
  '*/',
  '"""',
  '\\',
  ':',
  ',',
  '@d\n',
  '\ndef n(): return lambda: 1\n',
  '\nfunction n() { return () => 1 }\n',
  '/** Doc. */',
  'else',
  'class K: pass\n',
  'class K { m() {} }\n',
  'import q\n',
  "import q from 'q'\n",
  ' = ',
  '[0]',
  '(1)',
  ';',
  '    ',
  'if (1)\n',
  'export ',
  'async ',
  '=> ',
  '# inference-cost: calls 2\n',
  '\r\n',
  '\ufeff',
  '😀',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(6),
  text: fc.oneof(fc.constantFrom(...SNIPPETS), fc.constant('')),
});

describe('reading a text again after it changed', () => {
  it.each(Object.keys(SOURCES))('gives what reading it afresh gives, whatever was typed: %s', file => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), edits => {
        let text = SOURCES[file]!;
        let facts: FileFacts | undefined = read(text, file);
        for (const { at, removed, text: typed } of edits) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + typed + text.slice(from + removed);
          facts = reader.read(file, text, facts);
          expect(facts).toEqual(read(text, file));
        }
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 50) },
    );
  });

  it('reads only the statements around the change, and keeps those before them as they are', () => {
    const text = Array.from(
      { length: 30 },
      (_, i) => `def f${String(i)}(a): return g(a, lambda: ${String(i)})\n`,
    );
    const before = read(text.join(''));
    text[15] = 'def changed(a):\n    return 1\n';
    const after = reader.read('a.py', text.join(''), before)!;
    const isKept = (id: number) => after.functions[id] === before.functions[id];
    expect([0, 10, 26].map(isKept)).toEqual([true, true, true]);
    expect(after.functions.map(f => f.name)).toEqual(read(after.text).functions.map(f => f.name));
  });
});
