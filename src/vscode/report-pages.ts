import {
  Uri,
  ViewColumn,
  window,
  type Disposable,
  type Event,
  type Webview,
  type WebviewPanel,
  type WebviewView,
  type WebviewViewProvider,
} from 'vscode';
import type { FromPage, PageFocus, ToPage } from '../webview/protocol.ts';
import { pageHtml } from './page-html.ts';

export interface ReportPagesActions {
  /** What a page is to show now. */
  current(): Promise<ToPage>;
  /** Does what a page asks for; the answers go to that page alone. */
  take(message: FromPage, answer: (message: ToPage) => void): Promise<void>;
}

/** Where a page can be: the sidebar's view and the editor's tab have all this in common. */
interface Place {
  readonly webview: Webview;
  readonly visible: boolean;
  readonly onDidDispose: Event<void>;
}

/** The report pages that are open, in the sidebar and in an editor tab: all show the same. */
export class ReportPages implements WebviewViewProvider, Disposable {
  readonly #media: Uri;
  readonly #actions: ReportPagesActions;
  readonly #places = new Set<Place>();
  /** Pages that listen: what is said before goes unheard. */
  readonly #ready = new Set<Webview>();
  #panel: WebviewPanel | undefined;
  #focus: PageFocus | undefined;
  #asked = 0;

  /** `media`: the folder of the page's script and style. */
  constructor(media: Uri, actions: ReportPagesActions) {
    this.#media = media;
    this.#actions = actions;
  }

  resolveWebviewView(view: WebviewView): void {
    this.#open(view, view.onDidChangeVisibility);
  }

  /** Opens the report as an editor tab, or brings the open one to the front. */
  openInEditor(): void {
    if (this.#panel) return this.#panel.reveal();
    const panel = window.createWebviewPanel('inferenceCost.reportTab', 'Inference Cost', ViewColumn.Active, {
      enableFindWidget: true,
    });
    this.#panel = panel;
    panel.iconPath = Uri.joinPath(this.#media, '..', '..', 'media', 'icon.png');
    panel.onDidDispose(() => (this.#panel = undefined));
    this.#open(panel, panel.onDidChangeViewState);
  }

  /** Turns the pages to a part of the report; one that opens in a moment gets there too. */
  focus(focus: PageFocus): void {
    const isHeard = [...this.#places].some(place => place.visible && this.#ready.has(place.webview));
    this.#focus = isHeard ? undefined : focus;
    this.#tellAll({ kind: 'focus', focus });
  }

  /** Asks anew when a page can be seen; an answer to an older question is dropped. */
  async update(): Promise<void> {
    if (!this.#isSeen) return;
    const question = ++this.#asked;
    const message = await this.#actions.current();
    if (question === this.#asked) this.#tellAll(message);
  }

  /** Says how far a scan is. */
  scanning(done: number, total: number): void {
    this.#tellAll({ kind: 'scanning', done, total });
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  get #isSeen(): boolean {
    return [...this.#places].some(place => place.visible);
  }

  #tellAll(message: ToPage): void {
    for (const place of this.#places) if (place.visible) void place.webview.postMessage(message);
  }

  #open(place: Place, seen: Event<unknown>): void {
    const { webview } = place;
    this.#places.add(place);
    webview.options = { enableScripts: true, localResourceRoots: [this.#media] };
    const disposables: Disposable[] = [
      webview.onDidReceiveMessage((message: FromPage) => void this.#take(message, webview)),
      seen(() => {
        // A page that is hidden is gone, and says anew when it is ready.
        if (!place.visible) this.#ready.delete(webview);
        void this.update();
      }),
    ];
    place.onDidDispose(() => {
      this.#places.delete(place);
      this.#ready.delete(webview);
      for (const one of disposables) one.dispose();
    });
    webview.html = pageHtml(webview, this.#media, place === this.#panel);
  }

  async #take(message: FromPage, webview: Webview): Promise<void> {
    const answer = (said: ToPage) => void webview.postMessage(said);
    if (message.kind !== 'ready') return this.#actions.take(message, answer);
    this.#ready.add(webview);
    await this.update();
    const focus = this.#focus;
    this.#focus = undefined;
    if (focus) answer({ kind: 'focus', focus });
  }
}
