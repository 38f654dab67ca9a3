import { readConfiguration } from '../read-configuration.ts';
import { find } from './container.ts';
import { editConfiguration, type ConfigurationEdit } from './edit-configuration.ts';
import { openText } from './open-text.ts';
import { editOf, type ProductEdit } from './product-edit.ts';

/** A configuration file of the workspace; the path is relative to its root. */
export interface ConfigurationText {
  readonly file: string;
  readonly text: string;
}

export interface Change {
  /** File of the report that the change is about: the nearest configuration file above it takes it. Where it is left
   * out, a call or finding that the edits name says it. */
  readonly near?: string;
  readonly edits: readonly ProductEdit[];
  /** YYYY-MM-DD, for dismissals. */
  readonly today: string;
}

export type Changed =
  | { readonly file: string; readonly before: string | null; readonly text: string }
  | { readonly refused: string };

/** What a file begins with that a change makes. */
const OPENING = `# What this team knows about the cost of its LLM calls and the code can’t tell.
# \`inference-cost init\` adds every feature and assumption that a scan finds; docs/configuration.md
# has an example of each key.

version: 1
`;

/**
 * Carries out a change in one of the files: the one that holds the value already, else the nearest above `near`, else
 * a new one at the root. All of the edits are done, or none, with one line why: the file has errors, a value is
 * not allowed, or writing would lose something.
 */
export function changeConfiguration(
  files: readonly ConfigurationText[],
  { edits, today, near = fileNamedIn(edits) }: Change,
  name = 'inference-cost.yml',
): Changed {
  const above = files
    .filter(({ file }) => near.startsWith(folderOf(file)))
    .sort((a, b) => b.file.length - a.file.length);
  const candidates = above.map(one => ({ ...one, planned: plan(edits, folderOf(one.file), today) }));
  const chosen = candidates.find(one => holds(one.text, one.planned)) ?? candidates[0];
  const file = chosen?.file ?? name;
  const before = chosen?.text ?? null;
  const planned = chosen?.planned ?? plan(edits, '', today);
  const wrong = planned.find(edit => 'refused' in edit);
  if (wrong) return wrong;
  if (before === null && planned.every(edit => 'kind' in edit && edit.kind === 'remove'))
    return { refused: `there is no ${name} to take it out of` };
  const start = before === null || before.trim() === '' ? OPENING : before;
  const result = editConfiguration(start, planned as readonly ConfigurationEdit[]);
  if ('refused' in result) return { refused: `${file}: ${result.refused}` };
  const trouble = newProblem(file, start, result.text);
  return trouble === undefined ? { file, before, text: result.text } : { refused: trouble };
}

/** Calls and findings are named after their file: "rule@api/chat.py#answer/create#0". */
function fileNamedIn(edits: readonly ProductEdit[]): string {
  for (const edit of edits) {
    const named =
      edit.kind === 'dismiss'
        ? edit.finding.slice(edit.finding.indexOf('@') + 1)
        : edit.kind === 'site-model'
          ? edit.site
          : edit.kind === 'assumption'
            ? edit.scope?.call
            : undefined;
    if (named?.includes('#')) return named.slice(0, named.indexOf('#'));
  }
  return '';
}

type Planned = ReturnType<typeof editOf>;

const plan = (edits: readonly ProductEdit[], folder: string, today: string): readonly Planned[] =>
  edits.map(edit => editOf(edit, folder, today));

/** Whether a file has the member already that an edit is about. */
function holds(text: string, planned: readonly Planned[]): boolean {
  const open = openText(text);
  if ('refused' in open) return false;
  return planned.some(
    edit => 'kind' in edit && edit.path.length > 2 && find(open, edit.path.slice(0, -1)).rest.length === 0,
  );
}

/** The first problem that the change brings in: a negative volume, a model without a name. */
function newProblem(file: string, before: string, after: string): string | undefined {
  const messages = (text: string) => readConfiguration(file, text).problems.map(({ message }) => message);
  const known = messages(before);
  return messages(after).find(message => !known.includes(message));
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
