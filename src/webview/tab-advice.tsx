import { useContext } from 'preact/hooks';
import type { Overview } from '../present/overview.ts';
import { AdviceItem } from './advice-item.tsx';
import { AskContext } from './asking.ts';
import type { Send } from './call-row.tsx';
import { PatchPreview } from './patch-preview.tsx';

/** Findings, the largest saving first: each shows its change, makes it, or is put aside with a reason. */
export function AdviceTab({ report, send }: { readonly report: Overview; readonly send: Send }) {
  const ask = useContext(AskContext);
  if (report.advice.length === 0) return <p class="state">Nothing to advise: no rule found a saving.</p>;
  const fixable = report.advice.filter(({ fixes }) => fixes.length > 0);
  const roots = [...new Set(fixable.map(({ root }) => root))];
  return (
    <>
      {report.together.map(line => (
        <p key={line} class="note">
          {line}
        </p>
      ))}
      {ask && fixable.length > 1 && (
        <div class="advice">
          {roots.map(root => (
            <PatchPreview
              key={root}
              ask={ask}
              question={{ root }}
              title={`All quick fixes that go together${roots.length > 1 ? ` in ${root.split(/[\\/]/).at(-1)}` : ''}`}
              apply="Apply all"
            />
          ))}
        </div>
      )}
      <ul class="calls">
        {report.advice.map((one, i) => (
          <li key={`${i} ${one.rule} ${one.at}`}>
            <AdviceItem one={one} send={send} ask={ask} />
          </li>
        ))}
      </ul>
    </>
  );
}
