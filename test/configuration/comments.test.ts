import { describe, expect, it, test } from 'vitest';
import type { Call, Report } from '../../src/engine/model.ts';
import { memorySession } from '../support/memory-session.ts';

const scan = async (tree: Readonly<Record<string, string>>): Promise<Report> =>
  (await memorySession(tree)).report();

const python = (model = '"gpt-4.1"') => `from openai import OpenAI
client = OpenAI()

def answer(question, model):
    return client.chat.completions.create(
        model=${model}, messages=[{"role": "user", "content": question}]
    )
`;

/** The one call of api/chat.py, as its comments change it. */
async function callWith(source: string, settings = ''): Promise<Call> {
  const report = await scan({ 'api/chat.py': source, 'inference-cost.yml': settings });
  expect(report.configuration.problems).toEqual([]);
  expect(report.calls).toHaveLength(1);
  return report.calls[0]!;
}

describe('comments beside the code', () => {
  it('size and name what the call needs', async () => {
    const call = await callWith(
      python('model').replace(
        '    return',
        '    # inference-cost: model=gpt-4.1 output=77 hole.question=1234\n    return',
      ),
      'assumptions: { everywhere: { output: 9 } }',
    );
    expect(call).toMatchObject({ model: { ids: ['gpt-4.1'] }, outputTokens: { typical: 77 } });
    expect(call.prompt.holes[0]!.tokens.typical).toBe(1234);
  });
  it('stand above the function, behind the code, or inside the call', async () => {
    for (const source of [
      python().replace('def answer', '# inference-cost: output=77\ndef answer'),
      python().replace('create(\n', 'create(  # inference-cost: output=77\n'),
      python().replace('        model=', '        # inference-cost: output=77\n        model='),
      python().replace('"content": question}]', '"content": question}]  # inference-cost: output=77'),
    ])
      expect((await callWith(source)).outputTokens.typical).toBe(77);
  });
  it('are about nothing else', async () => {
    for (const source of [
      `# inference-cost: output=77\n${python()}`,
      `${python()}\n# inference-cost: output=77\n`,
      python().replace('client = ', '# inference-cost: output=77\nclient = '),
    ])
      expect((await callWith(source)).outputTokens.typical).not.toBe(77);
  });
  it('ignore a rule, in TypeScript too', async () => {
    const ts = (comment: string) =>
      `import OpenAI from 'openai';\nconst client = new OpenAI();\nexport async function go(q: string) {\n  ${comment}\n  const r = await client.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: q }] });\n  return r;\n}\n`;
    const rulesOf = async (comment: string) =>
      (await scan({ 'a.ts': ts(comment) })).findings.map(({ rule }) => rule);
    expect(await rulesOf('')).toContain('missing-output-cap');
    for (const comment of [
      '// inference-cost-ignore missing-output-cap',
      '/* inference-cost-ignore missing-output-cap: short */',
      '// inference-cost-ignore',
    ])
      expect(await rulesOf(comment)).not.toContain('missing-output-cap');
    expect(await rulesOf('// inference-cost-ignore another-rule')).toContain('missing-output-cap');
  });
  it('with a slip are told', async () => {
    const report = await scan({
      'api/chat.py': python().replace('    return', '    # inference-cost: outptu=77\n    return'),
    });
    expect(report.configuration.problems).toEqual([
      { file: 'api/chat.py', line: 5, column: 5, message: expect.stringContaining('"outptu" is not known') },
    ]);
  });
});

