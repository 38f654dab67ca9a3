import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { counted } from '../present/counts.ts';
import type { Overview } from '../present/overview.ts';
import { CallRow, type Send } from './call-row.tsx';
import { listItems, wholeList, type CallsQuery, type Grouping, type Order } from './calls-query.ts';
import type { PageState } from './page-state.ts';
import { VirtualList } from './virtual-list.tsx';

const orders: Readonly<Record<Order, string>> = {
  cost: 'Cost',
  tokens: 'Input tokens',
  model: 'Model',
  file: 'File',
};
const groupings: Readonly<Record<Grouping, string>> = {
  none: 'No groups',
  model: 'Model',
  file: 'File',
  feature: 'Feature',
};

/** All calls: filtered, sorted, grouped; only the rows in sight are drawn. */
export function CallsTab(props: {
  readonly report: Overview;
  readonly send: Send;
  readonly focus: PageState['focus'];
}) {
  const { report, send, focus } = props;
  const [query, setQuery] = useState(wholeList);
  useLayoutEffect(() => {
    if (focus.turn > 0 && focus.text !== undefined) setQuery({ ...wholeList, text: focus.text });
  }, [focus.turn]);
  const change = (part: Partial<CallsQuery>) => setQuery(old => ({ ...old, ...part }));
  const items = useMemo(() => listItems(report.rows, query), [report, query]);
  const shown = new Set(items.flatMap(item => (item.kind === 'call' ? [item.row.key] : []))).size;
  return (
    <>
      <form class="query" onSubmit={event => event.preventDefault()}>
        <label class="wide">
          Filter
          <input
            type="search"
            placeholder="name, file, model, feature"
            value={query.text}
            onInput={event => change({ text: event.currentTarget.value })}
          />
        </label>
        <Choice label="Sort by" names={orders} value={query.order} set={order => change({ order })} />
        <Choice
          label="Group by"
          names={groupings}
          value={query.grouping}
          set={grouping => change({ grouping })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={query.unpricedOnly}
            onChange={event => change({ unpricedOnly: event.currentTarget.checked })}
          />
          Unpriced only
        </label>
      </form>
      <p class="note" role="status">
        {shown === report.rows.length
          ? counted(shown, 'call')
          : `${shown} of ${counted(report.rows.length, 'call')}`}
      </p>
      <VirtualList
        items={items}
        label="Calls"
        render={item =>
          item.kind === 'call' ? (
            <CallRow row={item.row} send={send} />
          ) : (
            <div class="group">
              <strong class="title">{item.title}</strong> <span class="detail">{item.detail}</span>
            </div>
          )
        }
      />
    </>
  );
}

function Choice<K extends string>(props: {
  readonly label: string;
  readonly names: Readonly<Record<K, string>>;
  readonly value: K;
  readonly set: (value: K) => void;
}) {
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={event => props.set(event.currentTarget.value as K)}>
        {(Object.keys(props.names) as K[]).map(key => (
          <option key={key} value={key}>
            {props.names[key]}
          </option>
        ))}
      </select>
    </label>
  );
}
