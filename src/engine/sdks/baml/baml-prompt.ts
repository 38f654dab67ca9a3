import type { Located } from './parse-baml.ts';
import { unknown, type Piece, type Value } from '../../values/value.ts';

const ROLE = /\{\{-?\s*_\.(?:role|chat)\(\s*["']?(\w+)["']?[^)]*\)\s*-?\}\}/g;
/** Statements, comments and expressions of the template. */
const TAG =
  /\{#[\s\S]*?#\}|\{%-?\s*for\s[\s\S]*?%\}[\s\S]*?\{%-?\s*endfor\s*-?%\}|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;

/** A prompt of BAML (a Jinja template) as messages: one for each role, with holes where run time writes. */
export function bamlMessages(prompt: Located): Value {
  const text = dedent(prompt.text);
  const messages: Value[] = [];
  let role = 'user';
  let from = 0;
  const add = (until: number): void => {
    const pieces = piecesOf(text.slice(from, until).trim(), prompt);
    if (pieces.length > 0) messages.push(message(role, pieces, prompt));
  };
  for (const match of text.matchAll(ROLE)) {
    add(match.index);
    role = match[1]!;
    from = match.index + match[0].length;
  }
  add(text.length);
  return { kind: 'list', items: messages.map(value => ({ value, isSpread: false, when: null })) };
}

const message = (role: string, pieces: readonly Piece[], place: Located): Value => ({
  kind: 'object',
  entries: new Map<string, Value>([
    ['role', { kind: 'text', pieces: [constant(role, place)], via: 'config-file' }],
    ['content', { kind: 'text', pieces, via: 'config-file' }],
  ]),
  isOpen: false,
  place,
});

function piecesOf(text: string, place: Located): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const add = (constantText: string): void => {
    if (constantText !== '') pieces.push(constant(constantText, place));
  };
  for (const match of text.matchAll(TAG)) {
    add(text.slice(from, match.index));
    from = match.index + match[0].length;
    const tag = match[0];
    const loop = /^\{%-?\s*for\s+\w+\s+in\s+([\w.]+)/.exec(tag)?.[1];
    const name = loop ?? /^\{\{-?\s*(?:ctx\.)?([\w.]+)/.exec(tag)?.[1];
    // A parameter that stands alone is filled in by the call.
    if (/^\{\{-?\s*[a-zA-Z_]\w*\s*-?\}\}$/.test(tag)) add(`{{${name!}}}`);
    else if (name !== undefined && (loop !== undefined || tag.startsWith('{{')))
      pieces.push({
        hole: unknown('filled in by the template', name.replace('output_format', 'output format')),
      });
  }
  add(text.slice(from));
  return pieces;
}

const constant = (text: string, { file, start, end }: Located): Piece => ({ text, file, start, end });

/** Common indentation away, and blank lines around: as BAML sends it. */
function dedent(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const indents = lines.filter(l => l.trim() !== '').map(l => /^[ \t]*/.exec(l)![0].length);
  const least = indents.length > 0 ? Math.min(...indents) : 0;
  return lines
    .map(l => l.slice(Math.min(least, /^[ \t]*/.exec(l)![0].length)))
    .join('\n')
    .trim();
}
