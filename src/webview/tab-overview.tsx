import type { Overview } from '../present/overview.ts';
import { counted } from '../present/counts.ts';
import { Bar, CallRow, type Send } from './call-row.tsx';
import type { PageFocus } from './protocol.ts';
import { MoneyMap } from './money-map.tsx';
import { useIsWide } from './use-is-wide.ts';

const most = 8;

/** What a run of each feature costs, what could be saved, what is unknown, and the dearest calls. */
export function OverviewTab(props: {
  readonly report: Overview;
  readonly send: Send;
  readonly turnTo: (focus: PageFocus) => void;
}) {
  const { report, send, turnTo } = props;
  const isWide = useIsWide();
  const rows = report.rows.filter(row => !row.testOrExample);
  return (
    <div class="beside">
      <div>
        <Totals report={report} addVolumes={send && (() => turnTo({ tab: 'what-if' }))} />
        {!isWide && <Features report={report} turnTo={turnTo} />}
        <Groups report={report} />
        <Savings report={report} review={() => turnTo({ tab: 'advice' })} />
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
        {isWide && <Features report={report} turnTo={turnTo} />}
        <h2>{rows.length > most ? `The ${most} dearest calls` : 'Calls, dearest first'}</h2>
        <ul class="calls">
          {rows.slice(0, most).map(row => (
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

/** The dearest features; each leads to its calls. */
function Features(props: { readonly report: Overview; readonly turnTo: (focus: PageFocus) => void }) {
  const { features } = props.report;
  if (features.length === 0) return null;
  return (
    <>
      <h2>
        {features.length > most
          ? `The ${most} dearest of ${features.length} features`
          : 'Features, dearest first'}
      </h2>
      <ul class="calls">
        {features.slice(0, most).map(({ key, name, cost, month, share, bar }) => (
          <li key={key}>
            <button
              type="button"
              class="open"
              onClick={() => props.turnTo({ tab: 'features', feature: name })}
            >
              <span class="title">{name}</span>
              <span class="cost">{month ?? cost}</span>
              <span class="detail">
                {[month && cost, share && `${share} of a run of all`].filter(Boolean).join(' · ')}
              </span>
              <Bar share={bar} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Amounts beside the one that stands above as the headline. */
function Totals(props: { readonly report: Overview; readonly addVolumes: (() => void) | undefined }) {
  const { report, addVolumes } = props;
  if (report.totals.length === 0) return null;
  const isHeadline = ({ amount }: { readonly amount: string }) => report.summary.startsWith(`${amount} `);
  const others = report.totals.filter(total => !isHeadline(total));
  const above = report.totals.find(isHeadline);
  return (
    <>
      {above && (
        <p class="note">
          {isRunOfAll(above) && report.features.length > 1
            ? `One run of each of the ${report.features.length} features, added up; ${above.what}.`
            : `${capital(above.what)}.`}
        </p>
      )}
      <dl class="totals">
        {others.map(({ title, amount, what }) => (
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
          <p class="note">What a month costs is known when the features have volumes.</p>
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

/** What user segments and stages come to. */
function Groups({ report }: { readonly report: Overview }) {
  return (
    <>
      {report.groups.map(({ title, rows }, i) => (
        <section key={`${i} ${title}`}>
          <h2>{title}</h2>
          <ul class="calls">
            {rows.map(({ name, amount, what, bar }) => (
              <li key={name} class="open">
                <span class="title">{name}</span>
                <span class="cost">{amount}</span>
                <span class="detail">{what}</span>
                <Bar share={bar} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const isRunOfAll = ({ title }: { readonly title: string }): boolean =>
  title.endsWith('A run of each feature');

function Savings({ report, review }: { readonly report: Overview; readonly review: () => void }) {
  const [first] = report.advice;
  if (!first) return null;
  const hasSaving = first.saving !== 'a risk';
  return (
    <>
      <h2>{hasSaving ? 'What could be saved' : 'What to look at'}</h2>
      {report.together.map(line => (
        <p key={line} class="state">
          {line}
        </p>
      ))}
      <p class="note">
        {hasSaving ? `The largest alone, ${first.saving}: ` : 'No saving is known, but a risk: '}
        {first.message}
      </p>
      <button type="button" class="action quiet" onClick={review}>
        Review {counted(report.advice.length, 'suggestion')}
      </button>
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
            {counted(count, 'call')}: {why}
          </li>
        ))}
      </ul>
    </>
  );
}
