import { useState } from 'preact/hooks';
import type { Ask } from './asking.ts';
import type { Answer } from './protocol.ts';

interface PreviewProps {
  readonly ask: NonNullable<Ask>;
  readonly question: { readonly root: string; readonly finding?: string; readonly fix?: number };
  readonly title: string;
  /** What the button that makes the change says. */
  readonly apply: string;
}

/** A change of the code: opens to its difference, and makes it. */
export function PatchPreview({ ask, question, title, apply }: PreviewProps) {
  const [answer, setAnswer] = useState<Answer>();
  const [said, say] = useState('');
  const show = async () => setAnswer(await ask({ kind: 'fix', ...question, apply: false }));
  const make = async () => {
    const made = await ask({ kind: 'fix', ...question, apply: true });
    if (made.kind === 'patches')
      say(`Changed ${made.patches.map(({ file }) => file).join(', ')}; not saved yet.`);
    else if (made.kind === 'refused') say(made.why);
  };
  return (
    <details
      class="patch"
      onToggle={event => {
        if (event.currentTarget.open && !answer) void show();
      }}
    >
      <summary class="note">{title}</summary>
      {answer?.kind === 'refused' && <p class="note">{answer.why}</p>}
      {answer?.kind === 'patches' && (
        <>
          {answer.patches.map(({ file, patch }) => (
            <Patch key={file} file={file} patch={patch} />
          ))}
          {answer.left > 0 && (
            <p class="note">{answer.left} findings conflict with these and are left out.</p>
          )}
          <button type="button" class="action" onClick={() => void make()}>
            {apply}
          </button>
        </>
      )}
      <p class="note" role="status">
        {said}
      </p>
    </details>
  );
}

/** A unified diff: signs tell what goes and what comes, colours repeat it. */
function Patch({ file, patch }: { readonly file: string; readonly patch: string }) {
  return (
    <>
      <p class="note">{file}</p>
      <pre class="diff" tabIndex={0} aria-label={`Change of ${file}`}>
        {patch.split('\n').map((line, i) => (
          <span key={i} class={line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : ''}>
            {`${line}\n`}
          </span>
        ))}
      </pre>
    </>
  );
}
