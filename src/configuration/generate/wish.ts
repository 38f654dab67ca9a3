import { keyText } from '../edit/yaml-pieces.ts';

/** Something that `init` wants to stand in the file. */
export interface Wish {
  readonly key: string;
  /** Comment lines above, without their "# ". */
  readonly above?: readonly string[];
  /** Text after the colon, ready as YAML; members in its place where there are any. */
  readonly value?: string;
  readonly members?: readonly Wish[];
  /** Said behind the value. */
  readonly note?: string;
  /** Written as a comment that a person makes valid by taking its "# " away. */
  readonly isSuggestion?: boolean;
  /** Names that exist in this map today; others that stand in the file are marked as gone. */
  readonly existing?: ReadonlySet<string>;
  /** Whether a later run adds members that are new, or leaves the map to the person who keeps it. */
  readonly grows?: boolean;
}

/** A wish as lines without indentation. */
export function linesOfWish(wish: Wish, step: number): string[] {
  const above = (wish.above ?? []).map(line => (line === '' ? '#' : `# ${plainLine(line)}`));
  const note = wish.note === undefined ? '' : `   # ${plainLine(wish.note)}`;
  const value = wish.value === undefined ? '' : ` ${wish.value}`;
  const own = `${wish.isSuggestion ? '# ' : ''}${keyText(wish.key)}:${value}${note}`;
  const pad = ' '.repeat(step);
  return [
    ...above,
    own,
    ...(wish.members ?? [])
      .filter(isWorthwhile)
      .flatMap(member => linesOfWish(member, step).map(line => pad + line)),
  ];
}

/** A map with nothing in it is no wish of its own; it is there to mark what is gone. */
export const isWorthwhile = (wish: Wish): boolean => !wish.members || wish.members.some(isWorthwhile);

/** Text of the workspace as it may stand in a comment. */
export const plainLine = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};
