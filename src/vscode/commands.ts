import { commands, env, window, workspace, type Disposable, type OutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { method, type ExplainAnswer, type ExplainParams, type ReportAnswer } from '../server/protocol.ts';
import type { PageFocus } from '../webview/protocol.ts';
import { commandIds, reportViewId } from './command-ids.ts';
import type { ExplanationPage } from './explanation-page.ts';
import { exportReport } from './export-report.ts';

export interface CommandSurroundings {
  readonly output: OutputChannel;
  readonly explanations: ExplanationPage;
  client(): Promise<LanguageClient>;
  /** Told when a scan has ended. */
  scanned(): void;
  /** Opens the report as an editor tab. */
  openReport(): void;
  /** Turns the report to a part of it. */
  focus(focus: PageFocus): void;
}

/** Registers all commands. Each ends in something to see, or in one message that says why not. */
export function registerCommands(around: CommandSurroundings): Disposable[] {
  const register = (id: string, run: (...args: unknown[]) => Promise<unknown>) =>
    commands.registerCommand(id, (...args: unknown[]) =>
      run(...args).catch((error: Error) => void window.showErrorMessage(`Inference Cost: ${error.message}`)),
    );
  return [
    register(commandIds.scan, () => scanWorkspace(around)),
    register(commandIds.showReport, async (...given) => {
      await commands.executeCommand(`${reportViewId}.focus`);
      const focus = given.find(isFocus);
      if (focus) around.focus(focus);
    }),
    register(commandIds.openReport, async () => around.openReport()),
    register(commandIds.exportReport, () => exportReport(around.client)),
    register(commandIds.copyReport, () => copyReport(around)),
    register(commandIds.explain, () => explain(around)),
    register(commandIds.showOutput, async () => around.output.show()),
  ];
}

/** Analyses everything afresh, and says what was found. */
export async function scanWorkspace(around: CommandSurroundings): Promise<void> {
  const client = await around.client();
  const { reports } = await client.sendRequest<ReportAnswer>(method.scan);
  around.scanned();
  const calls = reports.reduce((sum, { report }) => sum + report.totals.calls, 0);
  const found = calls === 1 ? '1 LLM call' : `${calls} LLM calls`;
  window.setStatusBarMessage(`Inference Cost: ${found} found`, 5_000);
}

async function copyReport(around: CommandSurroundings): Promise<void> {
  const client = await around.client();
  const { reports } = await client.sendRequest<ReportAnswer>(method.report);
  const [first] = reports;
  if (!first) return void window.showInformationMessage('Inference Cost: there is no folder to report on.');
  const content = reports.length === 1 ? first.report : reports;
  await env.clipboard.writeText(JSON.stringify(content, null, 2));
  window.setStatusBarMessage('Inference Cost: report copied as JSON', 5_000);
}

async function explain({ client, explanations }: CommandSurroundings): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return void window.showInformationMessage('Inference Cost: put the cursor on a call first.');
  const running = await client();
  const { asTextDocumentIdentifier, asPosition } = running.code2ProtocolConverter;
  const params: ExplainParams = {
    textDocument: asTextDocumentIdentifier(editor.document),
    position: asPosition(editor.selection.active),
  };
  const { lines } = await running.sendRequest<ExplainAnswer>(method.explain, params);
  const place = `${workspace.asRelativePath(editor.document.uri)}:${editor.selection.active.line + 1}`;
  await explanations.show([place, '', ...lines]);
}

/** What a lens or the status bar hands over; the palette hands over nothing. */
function isFocus(value: unknown): value is PageFocus {
  return typeof value === 'object' && value !== null && 'tab' in value;
}
