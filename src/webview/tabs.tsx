import type { ComponentChild } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useKept } from './memory.ts';
import type { TabId } from './protocol.ts';

export interface Tab {
  readonly id: TabId;
  readonly title: string;
  readonly content: () => ComponentChild;
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly label: string;
  /** The tab to turn to; a new `turn` turns to it again. */
  readonly focus: { readonly tab: TabId; readonly turn: number };
}

/** Tabs as WAI-ARIA describes them: arrow keys, Home and End choose. Only the chosen one is drawn. */
export function Tabs({ tabs, label, focus }: TabsProps) {
  const [chosen, choose] = useKept('tab', tabs[0]?.id ?? '');
  useLayoutEffect(() => {
    if (focus.turn > 0) choose(focus.tab);
  }, [focus.turn]);
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
