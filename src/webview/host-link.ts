import type { Overview } from '../present/overview.ts';
import { heldReportId } from './held-report.ts';
import type { Memory } from './memory.ts';
import type { FromPage, ToPage } from './protocol.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** The editor around the page; an exported page has none, and shows the report that it holds. */
export interface HostLink {
  /** Undefined in an exported page: there is nothing to ask. */
  readonly send: ((message: FromPage) => void) | undefined;
  /** The report inside an exported page. */
  readonly held: Overview | undefined;
  readonly memory: Memory;
}

export function connect(take: (message: ToPage) => void): HostLink {
  const held = document.getElementById(heldReportId)?.textContent;
  if (held)
    return { send: undefined, held: JSON.parse(held) as Overview, memory: memoryOf({}, () => undefined) };
  const editor = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => take(data));
  return {
    send: message => editor.postMessage(message),
    held: undefined,
    memory: memoryOf(editor.getState?.(), state => editor.setState?.(state)),
  };
}

function memoryOf(before: unknown, keep: (state: Readonly<Record<string, string>>) => void): Memory {
  const values = new Map(Object.entries((before ?? {}) as Record<string, string>));
  return {
    get: key => values.get(key),
    set(key, value) {
      values.set(key, value);
      keep(Object.fromEntries(values));
    },
  };
}
