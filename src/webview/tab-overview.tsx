import type { Overview } from '../present/overview.ts';
import { CallRow, type Send } from './call-row.tsx';
import type { TabId } from './protocol.ts';
import { MoneyMap } from './money-map.tsx';
import { useIsWide } from './use-is-wide.ts';

const most = 10;

/** What it comes to, what could be saved, what is unknown, and the dearest calls. */
export function OverviewTab(props: {
  readonly report: Overview;
  readonly send: Send;
  readonly turnTo: (tab: TabId) => void;
}) {
  const { report, send, turnTo } = props;
  const isWide = useIsWide();
  return (
    <div class="beside">
      <div>
        <Totals report={report} addVolumes={send && (() => turnTo('what-if'))} />
        {report.advice[0] && (
          <p class="note">
            <strong>Largest saving:</strong> {report.advice[0].saving}. {report.advice[0].message}
          </p>
        )}
        <Unpriced report={report} />
        {report.disagreements.length > 0 && <h2>Prices in doubt</h2>}
        {report.disagreements.map(line => (
          <p class="note" key={line}>
            {line}
          </p>
        ))}
        <p class={report.prices.areOld ? 'note old' : 'note'}>{capital(report.prices.text)}</p>
        {isWide && report.flow.length > 0 && (
          <>
            <h2>Where the money of a run of each feature goes</h2>
            <MoneyMap report={report} send={send} />
          </>
        )}
      </div>
      <div>
        <h2>{report.rows.length > most ? `The ${most} dearest calls` : 'Calls, dearest first'}</h2>
        <ul class="calls">
          {report.rows.slice(0, most).map(row => (
            <li key={row.key}>
              <CallRow row={row} send={send} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function Totals(props: { readonly report: Overview; readonly addVolumes: (() => void) | undefined }) {
  const { report, addVolumes } = props;
  if (report.totals.length === 0) return null;
  return (
    <>
      <dl class="totals">
        {report.totals.map(({ title, amount, what }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <span class="cost">{amount}</span>
              <span class="detail">{what}</span>
            </dd>
          </div>
        ))}
      </dl>
      {!report.totals.some(({ title }) => title.endsWith('A month')) && report.features.length > 0 && (
        <>
          <p class="note">Volumes of the features in inference-cost.yml add what a month costs.</p>
          {addVolumes && (
            <button type="button" class="action quiet" onClick={addVolumes}>
              Add volumes
            </button>
          )}
        </>
      )}
    </>
  );
}

function Unpriced({ report }: { readonly report: Overview }) {
  if (report.unpriced.length === 0) return null;
  return (
    <>
      <h2>Unpriced, and why</h2>
      <ul class="reasons">
        {report.unpriced.map(({ why, count }) => (
          <li key={why}>
            <span class="count">{count}</span> {why}
          </li>
        ))}
      </ul>
    </>
  );
}
