import type { Overview } from '../present/overview.ts';
import type { PageFocus, ToPage } from './protocol.ts';

/** What the page knows: the last report, whether a newer one is on its way, what went wrong, and where to turn to. */
export interface PageState {
  readonly report: Overview | undefined;
  /** How far the scan is that runs. */
  readonly scan: { readonly done?: number; readonly total?: number } | undefined;
  /** Why what is shown may be incomplete or old. */
  readonly failure: string | undefined;
  /** `turn` counts: the same place can be asked for again. */
  readonly focus: PageFocus & { readonly turn: number };
}

/** A report that was shown stays in sight while a new one is made, and when that fails. */
export function nextState(old: PageState, message: Exclude<ToPage, { kind: 'answer' }>): PageState {
  switch (message.kind) {
    case 'overview':
      return {
        ...old,
        report: JSON.parse(message.overview) as Overview,
        scan: undefined,
        failure: message.stopped,
      };
    case 'scanning':
      return { ...old, scan: message, failure: undefined };
    case 'failed':
      return { ...old, scan: undefined, failure: message.message };
    case 'focus':
      return { ...old, focus: { ...message.focus, turn: old.focus.turn + 1 } };
  }
}
