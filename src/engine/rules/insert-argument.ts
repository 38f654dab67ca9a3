import { familyOf, type CallSite } from '../calls/call-site.ts';
import type { TextEdit } from './define-rule.ts';

/**
 * Adds an argument to a call as its author would have: after the last one, in its style (one a line, or all on one
 * line). Undefined where the arguments can't be extended by text alone (a variable holds the options).
 */
export function insertArgument(
  { request, facts, match }: CallSite,
  name: string,
  value: string,
): TextEdit | undefined {
  const { call } = request;
  const { text } = facts;
  if (call.argsStart < 0 || call.args.some(a => a.spread !== null)) return undefined;
  if (familyOf(facts) === 'python') {
    const last = call.args.at(-1);
    return last
      ? after(facts.file, text, last, call.argsEnd, `${name}=${value}`)
      : { file: facts.file, start: call.argsStart, end: call.argsStart, text: `${name}=${value}` };
  }
  const object = call.args[match.method.options ?? 0]?.value;
  if (object?.kind !== 'object' || object.entries.some(e => e.isSpread)) return undefined;
  const last = object.entries.at(-1);
  return last ? after(facts.file, text, last, object.end - 1, `${name}: ${value}`) : undefined;
}

/** Right behind an element: on a line of its own where the elements stand on lines of their own. */
function after(
  file: string,
  text: string,
  last: { start: number; end: number },
  close: number,
  added: string,
): TextEdit {
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, last.start))![0];
  const ownLine =
    text.slice(lineStart, last.start).trim() === '' && text.slice(last.end, close).includes('\n');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const hasComma = /^\s*,/.test(text.slice(last.end, close));
  const at = hasComma ? last.end + text.slice(last.end, close).indexOf(',') + 1 : last.end;
  const separator = ownLine ? newline + indent : ' ';
  return {
    file,
    start: at,
    end: at,
    text: `${hasComma ? '' : ','}${separator}${added}${hasComma ? ',' : ''}`,
  };
}
