import type { Overview } from '../present/overview.ts';
import type { Send } from './call-row.tsx';
import { NotThere, Problem, ScanNote } from './page-notes.tsx';
import type { PageState } from './page-state.ts';
import type { PageFocus } from './protocol.ts';
import { AdviceTab } from './tab-advice.tsx';
import { CallsTab } from './tab-calls.tsx';
import { FeaturesTab } from './tab-features.tsx';
import { ModelsTab } from './tab-models.tsx';
import { OverviewTab } from './tab-overview.tsx';
import { WhatIfTab } from './tab-what-if.tsx';
import { Tabs, type Tab } from './tabs.tsx';

interface PageProps {
  readonly state: PageState;
  readonly send: Send;
  readonly turnTo: (focus: PageFocus) => void;
}

/** The report, or in words why there is none. */
export function ReportPage(props: PageProps) {
  const { state, send, turnTo } = props;
  const { report, scan, failure } = state;
  return (
    <main>
      {failure !== undefined && (
        <Problem text={report ? `What you see may be out of date. ${failure}` : failure} send={send} />
      )}
      {scan && <ScanNote scan={scan} hasReport={report !== undefined} send={send} />}
      {report && <Report report={report} state={state} send={send} turnTo={turnTo} />}
    </main>
  );
}

function Report({ report, ...props }: PageProps & { readonly report: Overview }) {
  const { state, send } = props;
  return (
    <>
      <header class="head">
        <h1 class="summary">{report.summary}</h1>
        <span class="detail">{report.detail}</span>
      </header>
      {report.rows.length === 0 ? (
        <NotThere send={send} />
      ) : (
        <Tabs tabs={tabsOf(report, props)} focus={state.focus} label="Report" />
      )}
    </>
  );
}

/** A tab for each part that the report has. */
function tabsOf(report: Overview, { state: { focus }, send, turnTo }: PageProps): Tab[] {
  const given = { report, send };
  const tabs: (Tab | false)[] = [
    { id: 'overview', title: 'Overview', content: () => <OverviewTab {...given} turnTo={turnTo} /> },
    report.features.length > 0 && {
      id: 'features',
      title: 'Features',
      content: () => <FeaturesTab {...given} focus={focus} />,
    },
    report.models.length > 0 && {
      id: 'models',
      title: 'Models',
      content: () => <ModelsTab {...given} />,
    },
    { id: 'calls', title: 'Calls', content: () => <CallsTab {...given} focus={focus} /> },
    { id: 'advice', title: 'Advice', content: () => <AdviceTab {...given} /> },
    (report.assumptions.length > 0 || report.features.length > 0) && {
      id: 'what-if',
      title: 'What if',
      content: () => <WhatIfTab {...given} />,
    },
  ];
  return tabs.filter(tab => tab !== false);
}
