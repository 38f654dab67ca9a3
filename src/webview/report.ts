import type { Overview, OverviewRow } from '../present/overview.ts';
import type { FromPage, ToPage } from './protocol.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const editor = acquireVsCodeApi();
const page = document.getElementById('page')!;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'overview') page.replaceChildren(...overview(data.overview));
  else if (data.kind === 'scanning') page.replaceChildren(element('p', 'state', 'Looking for LLM calls…'));
  else page.replaceChildren(element('p', 'state', data.message), scanButton('Try again'));
});
page.replaceChildren(element('p', 'state', 'Looking for LLM calls…'));
editor.postMessage({ kind: 'ready' });

function overview({ summary, detail, rows }: Overview): HTMLElement[] {
  const head = element('header', 'head');
  head.append(element('strong', 'summary', summary), element('span', 'detail', detail));
  if (rows.length === 0) return [head, scanButton('Scan again')];
  const list = element('ul', 'calls');
  list.append(...rows.map(row));
  return [head, list];
}

function row(one: OverviewRow): HTMLElement {
  const item = element('li', 'call');
  const button = element('button', 'open');
  button.append(
    element('span', 'title', one.title),
    element('span', one.priced ? 'cost' : 'cost unpriced', one.cost),
  );
  const bar = element('span', 'bar');
  bar.style.setProperty('--share', String(one.share));
  button.append(element('span', 'detail', one.detail), bar);
  button.addEventListener('click', () =>
    editor.postMessage({ kind: 'open', root: one.root, place: one.place }),
  );
  item.append(button);
  return item;
}

function scanButton(text: string): HTMLElement {
  const button = element('button', 'action', text);
  button.addEventListener('click', () => editor.postMessage({ kind: 'scan' }));
  return button;
}

/** Strings of the workspace only ever become text nodes. */
function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text?: string) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
