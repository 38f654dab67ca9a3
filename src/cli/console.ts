import { writeSync } from 'node:fs';

/** Where a command writes and what it may assume of the one who reads. */
export interface Console {
  /** Writes to standard output; resolves when it is out, also when the reader has gone. */
  write(text: string): Promise<void>;
  /** Writes to standard error at once, even while an analysis keeps the thread busy. */
  writeError(text: string): void;
  /** All of standard input. */
  readInput(): Promise<string>;
  /** Columns of the terminal, or of a page where there is none. */
  readonly columns: number;
  readonly isTerminal: boolean;
  readonly errorIsTerminal: boolean;
  /** Colour is wanted: a terminal, and no NO_COLOR. */
  readonly hasColor: boolean;
}

/** The console of this process. A reader that closes early (`| head`) is no error. */
export function processConsole(): Console {
  const { stdin, stdout, stderr, env } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  stderr.on('error', () => undefined);
  const isTerminal = stdout.isTTY === true;
  return {
    write: text => new Promise(resolve => stdout.write(text, () => resolve())),
    writeError(text) {
      try {
        writeSync(2, text);
      } catch {
        // Nobody reads it.
      }
    },
    async readInput() {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    columns: isTerminal && stdout.columns > 0 ? stdout.columns : 100,
    isTerminal,
    errorIsTerminal: stderr.isTTY === true,
    hasColor: wantsColor(isTerminal, env),
  };
}

/** Colour only on a terminal that knows any, and not against the user's wish (https://no-color.org). */
export function wantsColor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
