import { fileShape } from '../../src/configuration/shapes/file-shape.ts';
import { configurationSchema } from '../../src/configuration/shapes/json-schema.ts';
import type { Shape } from '../../src/configuration/shapes/shape.ts';
import { EXAMPLES } from './examples.ts';

const INTRODUCTION = `# inference-cost.yml

One file that a team keeps beside its code: what it knows about the cost of its LLM calls and the code can't tell. \`inference-cost init\` writes it from a scan, with every feature, assumption and unpriced call in it, and adds what is new when it runs again. It never changes what a person wrote.

- **Where.** In the folder that is scanned, and in any folder below. The nearest file above a source file wins, key by key; what it leaves out comes from the files further up. \`--config FILE\` takes one file instead of those found.
- **Paths and call keys** are read from the file's own folder on. Globs know \`*\`, \`?\`, \`**\` and \`{a,b}\`; square brackets are plain characters; a folder stands for all that is below it.
- **Mistakes** give one line each, in the terminal, in the editor and in the report, with the place and what would be right. The rest of the file still counts.
- **Plain YAML only**: anchors, aliases and tags are not read, nor is a file of more than 512 KB.

Not read yet, only checked and kept: \`budgets\` and \`policies\`.
`;

const COMMENTS = `## Comments in the code

For the small cases, in a comment of any language. Behind code it is about that line, on a line of its own about the statement or the function that follows.

\`\`\`python
# inference-cost: model=gpt-4.1 output=350 hole.context=200..600..4000
answer = client.chat.completions.create(model=choose(), messages=messages)
\`\`\`

\`\`\`ts
// inference-cost-ignore missing-output-cap: answers are one word
const answer = await client.chat.completions.create({ model: 'gpt-4.1', messages });
\`\`\`

\`\`\`python
# inference-cost: feature=support-chat volume=50000 segment=pro
@app.post("/answer")
def answer(question: str): ...
\`\`\`

\`feature\`, \`volume\`, \`users\`, \`segment\` and \`stage\` are about the feature that starts there; \`feature\` names it, and several of the same name become one. Where the file names the same feature, the comment wins, key by key.

Settings: \`feature\`, \`volume\` (runs a month), \`users\`, \`segment\`, \`stage\`, \`turns\`, \`model\`, \`output\`, \`thinking\` (tokens), \`times\` (of a loop), \`cache-hit-rate\` (\`40%\`), \`hole.NAME\` (tokens). A size is a number or \`low..typical..high\`. \`inference-cost-ignore\` without a name ignores all rules.
`;

/** The page docs/configuration.md. */
export function documentation(): string {
  const members = Object.entries(fileShape.members).map(([name, shape]) => section(name, shape));
  return [INTRODUCTION, ...members, COMMENTS].join('\n');
}

/** The file inference-cost.schema.json. */
export const schemaText = (): string => `${JSON.stringify(configurationSchema(), null, 2)}\n`;

function section(name: string, shape: Shape): string {
  const rows = rowsOf(shape, '').map(([path, form, about]) => `| \`${path}\` | ${form} | ${about} |`);
  const keys = rows.length === 0 ? '' : `\n| Key | Value | |\n|---|---|---|\n${rows.join('\n')}\n`;
  return `## ${name}\n\n${shape.about}\n\n\`\`\`yaml\n${EXAMPLES[name] ?? ''}\`\`\`\n${keys}`;
}

type Row = readonly [path: string, form: string, about: string];

/** The keys below a shape; `…` stands for a name that the user gives. */
function rowsOf(shape: Shape, path: string): Row[] {
  switch (shape.kind) {
    case 'record':
      return Object.entries(shape.members).flatMap(([key, member]) => {
        const at = path ? `${path}.${key}` : key;
        return [[at, formOf(member), member.about.replaceAll('|', '\\|')] as const, ...rowsOf(member, at)];
      });
    case 'table': {
      const at = path ? `${path}.…` : '…';
      const own: Row[] = isPlain(shape.value) ? [[at, formOf(shape.value), `By ${shape.key}.`]] : [];
      return [...own, ...rowsOf(shape.value, at)];
    }
    case 'list':
      return rowsOf(shape.item, path ? `${path}[]` : '[]');
    case 'either':
      return shape.forms.filter(form => form.kind === 'record').flatMap(form => rowsOf(form, path));
    default:
      return [];
  }
}

const isPlain = (shape: Shape): boolean => !['record', 'table'].includes(shape.kind);

function formOf(shape: Shape): string {
  switch (shape.kind) {
    case 'number':
      return `number, ${shape.unit}`;
    case 'range':
      return shape.of.kind === 'percent'
        ? 'per cent, or low, typical, high'
        : `${shape.of.unit}, or low, typical, high`;
    case 'percent':
      return `per cent, such as ${shape.like} %`;
    case 'choice':
      return shape.values.join(', ');
    case 'flag':
      return 'true or false';
    case 'list':
      return 'list';
    case 'table':
      return `map by ${shape.key.replaceAll('|', '\\|')}`;
    case 'either':
      return shape.forms.map(formOf).join(', or ');
    case 'any':
      return 'as the rule says';
    case 'record':
      return 'map';
    case 'text':
      return shape.pattern?.means ?? 'text';
  }
}
