import { useState } from 'preact/hooks';
import type { AdviceRow } from '../present/page-advice.ts';
import type { Ask } from './asking.ts';
import { Jump, type Send } from './call-row.tsx';
import { PatchPreview } from './patch-preview.tsx';

/** A finding: what it saves, its changes to look at and to make, and a way to put it aside. */
export function AdviceItem({
  one,
  send,
  ask,
}: {
  readonly one: AdviceRow;
  readonly send: Send;
  readonly ask: Ask;
}) {
  return (
    <div class="advice">
      <Jump class="finding" send={send} root={one.root} place={one.place}>
        <span class="message">{one.message}</span>
        <span class="cost">{one.saving}</span>
        <span class="detail">
          {one.at} · {one.now && `${one.now} · `}risk {one.risk} · effort {one.effort} · {one.rule}
        </span>
      </Jump>
      {one.fixes.map((title, fix) =>
        ask ? (
          <PatchPreview
            key={title}
            ask={ask}
            question={{ root: one.root, finding: one.id, fix }}
            title={title}
            apply="Apply"
          />
        ) : (
          <p key={title} class="note">
            Quick fix in the editor: {title}
          </p>
        ),
      )}
      {ask && <Dismissal ask={ask} one={one} />}
    </div>
  );
}

/** Puts the finding aside, with a reason for the team. */
function Dismissal({ ask, one }: { readonly ask: NonNullable<Ask>; readonly one: AdviceRow }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [said, say] = useState('');
  const dismiss = async (event: Event) => {
    event.preventDefault();
    const given = reason.trim() === '' ? {} : { reason: reason.trim() };
    const edit = { kind: 'dismiss', finding: one.key, ...given } as const;
    const answer = await ask({ kind: 'save', root: one.root, edits: [edit] });
    if (answer.kind === 'refused') say(answer.why);
    else say('Dismissed: it goes with the next report.');
  };
  if (!isOpen)
    return (
      <button type="button" class="plain link" onClick={() => setOpen(true)}>
        Dismiss…
      </button>
    );
  return (
    <form class="actions query" onSubmit={event => void dismiss(event)}>
      <label class="wide">
        Why doesn’t it apply? Your team reads this in inference-cost.yml.
        <input
          value={reason}
          ref={input => input?.focus()}
          onInput={event => setReason(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="action">
        Dismiss
      </button>
      <button type="button" class="action quiet" onClick={() => setOpen(false)}>
        Keep it
      </button>
      <p class="note" role="status">
        {said}
      </p>
    </form>
  );
}
