import type { Console } from './console.ts';

const quietMs = 1000;
const everyMs = 100;

export interface Progress {
  (done: number, total: number): void;
  /** Removes what stands on the line. */
  end(): void;
}

/** One line on standard error, on a terminal only and not before a second has passed. */
export function progressLine(console: Console, now: () => number): Progress {
  const start = now();
  let last = start + quietMs - everyMs;
  let shown = false;
  const report = (done: number, total: number): void => {
    if (!console.errorIsTerminal || now() - last < everyMs) return;
    last = now();
    shown = true;
    console.writeError(`\r\u001b[Kscanning ${done} of ${total} files`);
  };
  return Object.assign(report, {
    end() {
      if (shown) console.writeError('\r\u001b[K');
      shown = false;
    },
  });
}
