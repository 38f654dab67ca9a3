import { render } from 'preact';
import { connect } from './host-link.ts';
import type { ToPage } from './protocol.ts';
import { ReportPage, type PageState } from './report-page.tsx';

const page = document.getElementById('page')!;
let state: PageState = { report: undefined, isScanning: true, failure: undefined };

const { send, held } = connect(message => show(next(state, message)));
if (held) show({ report: held, isScanning: false, failure: undefined });
else show(state);
send?.({ kind: 'ready' });

function show(changed: PageState): void {
  state = changed;
  render(<ReportPage state={state} send={send} />, page);
}

/** A report that was shown stays in sight while a new one is made, and when that fails. */
function next(old: PageState, message: ToPage): PageState {
  if (message.kind === 'overview') return { report: message.overview, isScanning: false, failure: undefined };
  if (message.kind === 'scanning') return { ...old, isScanning: true, failure: undefined };
  return { ...old, isScanning: false, failure: message.message };
}
