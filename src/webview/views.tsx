import type { ComponentChild } from 'preact';
import { useKept } from './memory.ts';

/** One way of showing the same. */
export interface View {
  readonly id: string;
  readonly title: string;
  readonly content: () => ComponentChild;
}

/** The same as pictures and as a list or table: a row of buttons chooses, the page remembers under `name`. */
export function Views({
  name,
  label,
  views,
}: {
  readonly name: string;
  readonly label: string;
  readonly views: readonly View[];
}) {
  const [chosen, choose] = useKept(`view ${name}`, '');
  const view = views.find(({ id }) => id === chosen) ?? views[0];
  if (!view) return null;
  return (
    <>
      <div class="views" role="group" aria-label={label}>
        {views.map(({ id, title }) => (
          <button key={id} type="button" aria-pressed={id === view.id} onClick={() => choose(id)}>
            {title}
          </button>
        ))}
      </div>
      {view.content()}
    </>
  );
}
