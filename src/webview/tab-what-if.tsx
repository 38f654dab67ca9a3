import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Overview } from '../present/overview.ts';
import type { WhatIfOutcome } from '../present/page-what-if.ts';
import { AskContext, type Ask } from './asking.ts';
import type { Send } from './call-row.tsx';
import { useKept } from './memory.ts';
import { SaveChanges } from './save-changes.tsx';
import { changeTexts, controlsOf, type Changes, type Control } from './what-if-controls.ts';
import { Tried } from './tried.tsx';
import { CachingChoice, ControlRow, ModelChoice } from './what-if-control.tsx';
import { FeatureOutcomes, TotalOutcomes } from './what-if-outcome.tsx';

interface WhatIfProps {
  readonly report: Overview;
  readonly send: Send;
}

/** Every assumption with its basis, and what the report would say with another value. */
export function WhatIfTab({ report, send }: WhatIfProps) {
  const roots = useMemo(() => [...new Set(report.rows.map(row => row.root))], [report]);
  const [keptRoot, chooseRoot] = useKept('what-if root', '');
  const root = roots.includes(keptRoot) ? keptRoot : (roots[0] ?? '');
  const [text, keep] = useKept(`what-if ${root}`, '{}');
  const changes = JSON.parse(text) as Changes;
  const change = (set: string, value: string) => {
    const others = Object.entries(changes).filter(([key]) => key !== set || value !== '');
    keep(JSON.stringify({ ...Object.fromEntries(others), ...(value === '' ? {} : { [set]: value }) }));
  };
  const ask = useContext(AskContext);
  const { outcome, problem } = useOutcome(ask, root, changes, report);
  const controls = useMemo(() => controlsOf(report, root), [report, root]);
  const given = { changes, change, send, root };
  return (
    <div class="what-if">
      <div class="totals-now">
        {roots.length > 1 && <RootChoice roots={roots} root={root} choose={chooseRoot} />}
        {ask ? <Outcome outcome={outcome} problem={problem} report={report} /> : <Tried report={report} />}
      </div>
      <form onSubmit={event => event.preventDefault()}>
        <Part title="Volumes" controls={controls.volumes} few={5} {...given} />
        {ask && <Part title="Turns of a conversation" controls={controls.conversations} few={3} {...given} />}
        {ask && controls.models.length > 0 && (
          <>
            <h2>Models</h2>
            {controls.models.map(model => (
              <ModelChoice key={model.set} model={model} value={changes[model.set] ?? ''} change={change} />
            ))}
          </>
        )}
        <Part title="In all calls" controls={controls.levers} few={4} {...given} />
        {ask && <CachingChoice value={changes['caching'] ?? ''} change={change} />}
        <Part
          title="Other assumptions, those that move the amounts most first"
          controls={controls.sizes}
          few={6}
          {...given}
        />
      </form>
      {ask && (
        <div class="outcome">
          <SaveChanges
            ask={ask}
            root={root}
            changes={changes}
            controls={[...controls.volumes, ...controls.conversations, ...controls.levers, ...controls.sizes]}
            clear={() => keep('{}')}
          />
          {outcome && <FeatureOutcomes outcome={outcome} />}
        </div>
      )}
    </div>
  );
}

function Outcome(props: {
  readonly outcome: WhatIfOutcome | undefined;
  readonly problem: string | undefined;
  readonly report: Overview;
}) {
  const { outcome, problem, report } = props;
  if (problem !== undefined)
    return (
      <p class="state" role="alert">
        {problem}
      </p>
    );
  return outcome ? <TotalOutcomes outcome={outcome} /> : <p class="note">{report.summary}</p>;
}

function RootChoice(props: {
  readonly roots: readonly string[];
  readonly root: string;
  readonly choose: (root: string) => void;
}) {
  return (
    <label class="query">
      Folder
      <select value={props.root} onChange={event => props.choose(event.currentTarget.value)}>
        {props.roots.map(root => (
          <option key={root} value={root}>
            {root.split(/[\\/]/).at(-1)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Part(props: {
  readonly title: string;
  readonly controls: readonly Control[];
  /** How many are shown at first. */
  readonly few: number;
  readonly changes: Changes;
  readonly change: (set: string, value: string) => void;
  readonly send: Send;
  readonly root: string;
}) {
  const { title, controls, few, changes, change, send, root } = props;
  const [showsAll, setAll] = useState(false);
  const shown = showsAll ? controls : controls.filter((one, i) => i < few || one.set in changes);
  if (controls.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      {shown.map(control => (
        <ControlRow
          key={control.set}
          control={control}
          value={changes[control.set] ?? ''}
          change={change}
          send={send}
          root={root}
        />
      ))}
      {shown.length < controls.length && (
        <button type="button" class="action quiet" onClick={() => setAll(true)}>
          Show {controls.length - shown.length} more
        </button>
      )}
    </>
  );
}

/** Asks with every change, one question at a time: what was changed meanwhile is asked next. */
function useOutcome(ask: Ask, root: string, changes: Changes, report: Overview) {
  const [state, set] = useState<{ outcome?: WhatIfOutcome; problem?: string }>({});
  const wanted = useRef<readonly string[]>([]);
  const isAsking = useRef(false);
  const texts = changeTexts(changes);
  useEffect(() => {
    wanted.current = texts;
    if (ask && !isAsking.current) void run(ask);
  }, [ask, root, texts.join('\n'), report]);
  return { outcome: state.outcome, problem: state.problem };

  async function run(asked: NonNullable<Ask>): Promise<void> {
    isAsking.current = true;
    for (let last: readonly string[] | undefined; last !== wanted.current;) {
      last = wanted.current;
      const answer = await asked({ kind: 'whatIf', root, set: last });
      if (answer.kind === 'outcome') set({ outcome: answer.outcome });
      else if (answer.kind === 'refused') set({ problem: answer.why });
    }
    isAsking.current = false;
  }
}
