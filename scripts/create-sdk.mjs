// `npm run create-sdk -- ID [PYTHON_PACKAGE] [NPM_PACKAGE]`: a declaration, its fixtures and its line in the index.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [id, python, script = id] = process.argv.slice(2);
if (!id || !/^[a-z][a-z0-9-]*$/.test(id)) {
  console.error(
    'usage: npm run create-sdk -- ID [PYTHON_PACKAGE] [NPM_PACKAGE]   (ID in kebab case: my-vendor)',
  );
  process.exit(2);
}
const file = `src/engine/sdks/${id}.ts`;
if (existsSync(file)) {
  console.error(`${file} is there already: choose another id, or edit it`);
  process.exit(2);
}
const name = id.replace(/-(.)/g, (_, c) => c.toUpperCase());
const client = name[0].toUpperCase() + name.slice(1);
writeFileSync(
  file,
  `import { defineSdk } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';

/** Source: say here which version of the SDK, and which of its files, you read this from. */
export const ${name} = defineSdk({
  id: '${id.replaceAll('-', '_')}',
  provider: '${id}',
  packages: { ${python ? `python: ['${python}'], ` : ''}script: ['${script}'] },
  clients: [{ name: '${client}' }],
  methods: [{ ...openaiChat, path: 'chat.completions.create' }],
});
`,
);
const fixtures = `test/fixtures/sdks/${id}`;
mkdirSync(fixtures, { recursive: true });
const expected = `expect: chat ${id.replaceAll('-', '_')} model=some-model out<=16`;
writeFileSync(
  `${fixtures}/chat.ts`,
  `// Forms of ${script}: name the version and the file that shows them.
import { ${client} } from '${script}';

const client = new ${client}();
// ${expected}
export const ask = () => client.chat.completions.create({ model: 'some-model', messages: [], max_tokens: 16 });
`,
);
if (python)
  writeFileSync(
    `${fixtures}/chat.py`,
    `"""Forms of ${python}: name the version and the file that shows them."""
from ${python} import ${client}

client = ${client}()
# ${expected}
client.chat.completions.create(model="some-model", messages=[], max_tokens=16)
`,
  );
const index = 'src/engine/sdks/index.ts';
writeFileSync(
  index,
  readFileSync(index, 'utf8')
    .replace(/^(import type \{ SdkDeclaration \}[^\n]*\n)/m, `$1import { ${name} } from './${id}.ts';\n`)
    .replace(/(export const sdks: readonly SdkDeclaration\[\] = \[)/, `$1${name}, `),
);
console.log(`${file}, ${fixtures}/ and a line in ${index}.`);
console.log('Write what the SDK really does, then: npx vitest run test/engine/fixtures.test.ts');
