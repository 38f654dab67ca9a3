import { Uri, commands, env, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { method, type ExportAnswer, type ExportFormat, type ExportParams } from '../server/protocol.ts';

const formats: readonly { readonly label: string; readonly detail: string; readonly format: ExportFormat }[] =
  [
    { label: 'Web page', detail: 'One self-contained HTML file, the same page as here', format: 'html' },
    { label: 'Markdown', detail: 'Tables for an issue or a wiki', format: 'md' },
    { label: 'CSV', detail: 'A line a call, for a sheet', format: 'csv' },
  ];

/** Asks for a format and a place, writes the report there, and offers to open it. */
export async function exportReport(client: () => Promise<LanguageClient>): Promise<void> {
  const chosen = await window.showQuickPick(formats, { placeHolder: 'Export the report as …' });
  if (!chosen) return;
  const uri = await window.showSaveDialog({
    title: 'Export Inference Cost Report',
    ...defaultUri(chosen.format),
    filters: { [chosen.label]: [chosen.format] },
  });
  if (!uri) return;
  const params: ExportParams = { format: chosen.format };
  const { text } = await (await client()).sendRequest<ExportAnswer>(method.export, params);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const open = 'Open';
  const answer = await window.showInformationMessage(`Inference Cost: report written to ${uri.fsPath}`, open);
  if (answer !== open) return;
  if (chosen.format === 'html' && uri.scheme === 'file') await env.openExternal(uri);
  else await commands.executeCommand('vscode.open', uri);
}

function defaultUri(format: ExportFormat): { readonly defaultUri?: Uri } {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder ? { defaultUri: Uri.joinPath(folder, `inference-cost-report.${format}`) } : {};
}
