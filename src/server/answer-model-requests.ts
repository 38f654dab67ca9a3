import type { Connection } from 'vscode-languageserver/node';
import type { ModelsAt } from '../engine/report/models-at.ts';
import { modelRows } from '../present/model-rows.ts';
import type { AnswerContext } from './answer-features.ts';
import { documentEdits } from './features/document-edits.ts';
import type { Located } from './open-documents.ts';
import {
  method,
  type ModelsAnswer,
  type SwitchAnswer,
  type SwitchArgument,
  type SwitchParams,
} from './protocol.ts';

const noPlace = 'there is no call and no model whose price is known on this line.';

/** Answers which models could stand at a place, and puts one there. */
export function answerModelRequests(connection: Connection, context: AnswerContext): void {
  connection.onRequest(method.models, async (params: SwitchArgument): Promise<ModelsAnswer> => {
    const models = (await modelsOf(params))?.models;
    return models ? { list: modelRows(models) } : { refused: noPlace };
  });

  connection.onRequest(method.switchModel, async (params: SwitchParams): Promise<SwitchAnswer> => {
    const found = await modelsOf(params);
    const model = found?.models.models.find(m => m.id === params.model);
    const view = found && context.analysis().view(found.located.path);
    if (!model || !view) return { refused: noPlace };
    if (!model.fix) return { refused: `${model.id}: ${model.why ?? 'no edit is known'}.` };
    const documentChanges = documentEdits(model.fix.edits, context.documents, file =>
      context.analysis().pathOf(view.root, file),
    );
    if (!documentChanges) return { refused: 'the notebook cell that decides the model is not open.' };
    const { title } = model.fix;
    const { applied } = await connection.workspace.applyEdit({ label: title, edit: { documentChanges } });
    return applied
      ? { title }
      : { refused: 'the editor did not make the edit: the text has changed meanwhile.' };
  });

  async function modelsOf({
    textDocument,
    position,
  }: SwitchArgument): Promise<{ located: Located; models: ModelsAt } | undefined> {
    const located = context.documents.locate(textDocument.uri);
    const models =
      located && (await context.analysis().models(located.path, position.line + 1, located.cell));
    return located && models ? { located, models } : undefined;
  }
}
