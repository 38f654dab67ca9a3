import { expect, test } from 'vitest';
import { scanText, timesByLine } from './scan-text.ts';

const exactly = (n: number): { low: number; typical: number; high: number } => ({
  low: n,
  typical: n,
  high: n,
});

/** Times of one feature of a Python file, by line. */
async function python(body: string, feature = 'run.py'): Promise<ReturnType<typeof timesByLine>> {
  const head = 'from openai import OpenAI\nimport asyncio\nclient = OpenAI()\n';
  const report = await scanText({ 'run.py': head + body });
  return timesByLine(report, feature);
}

async function script(body: string, feature = 'run.ts'): Promise<ReturnType<typeof timesByLine>> {
  const head =
    "import OpenAI from 'openai';\nconst client = new OpenAI();\nconst ask = (model: string) => client.chat.completions.create({ model, messages: [] });\n";
  return timesByLine(await scanText({ 'run.ts': head + body }), feature);
}

const CHAT = 'client.chat.completions.create(model="gpt-4o", messages=[])';

test('a loop over a few known items runs its branches for the items they are for', async () => {
  expect(
    await python(`
for kind in ["summary", "title", "tags"]:
    if kind == "summary":
        for _ in range(4):
            ${CHAT}
    elif kind == "title":
        ${CHAT}
    ${CHAT}
`),
  ).toEqual({ 8: exactly(4), 10: exactly(1), 11: exactly(3) });
});

test('functions in a list or table are run one by one', async () => {
  expect(
    await python(`
def one():
    ${CHAT}
def two():
    ${CHAT}
    ${CHAT}
steps = {"a": one, "b": two}
for name, step in steps.items():
    step()
for step in [one, one]:
    step()
`),
  ).toEqual({ 6: exactly(3), 8: exactly(1), 9: exactly(1) });
});

test('what an item says of itself bounds the loop inside', async () => {
  expect(
    await python(
      `
JOBS = [{"name": "a", "votes": 2}, {"name": "b", "votes": 5}]
def vote(job):
    for _ in range(job["votes"]):
        ${CHAT}
async def main():
    await asyncio.gather(*[vote(job) for job in JOBS])
    [vote(job) for job in JOBS if job["votes"] > 3]
asyncio.run(main())
`,
      'run.py main',
    ),
  ).toEqual({ 8: exactly(12) });
});

test('leaving early leaves the items that follow', async () => {
  expect(
    await python(`
import sys
for depth in (1, 2, 3):
    if depth == 2:
        break
    for _ in range(depth):
        ${CHAT}
for n in range(3):
    if n == 0:
        continue
    ${CHAT}
`),
  ).toEqual({ 10: exactly(1), 14: exactly(2) });
});

test('callbacks get the items of a known list', async () => {
  expect(
    await script(`
const specs = [{ model: 'gpt-4o', times: 2 }, { model: 'gpt-4o-mini', times: 3 }];
async function run(spec: { model: string; times: number }) {
  for (let i = 0; i < spec.times; i++) await client.chat.completions.create({ model: spec.model, messages: [] });
}
await Promise.all(specs.map(run));
await Promise.all(specs.filter(s => s.times > 2).map(spec => run(spec)));
for (const [key, n] of Object.entries({ a: 1, b: 2 })) for (let i = 0; i < n; i++) await client.chat.completions.create({ model: key, messages: [] });
`),
  ).toEqual({ 7: exactly(8), 11: exactly(3) });
});

test('a guard that the defaults alone would run into does not stop an entry point', async () => {
  const report = await scanText({
    'run.py': `from openai import OpenAI
client = OpenAI()
def update(id, text=None, tags=None):
    if text is None and tags is None:
        raise ValueError("nothing to do")
    ${CHAT}
`,
  });
  expect(timesByLine(report, 'update')).toEqual({ 6: exactly(1) });
});
