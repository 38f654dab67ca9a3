import type { Overview } from '../present/overview.ts';
import type { Send } from './call-row.tsx';
import { AdviceTab } from './tab-advice.tsx';
import { CallsTab } from './tab-calls.tsx';
import { FeaturesTab } from './tab-features.tsx';
import { OverviewTab } from './tab-overview.tsx';
import { Tabs, type Tab } from './tabs.tsx';

/** What the page knows: the last report, whether a newer one is on its way, and what went wrong. */
export interface PageState {
  readonly report: Overview | undefined;
  readonly isScanning: boolean;
  readonly failure: string | undefined;
}

/** The report, or in words why there is none. */
export function ReportPage({ state, send }: { readonly state: PageState; readonly send: Send }) {
  const { report, isScanning, failure } = state;
  return (
    <main>
      {failure !== undefined && (
        <Message
          text={report ? `What you see may be out of date. ${failure}` : failure}
          send={send}
          retry="Try again"
        />
      )}
      {isScanning && <Message text="Looking for LLM calls…" />}
      {report && <Report report={report} send={send} />}
    </main>
  );
}

function Report({ report, send }: { readonly report: Overview; readonly send: Send }) {
  return (
    <>
      <header class="head">
        <h1 class="summary">{report.summary}</h1>
        <span class="detail">{report.detail}</span>
      </header>
      {report.rows.length === 0 ? (
        <Message
          text="No call of a known LLM library was found in this folder."
          send={send}
          retry="Scan again"
        />
      ) : (
        <Tabs tabs={tabsOf(report, send)} label="Report" />
      )}
    </>
  );
}

/** A tab for each part that the report has. */
function tabsOf(report: Overview, send: Send): Tab[] {
  const tabs: Tab[] = [
    { id: 'overview', title: 'Overview', content: () => <OverviewTab report={report} send={send} /> },
  ];
  if (report.features.length > 0)
    tabs.push({
      id: 'features',
      title: 'Features',
      content: () => <FeaturesTab report={report} send={send} />,
    });
  tabs.push(
    { id: 'calls', title: 'Calls', content: () => <CallsTab report={report} send={send} /> },
    { id: 'advice', title: 'Advice', content: () => <AdviceTab report={report} send={send} /> },
  );
  return tabs;
}

function Message(props: { readonly text: string; readonly send?: Send; readonly retry?: string }) {
  const { send } = props;
  return (
    <div class="message-box">
      <p class="state" role="status">
        {props.text}
      </p>
      {props.retry && send && (
        <button type="button" class="action" onClick={() => send({ kind: 'scan' })}>
          {props.retry}
        </button>
      )}
    </div>
  );
}
