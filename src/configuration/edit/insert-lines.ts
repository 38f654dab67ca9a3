import type { Slot } from './container.ts';
import { splice } from './open-text.ts';
import type { OpenText } from './open-text.ts';

/** Adds whole lines, indented as the slot says. */
export function insertLines(
  { text, eol }: OpenText,
  { offset, indent }: Slot,
  lines: readonly string[],
): string {
  const pad = ' '.repeat(indent);
  const opening =
    offset === text.length && text !== '' && !text.endsWith('\n') && text !== '\ufeff' ? eol : '';
  return splice(text, [
    { offset, remove: 0, insert: opening + lines.map(line => pad + line + eol).join('') },
  ]);
}
