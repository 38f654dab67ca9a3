// `npm run create-rule -- ID`: a rule, its fixtures and its line in the index.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [id] = process.argv.slice(2);
if (!id || !/^[a-z][a-z0-9-]*$/.test(id)) {
  console.error('usage: npm run create-rule -- ID   (names the problem, in kebab case: missing-output-cap)');
  process.exit(2);
}
const file = `src/engine/rules/${id}.ts`;
if (existsSync(file)) {
  console.error(`${file} is there already: choose another id, or edit it`);
  process.exit(2);
}
const name = id.replace(/-(.)/g, (_, c) => c.toUpperCase());
writeFileSync(
  file,
  `import { defineRule } from './define-rule.ts';

export const ${name} = defineRule({
  id: '${id}',
  title: 'What is wrong, in a few words',
  severity: 'hint',
  docs: 'What it costs, why, and when not to follow it.',
  check(call) {
    if (call.site.kind !== 'chat' || call.stream) return undefined;
    return { message: 'What is wrong here', saving: null, risk: 'low', effort: 'one edit', fixes: [] };
  },
});
`,
);
const fixtures = `test/fixtures/rules/${id}`;
mkdirSync(fixtures, { recursive: true });
writeFileSync(
  `${fixtures}/x.py`,
  `from openai import OpenAI

client = OpenAI()

# expect: ${id}
client.chat.completions.create(model="gpt-4o-mini", messages=[])
# ok: ${id}
client.chat.completions.create(model="gpt-4o-mini", messages=[], stream=True)
`,
);
writeFileSync(
  `${fixtures}/x.ts`,
  `import OpenAI from 'openai';

const client = new OpenAI();

// expect: ${id}
export const a = () => client.chat.completions.create({ model: 'gpt-4o-mini', messages: [] });
// ok: ${id}
export const b = () => client.chat.completions.create({ model: 'gpt-4o-mini', messages: [], stream: true });
`,
);
const index = 'src/engine/rules/index.ts';
writeFileSync(
  index,
  readFileSync(index, 'utf8')
    .replace(/^(import type \{ Rule \}[^\n]*\n)/m, `$1import { ${name} } from './${id}.ts';\n`)
    .replace(/(export const rules: readonly Rule\[\] = \[)/, `$1${name}, `),
);
console.log(`${file}, ${fixtures}/ and a line in ${index}.`);
console.log('Write the rule and its .fixed siblings, then: npx vitest run test/engine/fixtures.test.ts');
