import type { Overview } from '../present/overview.ts';
import type { AdviceRow } from '../present/page-advice.ts';
import { Jump, type Send } from './call-row.tsx';

/** Findings, the largest saving first; a click opens the line, where the light bulb applies the fix. */
export function AdviceTab({ report, send }: { readonly report: Overview; readonly send: Send }) {
  if (report.advice.length === 0) return <p class="state">Nothing to advise: no rule found a saving.</p>;
  return (
    <>
      {report.together.map(line => (
        <p key={line}>{line}</p>
      ))}
      <ul class="calls">
        {report.advice.map((one, i) => (
          <li key={`${i} ${one.rule} ${one.at}`}>
            <Advice one={one} send={send} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Advice({ one, send }: { readonly one: AdviceRow; readonly send: Send }) {
  return (
    <Jump class="advice" send={send} root={one.root} place={one.place}>
      <span class="message">{one.message}</span>
      <span class="cost">{one.saving}</span>
      <span class="detail">
        {one.at} · risk {one.risk} · effort {one.effort} · {one.rule}
      </span>
      {one.fixes.map(title => (
        <span key={title} class="detail fix">
          {send ? 'Quick fix there: ' : 'Quick fix in the editor: '}
          {title}
        </span>
      ))}
    </Jump>
  );
}
