import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanguageServer } from '../support/lsp/language-server.ts';

const python = `from openai import OpenAI

client = OpenAI()

def first(text):
    return client.responses.create(model="gpt-4o", input=text)

def second(text):
    reply = client.responses.create(model="gpt-4o-mini", input=f"Sum up {text}")
    return reply.output_text

def third(text):
    """Says it."""
    return client.responses.create(model="gpt-4.1", input=text)
`;
const script = `import OpenAI from 'openai';

const client = new OpenAI();

export const first = (text: string) => client.responses.create({ model: 'gpt-4o', input: text });

export async function second(text: string) {
  const reply = await client.responses.create({ model: 'gpt-4o-mini', input: \`Sum up \${text}\` });
  return reply.output_text;
}

/** Says it. */
export const third = (text: string) => client.responses.create({ model: 'gpt-4.1', input: text });
`;
const component = `${script}
export function App() {
  return <button onClick={() => second('x')}>Go</button>;
}
`;

const files = { 'a.py': python, 'a.ts': script, 'a.tsx': component };
const folder = mkdtempSync(join(tmpdir(), 'half-typed-'));
let server: LanguageServer;

beforeAll(async () => {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  server = await LanguageServer.start({ folder });
  for (const file of Object.keys(files)) server.open(file);
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Types letter by letter behind a place, and says how to take it back. */
function type(file: keyof typeof files, place: string, typed: string): () => void {
  const above = files[file].slice(0, files[file].indexOf(place) + place.length).split('\n');
  const start = [above.length - 1, above.at(-1)!.length] as const;
  let [line, column] = start;
  for (const letter of typed) {
    server.edit(file, [line, column], [line, column], letter);
    [line, column] = letter === '\n' ? [line + 1, 0] : [line, column + 1];
  }
  return () => server.edit(file, start, [line, column], '');
}

const modelsIn = async (file: string): Promise<readonly (string | undefined)[]> =>
  (await server.lenses(file)).map(title => /gpt-[\w.-]+/.exec(title)?.[0]);

describe('while code is half typed, over stdio', () => {
  it.each([
    ['a.py', 'return reply.output_text', '\n    """'],
    ['a.py', 'return reply.output_text', '\n    print(f"{'],
    ['a.py', 'reply = ', 'client['],
    ['a.ts', 'return reply.output_text;', '\n  /*'],
    ['a.ts', 'return reply.output_text;', ' call({ a: `'],
    ['a.ts', 'const reply = ', 'await fetch('],
    ['a.tsx', '>Go', '<b onClick={'],
    ['a.tsx', 'return reply.output_text;', '\n\n  const x = ('],
  ] as const)('the calls of %s keep lens and hover: %s%s', async (file, place, typed) => {
    const models = ['gpt-4o', 'gpt-4o-mini', 'gpt-4.1'];
    expect(await modelsIn(file)).toEqual(models);
    const takeBack = type(file, place, typed);
    expect(await modelsIn(file)).toEqual(models);
    const above = files[file].slice(0, files[file].lastIndexOf('create')).split('\n');
    const added = file === 'a.tsx' && place === '>Go' ? 0 : typed.split('\n').length - 1;
    expect(await server.hover(file, above.length - 1 + added, above.at(-1)!.length + 1)).toContain(
      'gpt\\-4\\.1',
    );
    takeBack();
    expect(await modelsIn(file)).toEqual(models);
  });
});
