import { walkFile } from '../syntax/walk.ts';
import type { Expr, FileFacts, Span, TemplateExpr } from '../syntax/facts.ts';
import type { TextEdit } from './define-rule.ts';

/** The template literal or f-string that stands at a span. */
export function templateAt(facts: FileFacts, { start, end }: Span): TemplateExpr | undefined {
  let found: TemplateExpr | undefined;
  walkFile(facts, {
    expr: expr => {
      if (expr.kind === 'template' && expr.start === start && expr.end === end) found ??= expr;
    },
  });
  return found;
}

/** What a template fills in, in order. */
export const filledOf = (template: TemplateExpr): readonly Expr[] =>
  template.parts.filter(part => part.kind !== 'string');

/**
 * Moves the lines of a template that hold one of `filled` behind its last line, as they stand. Undefined where a line
 * can't be moved by itself: the literal is not one block of lines, or the line is the middle of a sentence.
 */
export function moveLinesToEnd(
  { file, text }: FileFacts,
  template: TemplateExpr,
  filled: readonly Expr[],
): readonly TextEdit[] | undefined {
  const source = text.slice(template.start, template.end);
  const [open] = /^(?:[rRfFbB]{0,2}(?:"""|'''))|^`/.exec(source) ?? [];
  if (open === undefined) return undefined;
  const quote = open.endsWith('`') ? '`' : open.slice(-3);
  const from = template.start + open.length;
  const to = template.end - quote.length;
  // Adjacent literals are one template too.
  if (!source.endsWith(quote) || (quote !== '`' && text.slice(from, to).includes(quote))) return undefined;
  const lines: Span[] = [];
  for (const { start, end } of filled) {
    const line = lineAround(text, start, end, { start: from, end: to });
    if (!line) return undefined;
    if (lines.at(-1)?.start !== line.start) lines.push(line);
  }
  if (lines.some(({ start, end }) => !standsAlone(text, start, end, from))) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const moved = lines.map(({ start, end }) => text.slice(start, end).replace(/\r?\n$/, ''));
  // A literal that ends on a line of its own keeps doing so.
  const tail = /\r?\n[ \t]*$/.exec(text.slice(from, to))?.[0];
  const at = tail === undefined ? to : to - tail.length;
  return [
    ...lines.map(({ start, end }) => ({ file, start, end, text: '' })),
    { file, start: at, end: at, text: moved.map(line => newline + line).join('') },
  ];
}

/** The whole line with its line end; undefined where the literal's last one, or where the value spans several. */
function lineAround(text: string, start: number, end: number, within: Span): Span | undefined {
  const lineStart = Math.max(within.start, text.lastIndexOf('\n', start - 1) + 1);
  const lineEnd = text.indexOf('\n', start);
  if (lineEnd < 0 || lineEnd < end || lineEnd + 1 >= within.end) return undefined;
  return { start: lineStart, end: lineEnd + 1 };
}

/** Whether a line is a sentence or an entry of its own: nothing runs into it, and it runs into nothing. */
function standsAlone(text: string, start: number, end: number, from: number): boolean {
  const line = text.slice(start, end).trim();
  const before =
    start === from ? '' : text.slice(Math.max(from, text.lastIndexOf('\n', start - 2) + 1), start).trim();
  const next = text.slice(end, text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)).trim();
  const ends = (part: string): boolean => part === '' || /[.!?:;>)}\]"'*]$/.test(part);
  // A line that introduces what follows belongs to it, and one below such a line to that.
  return ends(line) && !/:$/.test(line) && !/:$/.test(before) && (ends(before) || next === '');
}
