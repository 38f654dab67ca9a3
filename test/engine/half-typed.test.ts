import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../src/workspace/session.ts';
import { memorySession } from '../support/memory-session.ts';

const python = `from openai import OpenAI

client = OpenAI()

def first(text):
    """Says it first."""
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

def second(text):
    """Says it."""
    reply = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"Sum up {text}"}],
    )
    return reply.choices[0].message.content

def third(text):
    """Says it last."""
    return client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}])
`;
const script = `import OpenAI from 'openai';

const client = new OpenAI();

export async function first(text: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });
}

export async function second(text: string) {
  const reply = await client.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [{ role: 'user', content: \`Sum up \${text}\` }],
  });
  return reply.choices[0].message.content;
}

/** Last. */
export async function third(text: string) {
  return client.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: text }] });
}
`;
const component = `${script}
export function App() {
  return <button onClick={() => second('x')}>Go</button>;
}
`;

/** What somebody has typed so far, in place of what stood there. */
type Typed = readonly [what: string, before: string, now: string];

const pythonTyped: readonly Typed[] = [
  ['a docstring that has no end yet', '"""Says it."""', '"""Says it.'],
  ['a text of several lines begun in the call', 'f"Sum up {text}"', '"""Sum up'],
  ['a hole without its end', '{text}"', '{text"'],
  ['a text without its end', '"gpt-4o-mini",', '"gpt-4o-mini,'],
  ['an argument without its value', 'model="gpt-4o-mini",', 'model=,'],
  ['a bracket without its end', '}],\n    )', '}],\n'],
  ['a list without its end', '}],\n    )', '},\n    )'],
  ['a dot behind a name', 'return reply.choices', 'return reply.\n    x.choices'],
  ['a loop begun above the call', '    reply =', '    for x in\n    reply ='],
  ['an else of nothing', '    return reply', '    else:\n    return reply'],
  ['a decorator without a name', 'def second', '@\ndef second'],
  ['a function begun above', 'def second', 'def new(\n\ndef second'],
  ['a class begun above', 'def second', 'class New\n\ndef second'],
  ['a dictionary begun below', '    return reply', '    x = {"a": \n    return reply'],
  ['half an import below', 'def third', 'from x imp\n\ndef third'],
];
const scriptTyped: readonly Typed[] = [
  ['a comment that has no end yet', 'const reply', '/* const reply'],
  ['a template without its end', '${text}`', '${text}'],
  ['a hole without its end', '${text}', '${text'],
  ['a text without its end', "'gpt-4o-mini',", "'gpt-4o-mini,"],
  ['a key without its value', "model: 'gpt-4o-mini',", 'model: ,'],
  ['a bracket without its end', '}],\n  });', '}],\n'],
  ['a list without its end', '}],\n  });', '},\n  });'],
  ['a dot behind a name', 'return reply.choices', 'reply.\n  return reply.choices'],
  ['a loop begun above the call', 'const reply', 'for (const x of \n  const reply'],
  ['a condition begun above the call', 'const reply', 'if (\n  const reply'],
  ['a function without its end', 'content;\n}', 'content;\n'],
  ['a function begun above', 'export async function second', 'function neu(\n\nexport async function second'],
  ['an object begun below', '  return reply', '  const x = { a: \n  return reply'],
  ['half an import below', '/** Last', 'import { x\n\n/** Last'],
];
const elementTyped: readonly Typed[] = [
  ...scriptTyped,
  ['an element without its end', '</button>', ''],
  ['an element begun', 'Go</button>', 'Go<b</button>'],
  ['half an attribute', "onClick={() => second('x')}", 'onClick={() => '],
];

const modelsOf = (session: Session, file: string): readonly string[] =>
  session
    .report()
    .calls.filter(call => call.file === file)
    .map(call => `${String(call.line)} ${call.enclosing ?? ''} ${call.model.ids.join()}`);

describe.each([
  ['a.py', python, pythonTyped],
  ['a.ts', script, scriptTyped],
  ['a.tsx', component, elementTyped],
] as const)('code half typed in %s', (file, text, all) => {
  let session: Session;
  beforeAll(async () => {
    session = await memorySession({ [file]: text }, { keepsHalfTyped: true });
    session.report();
  });

  it.each(all)('keeps its calls: %s', async (_, before, now) => {
    expect(text.split(before).length, before).toBeGreaterThan(1);
    session.setText(
      file,
      text.replace(before, () => now),
    );
    await session.prepare();
    const added = now.split('\n').length - before.split('\n').length;
    const found = modelsOf(session, file);
    const lines = text.split('\n');
    const lineOf = (model: string): number =>
      lines.findIndex(line => line.includes(`${model}"`) || line.includes(`${model}'`)) + 1;
    expect(found.map(one => one.split(' ')[2]!.slice(0, 6))).toEqual([
      'gpt-4o',
      expect.any(String),
      'gpt-4.',
    ]);
    expect(found[0]).toBe(`${String(lineOf('gpt-4o'))} first gpt-4o`);
    expect(found[2]).toBe(`${String(lineOf('gpt-4.1') + added)} third gpt-4.1`);
    expect(found[1]).toContain('second');
    session.setText(file, text);
    await session.prepare();
    expect(modelsOf(session, file)[1]).toContain('second gpt-4o-mini');
  });

  it('lets a call go that the text no longer has', async () => {
    const at = text.indexOf('second');
    const gone = text.slice(0, text.lastIndexOf('\n\n', at)) + text.slice(text.indexOf('\n\n', at));
    session.setText(file, gone);
    await session.prepare();
    expect(modelsOf(session, file).map(one => one.split(' ')[1])).toEqual(['first', 'third']);
    session.setText(file, text);
    await session.prepare();
  });
});

it('a scan knows nothing of what was typed before', async () => {
  const broken = python.replace('"""Says it."""', '"""Says it.');
  const session = await memorySession({ 'a.py': python });
  session.report();
  session.setText('a.py', broken);
  await session.prepare();
  const fresh = await memorySession({ 'a.py': broken });
  expect(session.report().calls).toEqual(fresh.report().calls);
});
