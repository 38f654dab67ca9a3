import type { Overview, OverviewRow } from '../present/overview.ts';
import type { FeatureCall, FeatureRow } from '../present/page-features.ts';
import { Bar, Jump, type Send } from './call-row.tsx';

/** Features as sorted bars; each opens to the calls it makes, times × cost. */
export function FeaturesTab({ report, send }: { readonly report: Overview; readonly send: Send }) {
  const rows = new Map(report.rows.map(row => [row.key, row]));
  return (
    <ul class="calls">
      {report.features.map((feature, i) => (
        <li key={`${i} ${feature.name}`}>
          <Feature feature={feature} rows={rows} send={send} />
        </li>
      ))}
    </ul>
  );
}

function Feature(props: {
  readonly feature: FeatureRow;
  readonly rows: ReadonlyMap<string, OverviewRow>;
  readonly send: Send;
}) {
  const { name, kind, cost, month, share, bar, unpricedCalls, calls } = props.feature;
  const detail = [month, share && `${share} of a run of all`, kind.replace('-', ' ')];
  if (unpricedCalls > 0) detail.push(`${unpricedCalls} unpriced`);
  return (
    <details class="feature">
      <summary class="open">
        <span class="title">{name}</span>
        <span class="cost">{cost}</span>
        <span class="detail">{detail.filter(Boolean).join(' · ')}</span>
        <Bar share={bar} />
      </summary>
      <ul class="calls inner">
        {calls.map((call, i) => (
          <li key={`${i} ${call.key}`}>
            <Part call={call} row={props.rows.get(call.key)} send={props.send} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Part(props: {
  readonly call: FeatureCall;
  readonly row: OverviewRow | undefined;
  readonly send: Send;
}) {
  const { call, row, send } = props;
  if (!row) return null;
  return (
    <Jump class="call" send={send} root={row.root} place={row.place}>
      <span class="title">{row.title}</span>
      <span class={row.priced ? 'cost' : 'cost unpriced'}>
        {call.times} {row.priced ? row.cost : 'unpriced'}
      </span>
      <span class="detail">
        {[call.share && `${call.share} of it`, row.detail].filter(Boolean).join(' · ')}
      </span>
      {call.bar !== null && <Bar share={call.bar} />}
    </Jump>
  );
}
