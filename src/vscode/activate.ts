import { Uri, window, workspace, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { method, type ProgressParams } from '../server/protocol.ts';
import { reportViewId } from './command-ids.ts';
import { registerCommands, scanWorkspace, type CommandSurroundings } from './commands.ts';
import { CursorSurfaces } from './cursor-surfaces.ts';
import { ExplanationPage } from './explanation-page.ts';
import { ReportPages } from './report-pages.ts';
import { pageActions } from './page-actions.ts';
import { ServerProcess } from './server-process.ts';
import { registerSwitchModel } from './switch-model.ts';
import { registerSettingsCommands } from './settings-commands.ts';
import { anySurface, changesSettings, readSettings } from './settings.ts';

/** Wires the surfaces to the server. Everything that takes time happens in the server's process. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Inference Cost');
  const module = context.asAbsolutePath('dist/server.js');
  const priceFolder = context.globalStorageUri.fsPath;
  const server = new ServerProcess({ module, output, priceFolder, started: listen });
  const cursor = new CursorSurfaces(() => server.running);
  const explanations = new ExplanationPage();
  const client = () => server.start();
  const pages = new ReportPages(
    Uri.joinPath(context.extensionUri, 'dist', 'webview'),
    pageActions({ client, scan: () => scanWorkspace(around) }),
  );
  const around: CommandSurroundings = {
    ...{ output, explanations, client, scanned: update },
    openReport: () => pages.openInEditor(),
    focus: focus => pages.focus(focus),
  };

  context.subscriptions.push(
    output,
    cursor,
    pages,
    explanations,
    { dispose: () => void server.dispose() },
    window.registerWebviewViewProvider(reportViewId, pages),
    ...registerCommands(around),
    ...registerSettingsCommands(client),
    registerSwitchModel(client),
    window.onDidChangeActiveTextEditor(() => void cursor.update()),
    workspace.onDidChangeConfiguration(event => {
      if (changesSettings(event)) void followSettings();
    }),
  );
  void followSettings();

  /** All surfaces off: the server goes. One on again: it comes back. */
  async function followSettings(): Promise<void> {
    if (!anySurface(readSettings())) await server.stop();
    else await client().catch((error: Error) => output.appendLine(error.message));
    await cursor.update();
  }

  function listen(started: LanguageClient): void {
    started.onNotification(method.changed, update);
    started.onNotification(method.progress, ({ done, total }: ProgressParams) => pages.scanning(done, total));
  }

  function update(): void {
    void pages.update();
    void cursor.update();
  }
}
