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
  /** Steps of the arrow keys past the rows that are drawn: made up for when more are. */
  const pending = useRef(0);
  useLayoutEffect(() => {
    if (list.current && pending.current !== 0) pending.current = moveFocus(list.current, pending.current);
  }, [first, last]);
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
      onKeyDown={event => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        pending.current = moveFocus(event.currentTarget, pending.current + step);
      }}
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

/** Moves the focus by so many rows, past headings; gives back the steps for which rows must be drawn first. */
function moveFocus(list: HTMLElement, steps: number): number {
  const buttons = Array.from(list.querySelectorAll('button'));
  const from = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (from < 0) return 0;
  const to = Math.max(0, Math.min(from + steps, buttons.length - 1));
  buttons[to]!.focus();
  const row = buttons[to]!.closest('li');
  const isLast = row?.ariaPosInSet === (steps > 0 ? row?.ariaSetSize : '1');
  return isLast ? 0 : from + steps - to;
}
