import { ownedEnd, slotIn } from './container.ts';
import type { Found } from './container.ts';
import { columnOf, lineAt, nextLine } from './open-text.ts';
import type { OpenText } from './open-text.ts';
import { keyText } from './yaml-pieces.ts';

export interface SuggestionLine {
  readonly start: number;
  readonly line: string;
}

/** Comment lines among and behind the members of a block map, as far as they stand at the members' own indentation. */
export function suggestionsIn(open: OpenText, map: Found): SuggestionLine[] {
  const { text } = open;
  const slot = slotIn(open, map);
  const end = ownedEnd(text, slot.offset, map.key ? columnOf(text, map.key.range![0]) : -1);
  const lines: SuggestionLine[] = [];
  for (let at = map.key ? nextLine(text, map.key.range![1]) : 0; at < end; at = nextLine(text, at)) {
    const { line, indent } = lineAt(text, at);
    if (indent === slot.indent && line.trimStart().startsWith('# '))
      lines.push({ start: at, line: line.trim() });
  }
  return lines;
}

/** Whether a comment line is `# key: …`. */
export const isSuggestionOf = (line: string, key: string): boolean => line.startsWith(`# ${keyText(key)}:`);
