import { render } from 'preact';
import { AskContext, Asking, type Ask } from './asking.ts';
import { connect } from './host-link.ts';
import { MemoryContext } from './memory.ts';
import { nextState, type PageState } from './page-state.ts';
import type { PageFocus, ToPage } from './protocol.ts';
import { ReportPage } from './report-page.tsx';

const page = document.getElementById('page')!;
const { send, held, memory } = connect(take);
const asking = send && new Asking(send);
const ask: Ask = asking && (question => asking.ask(question));
const start: PageState = {
  report: held,
  scan: held ? undefined : {},
  failure: undefined,
  focus: { tab: 'overview', turn: 0 },
};
let state = start;
show(state);
send?.({ kind: 'ready' });

function take(message: ToPage): void {
  if (message.kind === 'answer') asking?.take(message.id, message.answer);
  else show(nextState(state, message));
}

/** Turns the page itself to another part. */
function turnTo(focus: PageFocus): void {
  show(nextState(state, { kind: 'focus', focus }));
}

function show(changed: PageState): void {
  state = changed;
  render(
    <MemoryContext.Provider value={memory}>
      <AskContext.Provider value={ask}>
        <ReportPage state={state} send={send} turnTo={turnTo} />
      </AskContext.Provider>
    </MemoryContext.Provider>,
    page,
  );
}
