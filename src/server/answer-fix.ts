import { readFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import type { Connection } from 'vscode-languageserver/node';
import { applyEdits } from '../engine/advice/apply-edits.ts';
import { compatibleFixes } from '../engine/advice/compatible-fixes.ts';
import { largestFirst } from '../engine/advice/largest-first.ts';
import type { Edit, Report } from '../engine/model.ts';
import type { AnswerContext } from './answer-features.ts';
import { documentEdits } from './features/document-edits.ts';
import type { FixAnswer, FixParams } from './protocol.ts';

/** Shows what the fix of a finding, or of all that go together, changes; or has the client make the edits. */
export async function answerFix(
  connection: Connection,
  context: AnswerContext,
  { root, finding, fix = 0, apply }: FixParams,
): Promise<FixAnswer> {
  await context.analysis().settled(true);
  const report = context.analysis().reports.find(one => one.root === root)?.report;
  const wanted = report && editsOf(report, finding, fix);
  if (!wanted) return { refused: 'The code has changed since: this advice is not in the report any more.' };
  const { edits, left } = wanted;
  const pathOf = (file: string) => context.analysis().pathOf(root, file);
  const documentChanges = documentEdits(edits, context.documents, pathOf);
  if (!documentChanges) return { refused: 'Open the notebook first: its cells are changed in the editor.' };
  const shown = patches(edits, file => textOf(context, pathOf(file)));
  if (apply) {
    const { applied, failureReason } = await connection.workspace.applyEdit({
      label: 'Inference Cost advice',
      edit: { documentChanges },
    });
    if (!applied) return { refused: failureReason ?? 'The editor did not take the edits.' };
  }
  return { patches: shown, left };
}

function editsOf(
  { findings }: Report,
  id: string | undefined,
  fix: number,
): { edits: readonly Edit[]; left: number } | undefined {
  if (id !== undefined) {
    const edits = findings.find(one => one.id === id)?.fixes[fix]?.edits;
    return edits && { edits, left: 0 };
  }
  const { chosen, left } = compatibleFixes(largestFirst(findings));
  return { edits: chosen.flatMap(one => one.fix.edits), left: left.length };
}

/** Of the text as the editor has it; a notebook's cell is told by its edits alone. */
function patches(
  edits: readonly Edit[],
  textAt: (file: string) => string,
): { file: string; patch: string }[] {
  return [...new Set(edits.map(({ file }) => file))].map(file => {
    const own = edits.filter(edit => edit.file === file);
    const inCells = own.filter(({ start }) => start.cell !== undefined);
    if (inCells.length > 0) return { file, patch: inCells.map(cellEdit).join('\n') };
    const before = textAt(file);
    const patch = createTwoFilesPatch(file, file, before, applyEdits(before, own), '', '', { context: 3 });
    return { file, patch: patch.replace(/^(Index: .*|=+|---.*|\+\+\+.*)\n/gm, '') };
  });
}

const cellEdit = ({ start, text }: Edit): string =>
  `@@ cell ${String(start.cell! + 1)}, line ${String(start.line)} @@\n${text
    .split('\n')
    .map(line => `+${line}`)
    .join('\n')}`;

function textOf(context: AnswerContext, path: string): string {
  return context.documents.textOf(path) ?? readFileSync(path, 'utf8');
}
