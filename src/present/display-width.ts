/** Characters that a terminal shows over two columns: East Asian wide ones and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const none = /\p{Mark}|\u200d|\ufe0f/u;

/** Columns that a line of plain text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += none.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** The text in at most `width` columns, cut with an ellipsis at its end, or at its start to keep a path's last names. */
export function cut(text: string, width: number, at: 'end' | 'start' = 'end'): string {
  if (displayWidth(text) <= width) return text;
  if (width < 1) return '';
  const characters = at === 'end' ? [...text] : [...text].reverse();
  let kept = '';
  let room = width - 1;
  for (const character of characters) {
    room -= displayWidth(character);
    if (room < 0) break;
    kept = at === 'end' ? kept + character : character + kept;
  }
  return at === 'end' ? `${kept.trimEnd()}…` : `…${kept}`;
}

/** Filled up with spaces to `width` columns. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(width - displayWidth(text), 0));
  return align === 'left' ? text + space : space + text;
}
