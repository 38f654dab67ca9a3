import { useLayoutEffect, useRef } from 'preact/hooks';
import { counted } from '../present/counts.ts';
import type { OverviewRow } from '../present/overview.ts';
import type { AgentRun, FeaturePart } from '../present/page-agent-runs.ts';
import type { RunLine } from '../present/page-run-trees.ts';
import type { FeatureCall, FeatureRow } from '../present/page-features.ts';
import { Bar, Jump, type Send } from './call-row.tsx';

/** A feature with its bar; opens to its entry and the calls it makes, times × cost. */
export function FeatureItem(props: {
  readonly feature: FeatureRow;
  readonly rows: ReadonlyMap<string, OverviewRow>;
  readonly send: Send;
  /** Above 0 when the page was turned to this feature. */
  readonly turn: number;
}) {
  const { name, kind, cost, month, share, bar, unpricedCalls, parts } = props.feature;
  const details = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (props.turn === 0 || !details.current) return;
    details.current.open = true;
    details.current.scrollIntoView();
    details.current.querySelector('summary')?.focus();
  }, [props.turn]);
  const detail = [month, share && `${share} of a run of all`, kind.replace('-', ' ')];
  if (unpricedCalls > 0) detail.push(`${unpricedCalls} unpriced`);
  return (
    <details ref={details} class="feature">
      <summary class="open">
        <span class="title">{name}</span>
        <span class="cost">{cost}</span>
        <span class="detail">{detail.filter(Boolean).join(' · ')}</span>
        <Bar share={bar} />
      </summary>
      <ul class="calls inner">
        {parts.map((part, i) => (
          <li key={`${i} ${part.calls[0]?.key ?? ''}`}>
            {part.run ? (
              <Run part={part} run={part.run} rows={props.rows} send={props.send} />
            ) : (
              <Calls calls={part.calls} rows={props.rows} send={props.send} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface PartProps {
  readonly rows: ReadonlyMap<string, OverviewRow>;
  readonly send: Send;
}

/** A run of an agent or graph; opens to the calls that it makes. */
function Run({ part, run, rows, send }: PartProps & { readonly part: FeaturePart; readonly run: AgentRun }) {
  return (
    <details open={part.calls.length < 4}>
      <summary class="open">
        <span class="title">{run.title}</span>
        <span class="cost">{run.cost}</span>
        <span class="detail">
          {run.detail} · {counted(part.calls.length, 'call')}
        </span>
        <Bar share={run.bar} />
      </summary>
      <div class="inner">
        <Calls calls={part.calls} rows={rows} send={send} />
      </div>
    </details>
  );
}

function Calls({ calls, rows, send }: PartProps & { readonly calls: readonly FeatureCall[] }) {
  return (
    <>
      {calls.map(call => (
        <Part key={call.key} call={call} row={rows.get(call.key)} send={send} />
      ))}
    </>
  );
}

function Part(props: {
  readonly call: FeatureCall;
  readonly row: OverviewRow | undefined;
  readonly send: Send;
}) {
  const { call, row, send } = props;
  if (!row) return null;
  const jump = (
    <Jump class="call" send={send} root={row.root} place={row.place}>
      <span class="title">{row.title}</span>
      <span class={row.priced ? 'cost' : 'cost unpriced'}>{row.priced ? call.amount : 'unpriced'}</span>
      <span class="detail">
        {[
          row.priced ? `${call.times} ${row.cost}` : call.times.replace(/ ×$/, ' times'),
          call.share && `${call.share} of it`,
          call.turns,
          row.detail,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {call.bar !== null && <Bar share={call.bar} />}
    </Jump>
  );
  if (call.leads.length === 0) return jump;
  return (
    <>
      {jump}
      <RunTree lines={call.leads} />
    </>
  );
}

/** The agents that a run may lead to, each below the one that leads there. */
function RunTree({ lines }: { readonly lines: readonly RunLine[] }) {
  return (
    <>
      <p class="note">One run may lead to</p>
      <ul class="calls runs">
        {lines.map(({ depth, name, how, model, cost }, i) => (
          <li key={i} class="open" style={{ paddingLeft: `${24 + Math.min(depth, 6) * 14}px` }}>
            <span class="title">{name}</span>
            <span class="cost">{cost}</span>
            <span class="detail">{[how, model].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
