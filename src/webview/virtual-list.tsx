import type { ComponentChild } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const spare = 10;

/** The rows of a list that are near the window, all of one height; the page itself scrolls. */
export function VirtualList<T>(props: {
  readonly items: readonly T[];
  readonly label: string;
  readonly render: (item: T, index: number) => ComponentChild;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [height, setHeight] = useState(48);
  const [first, last] = useWindow(list, height, props.items.length);
  // A row is as high as three and a half lines of the editor's font, at any zoom.
  useLayoutEffect(() => {
    const size = parseFloat(getComputedStyle(document.body).fontSize);
    if (size > 0) setHeight(Math.ceil(size * 3.5));
  }, []);
  return (
    <ul
      ref={list}
      class="calls virtual"
      aria-label={props.label}
      style={{ height: `${props.items.length * height}px`, paddingTop: `${first * height}px` }}
      onKeyDown={moveFocus}
    >
      {props.items.slice(first, last).map((item, i) => (
        <li
          key={first + i}
          aria-setsize={props.items.length}
          aria-posinset={first + i + 1}
          style={{ height: `${height}px` }}
        >
          {props.render(item, first + i)}
        </li>
      ))}
    </ul>
  );
}

/** Indices of the rows to draw, kept up with scrolling and resizing. */
function useWindow(
  list: { readonly current: HTMLElement | null },
  height: number,
  count: number,
): readonly [number, number] {
  const [range, setRange] = useState<readonly [number, number]>([0, 40]);
  useLayoutEffect(() => {
    const measure = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.min(Math.floor(-top / height) - spare, count - 1));
      const last = Math.ceil((window.innerHeight - top) / height) + spare;
      setRange(old => (old[0] === first && old[1] === last ? old : [first, Math.max(last, first + 1)]));
    };
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [height, count]);
  return range;
}

/** Arrow keys go from row to row, past headings. */
function moveFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = Array.from((event.currentTarget as HTMLElement).querySelectorAll('button'));
  const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