describe('comments name, size and tag the feature that starts beside them', () => {
  const llm = {
    'llm.py': `from openai import OpenAI

def ask(text):
    return OpenAI().chat.completions.create(model="gpt-4.1", max_tokens=100, messages=[{"role": "user", "content": text}])
`,
    'llm.ts': `import OpenAI from 'openai';
export const ask = (text: string) =>
  new OpenAI().chat.completions.create({ model: 'gpt-4.1', max_tokens: 100, messages: [{ role: 'user', content: text }] });
`,
  };
  const comment = 'inference-cost: feature=support-chat volume=50000';
  const routes: readonly (readonly [string, string, string])[] = [
    [
      'a decorated function in Python, in a file that knows no SDK',
      'main.py',
      `from fastapi import FastAPI
from llm import ask
app = FastAPI()

# ${comment}
@app.post("/answer")
def answer(text: str):
    return ask(text)
`,
    ],
    [
      'behind the function’s first line',
      'main.py',
      `from fastapi import FastAPI
from llm import ask
app = FastAPI()

@app.post("/answer")
def answer(text: str):  # ${comment}
    return ask(text)
`,
    ],
    [
      'inside the function, beside the call',
      'main.py',
      `from fastapi import FastAPI
from llm import ask
app = FastAPI()

@app.post("/answer")
def answer(text: str):
    # ${comment}
    return ask(text)
`,
    ],
    [
      'a handler without a name in TypeScript',
      'main.ts',
      `import express from 'express';
import { ask } from './llm';
const app = express();
// ${comment}
app.post('/answer', async (req, res) => {
  res.send(await ask(req.body.text));
});
`,
    ],
    [
      'a handler in JavaScript, in a block comment',
      'main.js',
      `import express from 'express';
import { ask } from './llm';
const app = express();
/* ${comment} */
app.post('/answer', async (req, res) => res.send(await ask(req.body.text)));
`,
    ],
    [
      'an exported route of Next.js in TSX',
      'app/api/answer/route.tsx',
      `import { ask } from '../../../llm';
/** ${comment} */
export async function POST(request: Request) {
  return Response.json(await ask(await request.text()));
}
`,
    ],
  ];
  test.each(routes)('%s', async (_name, file, source) => {
    const { features, configuration, totals } = await scan({ ...llm, [file]: source });
    expect(configuration.problems).toEqual([]);
    const [feature, ...others] = features.filter(({ entry }) => entry.file === file);
    expect(others).toEqual([]);
    expect(feature).toMatchObject({ name: 'support-chat', entry: { file } });
    expect(feature!.usdPerMonth!.typical).toBeCloseTo(feature!.usd!.typical * 50_000, 6);
    expect(totals.usdPerMonth!.typical).toBeCloseTo(feature!.usdPerMonth!.typical, 6);
  });

  const handler = (line: string) => `from fastapi import FastAPI
from llm import ask
app = FastAPI()

# inference-cost: ${line}
@app.post("/answer")
def answer(text: str):
    return ask(text)
`;

  it('keep its name where they give none, and come before the file', async () => {
    const { features } = await scan({
      ...llm,
      'main.py': handler('volume=10'),
      'inference-cost.yml':
        'features: { Support chat: { entries: [POST /answer], volume: 3, users: 7 }, other: { entries: [nowhere.py], volume: 9 } }',
    });
    const feature = features.find(({ entry }) => entry.file === 'main.py')!;
    expect(feature.name).toBe('Support chat');
    expect(feature.usdPerMonth!.typical).toBeCloseTo(feature.usd!.typical * 10, 9);
  });

  it('join entries under one name, with what the file says of it', async () => {
    const { features, configuration } = await scan({
      ...llm,
      'main.py': `${handler('feature=chat')}
# inference-cost: feature=chat
@app.post("/again")
def again(text: str):
    return ask(text) or ask(text)
`,
      'inference-cost.yml': 'features: { chat: { volume: 3 } }',
    });
    expect(configuration.problems).toEqual([]);
    const [feature, ...others] = features.filter(({ entry }) => entry.file === 'main.py');
    expect(others).toEqual([]);
    expect(feature!.calls[0]!.times.typical).toBe(3);
    expect(feature!.usdPerMonth!.typical).toBeCloseTo(feature!.usd!.typical * 3, 9);
  });

  it('are told when no feature starts there', async () => {
    const { configuration } = await scan({
      ...llm,
      'main.py': '# inference-cost: volume=10\ndef unused(text):\n    return text\n',
    });
    expect(configuration.problems).toEqual([
      { file: 'main.py', line: 1, column: 1, message: expect.stringContaining('no feature starts here') },
    ]);
  });
});
