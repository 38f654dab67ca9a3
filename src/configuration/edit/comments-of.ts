import { Lexer } from 'yaml';

/** All comments of a YAML text in order, trimmed. */
export function commentsOf(text: string): string[] {
  const comments: string[] = [];
  let before = '';
  for (const piece of new Lexer().lex(text)) {
    // The lexer puts a unit separator before a plain or block scalar, which may hold or start with a hash.
    if (piece.startsWith('#') && before !== '\u001f') comments.push(piece.trimEnd());
    before = piece;
  }
  return comments;
}
