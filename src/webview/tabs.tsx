import { useState } from 'preact/hooks';
import type { ComponentChild } from 'preact';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: () => ComponentChild;
}

/** Tabs as WAI-ARIA describes them: arrow keys, Home and End choose. Only the chosen one is drawn. */
export function Tabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) {
  const [chosen, choose] = useState('');
  const at = Math.max(
    0,
    tabs.findIndex(tab => tab.id === chosen),
  );
  const tab = tabs[at];
  if (!tab) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, at, tabs.length);
    const next = to === undefined ? undefined : tabs[to];
    if (!next) return;
    event.preventDefault();
    choose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            id={`tab-${id}`}
            role="tab"
            aria-selected={id === tab.id}
            aria-controls="panel"
            tabIndex={id === tab.id ? 0 : -1}
            onClick={() => choose(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <section key={tab.id} id="panel" role="tabpanel" aria-labelledby={`tab-${tab.id}`}>
        {tab.content()}
      </section>
    </>
  );
}

function target(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
