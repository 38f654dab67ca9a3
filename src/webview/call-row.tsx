import type { OverviewRow } from '../present/overview.ts';
import type { FromPage } from './protocol.ts';

export type Send = ((message: FromPage) => void) | undefined;

/** One call: a button that opens its line, or plain text where there is no editor. */
export function CallRow({ row, send }: { readonly row: OverviewRow; readonly send: Send }) {
  return (
    <Jump class="call" send={send} root={row.root} place={row.place}>
      <span class="title">{row.title}</span>
      <span class={row.priced ? 'cost' : 'cost unpriced'} title={row.cost}>
        {row.cost}
      </span>
      <span class="detail">{row.detail}</span>
      <Bar share={row.share} />
    </Jump>
  );
}

/** Content that opens a place of the source when clicked. */
export function Jump(props: {
  readonly class: string;
  readonly send: Send;
  readonly root: string;
  readonly place: OverviewRow['place'];
  readonly children: preact.ComponentChildren;
}) {
  const { send, root, place } = props;
  return (
    <div class={props.class}>
      {send ? (
        <button type="button" class="open" onClick={() => send({ kind: 'open', root, place })}>
          {props.children}
        </button>
      ) : (
        <div class="open">{props.children}</div>
      )}
    </div>
  );
}

/** A length that repeats what the text beside it says: nothing for screen readers. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <span class="bar" aria-hidden="true" style={{ width: `${Math.max(0, Math.min(share, 1)) * 100}%` }} />
  );
}
