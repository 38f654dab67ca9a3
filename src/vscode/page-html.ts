import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** The report page around its bundle: its policy allows this very script and the bundle's style, and nothing remote. */
export function pageHtml(webview: Webview, media: Uri, isInEditor: boolean): string {
  const nonce = randomBytes(16).toString('base64url');
  const uri = (name: string) => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; font-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri('report.css')}">
<title>Inference Cost</title>
</head>
<body${isInEditor ? ' class="in-editor"' : ''}>
<div id="page"></div>
<script nonce="${nonce}" src="${uri('report.js')}"></script>
</body>
</html>`;
}
