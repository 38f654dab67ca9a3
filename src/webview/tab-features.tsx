import { useMemo } from 'preact/hooks';
import type { Overview } from '../present/overview.ts';
import { AgentMaps } from './agent-maps.tsx';
import type { Send } from './call-row.tsx';
import { Chart } from './chart.tsx';
import { featureBars } from './chart-options.ts';
import { FeatureItem } from './feature-item.tsx';
import type { PageState } from './page-state.ts';
import { MoneyMap } from './money-map.tsx';
import { Views } from './views.tsx';

interface FeaturesProps {
  readonly report: Overview;
  readonly send: Send;
  readonly focus: PageState['focus'];
}

/** Features, dearest first: as a list that opens to the calls, as bars, as a map of the money, as agents. */
export function FeaturesTab({ report, send, focus }: FeaturesProps) {
  const list = {
    id: 'list',
    title: 'List',
    content: () => <List report={report} send={send} focus={focus} />,
  };
  const bars = { id: 'bars', title: 'Bars', content: () => <Bars report={report} /> };
  const map = { id: 'map', title: 'Map', content: () => <MoneyMap report={report} send={send} /> };
  const agents = { id: 'agents', title: 'Agents', content: () => <AgentMaps report={report} send={send} /> };
  return (
    <Views
      name="features"
      label="Show as"
      views={[
        list,
        ...(report.flow.length > 0 ? [bars, map] : []),
        ...(report.agents.length > 0 ? [agents] : []),
      ]}
    />
  );
}

function List({ report, send, focus }: FeaturesProps) {
  const rows = new Map(report.rows.map(row => [row.key, row]));
  return (
    <ul class="calls">
      {report.features.map((feature, i) => (
        <li key={`${i} ${feature.name}`}>
          <FeatureItem
            feature={feature}
            rows={rows}
            send={send}
            turn={focus.feature === feature.name ? focus.turn : 0}
          />
        </li>
      ))}
    </ul>
  );
}

function Bars({ report }: { readonly report: Overview }) {
  const priced = useMemo(() => report.features.filter(({ usd }) => usd !== null).slice(0, 40), [report]);
  const option = useMemo(() => featureBars(priced), [priced]);
  const label = `${priced.length} features by typical cost of a run; the list says the same`;
  return <Chart label={label} height={Math.max(80, priced.length * 24 + 8)} option={option} />;
}
