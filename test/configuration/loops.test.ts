import { describe, expect, test } from 'vitest';
import { memorySession } from '../support/memory-session.ts';

const scan = async (tree: Readonly<Record<string, string>>) => (await memorySession(tree)).report();
const create = 'client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": doc}])';
const python = (body: string) => `from openai import OpenAI
client = OpenAI()

def digest(docs):
${body}
`;
const script = (body: string) => `import OpenAI from 'openai';
const client = new OpenAI();
export async function digest(docs: string[]) {
${body}
}
`;
const createInScript =
  "client.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: doc }] })";

describe('a loop by the name that the report gives it, for the call that it repeats', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['for', 'a.py', python(`    for doc in docs:\n        ${create}`)],
    ['while', 'a.py', python(`    while docs.more():\n        doc = docs.next()\n        ${create}`)],
    ['a comprehension', 'a.py', python(`    return [${create} for doc in docs]`)],
    ['for of', 'a.ts', script(`  for (const doc of docs) await ${createInScript};`)],
    ['map', 'a.ts', script(`  return Promise.all(docs.map(doc => ${createInScript}));`)],
    ['forEach', 'a.ts', script(`  docs.forEach(async doc => { await ${createInScript}; });`)],
  ];
  test.each(cases)('%s', async (_name, file, source) => {
    const before = await scan({ [file]: source });
    const [call] = before.calls;
    expect(before.features[0]!.calls[0]!.times.high).toBeNull();
    const loop = JSON.stringify(call!.loop!.expression);
    for (const scope of ['everywhere', `files: { ${file}`, `calls: { ${JSON.stringify(call!.key)}`]) {
      const settings = `assumptions: { ${scope}: { loops: { ${loop}: { low: 2, typical: 4, high: 8 } } } }${scope === 'everywhere' ? '' : ' }'}`;
      const { features, configuration } = await scan({ [file]: source, 'inference-cost.yml': settings });
      expect(configuration.problems).toEqual([]);
      expect(features[0]!.calls[0]!.times).toEqual({ low: 2, typical: 4, high: 8 });
    }
  });

  test('another call’s loop of the same name keeps its own', async () => {
    const source = `${python(`    for doc in docs:\n        ${create}`)}
def other(docs):
    for doc in docs:
        ${create}
`;
    const settings = `assumptions: { calls: { "a.py#digest/chat.completions.create#0": { loops: { for doc in docs: 3 } } } }`;
    const { features } = await scan({ 'a.py': source, 'inference-cost.yml': settings });
    expect(features.map(({ name, calls }) => [name, calls[0]!.times.typical])).toEqual([
      ['digest', 3],
      ['other', 5],
    ]);
  });

  test('times= in a comment', async () => {
    const source = python(`    for doc in docs:\n        # inference-cost: times=2..4..8\n        ${create}`);
    const { features } = await scan({ 'a.py': source });
    expect(features[0]!.calls[0]!.times).toEqual({ low: 2, typical: 4, high: 8 });
  });
});
