import { useState } from 'preact/hooks';
import type { Ask } from './asking.ts';
import { fromText } from './what-if-control.tsx';
import type { Changes, Control } from './what-if-controls.ts';

interface SaveProps {
  readonly ask: NonNullable<Ask>;
  readonly root: string;
  readonly changes: Changes;
  readonly controls: readonly Control[];
  readonly clear: () => void;
}

/** Keeps the changes: figures as what holds from now on, or all of them as a named scenario. */
export function SaveChanges({ ask, root, changes, controls, clear }: SaveProps) {
  const [said, say] = useState('');
  const [name, setName] = useState('');
  const keys = Object.keys(changes);
  const kept = controls.filter(({ set }) => set in changes);
  const edits = kept.map(control => control.edit(fromText(control, changes[control.set]!)));
  const scenario = { kind: 'scenario', name: name.trim(), set: changes } as const;
  const save = async (given: Parameters<typeof ask>[0], done: string) => {
    const answer = await ask(given);
    if (answer.kind === 'refused') return say(answer.why);
    if (answer.kind === 'saved') say(`${done} ${answer.file}.`);
    if (given.kind === 'save' && given.edits[0]?.kind !== 'scenario' && keys.length === kept.length) clear();
  };
  return (
    <div class="save">
      {keys.length > 0 && (
        <>
          <div class="actions">
            {kept.length > 0 && (
              <button
                type="button"
                class="action"
                onClick={() => void save({ kind: 'save', root, edits }, 'Written to')}
              >
                Save to inference-cost.yml
              </button>
            )}
            <button type="button" class="action quiet" onClick={clear}>
              Undo all
            </button>
          </div>
          {kept.length < keys.length && (
            <p class="note">
              Another model, and caching, are changes of the code: here they are kept in a scenario alone.
            </p>
          )}
          <div class="actions query">
            <label>
              Name of a scenario
              <input value={name} onInput={event => setName(event.currentTarget.value)} />
            </label>
            <button
              type="button"
              class="action quiet"
              disabled={scenario.name === ''}
              onClick={() =>
                void save({ kind: 'save', root, edits: [scenario] }, `Scenario ${scenario.name} written to`)
              }
            >
              Save as scenario
            </button>
          </div>
        </>
      )}
      <p class="note" role="status">
        {said}
      </p>
    </div>
  );
}
