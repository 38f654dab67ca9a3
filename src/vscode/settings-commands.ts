import { commands, Uri, window, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { readAmount, readRange, writeRange } from '../present/read-amount.ts';
import {
  method,
  type AssumptionArgument,
  type DismissArgument,
  type EditConfigurationAnswer,
  type EditConfigurationParams,
  type InitConfigurationAnswer,
  type ReportAnswer,
  type VolumeArgument,
} from '../server/protocol.ts';
import { commandIds } from './command-ids.ts';

/** Commands that ask a person for a figure or a reason, and have the server write it into inference-cost.yml. */
export function registerSettingsCommands(client: () => Promise<LanguageClient>): Disposable[] {
  const register = <T>(id: string, run: (running: LanguageClient, argument: T) => Promise<unknown>) =>
    commands.registerCommand(id, async (argument: T) => {
      try {
        await run(await client(), argument);
      } catch (error) {
        void window.showErrorMessage(`Inference Cost: ${(error as Error).message}`);
      }
    });
  return [
    register(commandIds.initConfiguration, initialise),
    register<DismissArgument>(commandIds.dismiss, dismiss),
    register<VolumeArgument | undefined>(commandIds.setVolume, setVolume),
    register<AssumptionArgument | undefined>(commandIds.changeAssumption, changeAssumption),
  ];
}

async function initialise(client: LanguageClient): Promise<void> {
  const { reports } = await client.sendRequest<ReportAnswer>(method.report);
  const root = await oneOf(
    reports.map(report => ({ label: report.root, value: report.root })),
    'Folder that the file is for',
  );
  if (root === undefined) return;
  const answer = await client.sendRequest<InitConfigurationAnswer>(method.initConfiguration, { root });
  if ('refused' in answer) return void window.showWarningMessage(`Inference Cost: ${answer.refused}`);
  await window.showTextDocument(Uri.file(answer.file));
  const { isNew, added, gone } = answer;
  const done = isNew ? 'written' : added + gone > 0 ? 'updated' : 'up to date';
  window.setStatusBarMessage(`Inference Cost: inference-cost.yml ${done}`, 5_000);
}

async function dismiss(client: LanguageClient, { root, finding, message }: DismissArgument): Promise<void> {
  const reason = await window.showInputBox({
    title: 'Dismiss this finding',
    prompt: `${message} Why doesn’t it apply? Your team reads this in inference-cost.yml; it may stay empty.`,
    placeHolder: 'answers are one word',
  });
  if (reason === undefined) return;
  const given = reason.trim() === '' ? {} : { reason: reason.trim() };
  await edit(client, { root, edits: [{ kind: 'dismiss', finding, ...given }] });
}

async function setVolume(client: LanguageClient, argument: VolumeArgument | undefined): Promise<void> {
  const chosen = argument ?? (await chooseFeature(client));
  if (!chosen) return;
  const { root, feature, near } = chosen;
  const text = await window.showInputBox({
    title: `Runs of “${feature}” in a month`,
    prompt: 'Monthly costs are shown where a volume is known. Empty takes it out.',
    placeHolder: '50,000 or 50k',
    validateInput: value =>
      value.trim() === '' || readAmount(value) !== undefined ? undefined : 'A number, such as 50,000 or 50k',
  });
  if (text === undefined) return;
  const perMonth = text.trim() === '' ? null : readAmount(text)!;
  await edit(client, { root, near, edits: [{ kind: 'volume', feature, perMonth }] });
}

async function changeAssumption(
  client: LanguageClient,
  argument: AssumptionArgument | undefined,
): Promise<void> {
  const chosen = argument ?? (await chooseAssumption(client));
  if (!chosen) return;
  const { root, near, assumption, scope, name, unit } = chosen;
  const text = await window.showInputBox({
    title: `${name}, in ${unit}`,
    prompt: 'One number, or least..usual..most. Empty goes back to what is assumed without you.',
    value: writeRange(chosen),
    validateInput: value =>
      value.trim() === '' || readRange(value)
        ? undefined
        : 'A number, or least..usual..most, such as 200..600..4000',
  });
  if (text === undefined) return;
  const value = text.trim() === '' ? null : readRange(text)!;
  await edit(client, {
    root,
    near,
    edits: [{ kind: 'assumption', assumption, ...(scope ? { scope } : {}), value }],
  });
}

async function edit(client: LanguageClient, params: EditConfigurationParams): Promise<void> {
  const answer = await client.sendRequest<EditConfigurationAnswer>(method.editConfiguration, params);
  if ('refused' in answer) return void window.showWarningMessage(`Inference Cost: ${answer.refused}`);
  const open = 'Open';
  const pressed = await window.showInformationMessage('Written to inference-cost.yml', open);
  if (pressed === open) await window.showTextDocument(Uri.file(answer.file));
}

async function chooseFeature(client: LanguageClient): Promise<VolumeArgument | undefined> {
  const { reports } = await client.sendRequest<ReportAnswer>(method.report);
  const items = reports.flatMap(({ root, report }) =>
    report.features.map(({ name, entry }) => ({
      label: name,
      description: entry.file,
      value: { root, feature: name, near: entry.file },
    })),
  );
  return chooseFrom(items, 'Feature', 'no feature was found');
}

/** Of the calls in the file in front; of all calls where that has none. */
async function chooseAssumption(client: LanguageClient): Promise<AssumptionArgument | undefined> {
  const { reports } = await client.sendRequest<ReportAnswer>(method.report);
  const front = window.activeTextEditor?.document.uri.fsPath.replaceAll('\\', '/');
  const items = reports.flatMap(({ root, report }) =>
    report.calls.flatMap(call =>
      call.drivers.flatMap(({ assumption, name, unit, low, typical, high }) => {
        if (assumption === undefined) return [];
        const scope = { call: call.key };
        const value = { root, near: call.file, assumption, scope, name, unit, low, typical, high };
        const isInFront = front?.endsWith(`/${call.file}`) ?? false;
        return [
          {
            label: name,
            description: writeRange(value),
            detail: `${call.file}:${call.line}`,
            value,
            isInFront,
          },
        ];
      }),
    ),
  );
  const inFront = items.filter(item => item.isInFront);
  return chooseFrom(inFront.length > 0 ? inFront : items, 'Assumption', 'no assumption was made');
}

interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

async function chooseFrom<T>(
  items: readonly Choice<T>[],
  title: string,
  nothing: string,
): Promise<T | undefined> {
  if (items.length === 0) return void window.showInformationMessage(`Inference Cost: ${nothing}.`);
  return (await window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true }))?.value;
}

/** The only one, else the one that is picked. */
async function oneOf<T>(items: readonly Choice<T>[], title: string): Promise<T | undefined> {
  return items.length === 1 ? items[0]!.value : chooseFrom(items, title, 'there is no folder to scan');
}
