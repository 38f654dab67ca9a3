import { expect, test } from 'vitest';
import { scanText, timesOf } from './scan-text.ts';

const CHAT = 'client.chat.completions.create(model="gpt-4o", messages=[])';

test('objects that a factory makes from a path in a table are followed', async () => {
  const report = await scanText({
    'shop/factory.py': `
import importlib

def load(path):
    module_path, name = path.rsplit(".", 1)
    return getattr(importlib.import_module(module_path), name)

class Models:
    known = {"fast": "shop.models.Fast", "deep": "shop.deep.Deep"}

    @classmethod
    def create(cls, name):
        return load(cls.known[name])()
`,
    'shop/models.py': `
from openai import OpenAI
client = OpenAI()
class Fast:
    def answer(self, q):
        return ${CHAT}
`,
    'shop/deep.py': `
from openai import OpenAI
client = OpenAI()
class Deep:
    def answer(self, q):
        ${CHAT}
        return ${CHAT}
`,
    'main.py': `
import sys
from shop.factory import Models
Models.create("deep").answer("hi")
Models.create(sys.argv[1]).answer("hi")
`,
  });
  expect(timesOf(report, 'main.py')).toEqual({
    'shop/models.py:6': { low: 0, typical: 1, high: 1 },
    'shop/deep.py:6': { low: 1, typical: 1, high: 2 },
    'shop/deep.py:7': { low: 1, typical: 1, high: 2 },
  });
});

test('what a package gives away is an entry point, whoever else calls it', async () => {
  const report = await scanText({
    'pyproject.toml': '[project]\nname = "memo"\n',
    'memo/__init__.py': 'from memo.main import Memory\nfrom memo.main import ask\n',
    'memo/main.py': `
from openai import OpenAI
client = OpenAI()
def ask(q):
    return ${CHAT}
def hidden(q):
    return ask(q)
class Base:
    def search(self):
        return ask("s")
class Memory(Base):
    def add(self, text):
        return hidden(text)
`,
    'tests/test_main.py': 'from memo import Memory\ndef test_add():\n    Memory().add("x")\n',
  });
  expect(report.features.filter(f => f.entry.kind === 'export').map(f => f.name)).toEqual([
    'ask',
    'Base.search',
    'Memory.add',
  ]);
});

test('exports of a published npm package are entry points, those of a private one are parts of the application', async () => {
  const source = (isPrivate: boolean): Record<string, string> => ({
    'packages/ai/package.json': JSON.stringify({
      name: '@acme/ai',
      private: isPrivate,
      main: './dist/index.js',
    }),
    'packages/ai/src/index.ts': "export * from './summary';",
    'packages/ai/src/summary.ts': `
import OpenAI from 'openai';
const client = new OpenAI();
export async function summarise() { return client.chat.completions.create({ model: 'gpt-4o', messages: [] }); }
`,
    'app/api/sum/route.ts':
      "import { summarise } from '@acme/ai';\nexport async function POST() { await summarise(); }\n",
  });
  const names = async (isPrivate: boolean): Promise<string[]> =>
    (await scanText(source(isPrivate))).features.map(f => f.name);
  expect(await names(false)).toEqual(['POST /api/sum', 'summarise']);
  expect(await names(true)).toEqual(['POST /api/sum']);
});
