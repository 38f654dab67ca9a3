import type { Send } from './call-row.tsx';
import type { PageState } from './page-state.ts';

/** A scan that runs: how far it is, and a way to stop it. */
export function ScanNote(props: {
  readonly scan: NonNullable<PageState['scan']>;
  readonly hasReport: boolean;
  readonly send: Send;
}) {
  const { scan, hasReport, send } = props;
  const { done = 0, total = 0 } = scan;
  return (
    <div class="message-box">
      <p class="state" role="status">
        {hasReport ? 'Bringing the report up to date…' : 'Looking for LLM calls…'}
        {total > 0 && ` ${done} of ${total} files`}
      </p>
      {total > 0 && (
        <>
          <progress class="scan" value={done} max={total} aria-label="Files read" />
          {send && (
            <button type="button" class="action quiet" onClick={() => send({ kind: 'cancel' })}>
              Stop
            </button>
          )}
        </>
      )}
    </div>
  );
}

/** Something went wrong, and the way out. */
export function Problem({ text, send }: { readonly text: string; readonly send: Send }) {
  return (
    <div class="message-box problem">
      <p class="state" role="alert">
        {text}
      </p>
      {send && (
        <button type="button" class="action" onClick={() => send({ kind: 'scan' })}>
          Try again
        </button>
      )}
    </div>
  );
}

/** A folder without calls, and what may be the reason. */
export function NotThere({ send }: { readonly send: Send }) {
  return (
    <div class="message-box">
      <p class="state" role="status">
        No call of a known LLM library was found in this folder.
      </p>
      <p class="note">
        Python, TypeScript, JavaScript and notebooks are read. A client of your own can be declared under sdks
        in inference-cost.yml. On a call that should be found, “Why Is This Call Not Found?” says what was
        looked for.
      </p>
      {send && (
        <button type="button" class="action" onClick={() => send({ kind: 'scan' })}>
          Scan again
        </button>
      )}
    </div>
  );
}
