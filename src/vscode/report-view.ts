import { randomBytes } from 'node:crypto';
import { Uri, type Disposable, type Webview, type WebviewView, type WebviewViewProvider } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { method, type OverviewAnswer } from '../server/protocol.ts';
import type { FromPage, ToPage } from '../webview/protocol.ts';
import { openPlace } from './open-place.ts';

export interface ReportViewActions {
  /** The running client; starts one when none runs, because the user opened the view. */
  client(): Promise<LanguageClient>;
  scan(): Promise<void>;
}

/** The sidebar: a page that shows what the server says and tells what was clicked. */
export class ReportView implements WebviewViewProvider {
  readonly #media: Uri;
  readonly #actions: ReportViewActions;
  #view: WebviewView | undefined;
  #asked = 0;

  /** `media`: the folder of the page's script and style. */
  constructor(media: Uri, actions: ReportViewActions) {
    this.#media = media;
    this.#actions = actions;
  }

  resolveWebviewView(view: WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#media] };
    const disposables: Disposable[] = [
      view.webview.onDidReceiveMessage((message: FromPage) => void this.#take(message)),
      view.onDidChangeVisibility(() => void this.update()),
    ];
    view.onDidDispose(() => {
      this.#view = undefined;
      for (const one of disposables) one.dispose();
    });
    view.webview.html = pageHtml(view.webview, this.#media);
  }

  /** Asks the server anew when the view can be seen; an answer to an older question is dropped. */
  async update(): Promise<void> {
    if (!this.#view?.visible) return;
    const question = ++this.#asked;
    const message = await this.#current();
    if (question === this.#asked) await this.#view?.webview.postMessage(message);
  }

  async #current(): Promise<ToPage> {
    try {
      const client = await this.#actions.client();
      return { kind: 'overview', overview: await client.sendRequest<OverviewAnswer>(method.overview) };
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  async #take(message: FromPage): Promise<void> {
    if (message.kind === 'open') return openPlace(message.root, message.place);
    if (message.kind === 'scan') await this.#actions.scan();
    else await this.update();
  }
}

function pageHtml(webview: Webview, media: Uri): string {
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
<body>
<div id="page"></div>
<script nonce="${nonce}" src="${uri('report.js')}"></script>
</body>
</html>`;
}
