import { join } from 'node:path';
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver/node';
import { CONFIGURATION_NAME } from '../configuration/index.ts';
import type { Report } from '../engine/model.ts';
import { changeSettings, initialiseSettings } from '../workspace/change-settings.ts';
import { readForEdit } from '../workspace/write-configuration.ts';
import type { AnswerContext } from './answer-features.ts';
import {
  editCommand,
  method,
  type EditConfigurationAnswer,
  type EditConfigurationParams,
  type InitConfigurationAnswer,
  type InitConfigurationParams,
} from './protocol.ts';

/** Writes inference-cost.yml for the surfaces. What is written is analysed at once. */
export function answerSettingsRequests(connection: Connection, context: AnswerContext): void {
  const unsaved = (path: string) => context.documents.textOf(path);

  connection.onRequest(method.editConfiguration, edit);
  connection.onRequest(method.initConfiguration, initialise);
  connection.onExecuteCommand(async ({ command, arguments: given }) => {
    if (command !== editCommand) return;
    const answer = await edit(given?.[0] as EditConfigurationParams);
    if ('refused' in answer)
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `Inference Cost: ${answer.refused}`,
      });
  });

  async function edit(params: EditConfigurationParams): Promise<EditConfigurationAnswer> {
    const folder = await folderOf(params.root);
    if ('refused' in folder) return folder;
    const { root, report } = folder;
    const near = params.near ?? entryFile(report, params);
    const answer = changeSettings(
      root,
      report.configuration.files,
      { edits: params.edits, today: today(), ...(near === undefined ? {} : { near }) },
      unsaved,
    );
    if ('file' in answer) context.analysis().filesChanged([answer.file]);
    return answer;
  }

  async function initialise({ root }: InitConfigurationParams): Promise<InitConfigurationAnswer> {
    const folder = await folderOf(root);
    if ('refused' in folder) return folder;
    const path = join(folder.root, CONFIGURATION_NAME);
    const existing = readForEdit(path);
    if ('refused' in existing) return existing;
    const done = initialiseSettings(path, existing.text, folder.report, unsaved);
    if ('refused' in done) return done;
    const { file, isNew, added, gone } = done;
    context.analysis().filesChanged([file]);
    return { file, isNew, added, gone };
  }

  async function folderOf(root: string | undefined): Promise<Folder> {
    await context.analysis().settled(true);
    const folders = context.analysis().reports.filter(report => context.analysis().isFolder(report.root));
    const [first, ...others] = folders;
    if (!first) return { refused: `there is no folder to keep ${CONFIGURATION_NAME} in: open one` };
    if (root === undefined)
      return others.length === 0 ? first : { refused: 'there are several folders: say which' };
    return folders.find(one => one.root === root) ?? { refused: `${root} is no folder of this workspace` };
  }
}

type Folder = { readonly root: string; readonly report: Report } | { readonly refused: string };

const today = (): string => new Date().toISOString().slice(0, 10);

/** A feature stands where its entry does. */
function entryFile({ features }: Report, { edits }: EditConfigurationParams): string | undefined {
  for (const edit of edits)
    if (edit.kind === 'volume' || edit.kind === 'turns')
      return features.find(({ name }) => name === edit.feature)?.entry.file;
  return undefined;
}
