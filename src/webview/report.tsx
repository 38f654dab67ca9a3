import { render } from 'preact';
import { connect } from './host-link.ts';
import { MemoryContext } from './memory.ts';
import { nextState, type PageState } from './page-state.ts';
import { ReportPage } from './report-page.tsx';

const page = document.getElementById('page')!;
const { send, held, memory } = connect(message => show(nextState(state, message)));
const start: PageState = {
  report: held,
  scan: held ? undefined : {},
  failure: undefined,
  focus: { tab: 'overview', turn: 0 },
};
let state = start;
show(state);
send?.({ kind: 'ready' });

function show(changed: PageState): void {
  state = changed;
  render(
    <MemoryContext.Provider value={memory}>
      <ReportPage state={state} send={send} />
    </MemoryContext.Provider>,
    page,
  );
}
