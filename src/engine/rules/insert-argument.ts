import { familyOf, type CallSite } from '../calls/call-site.ts';
import type { CallExpr, FileFacts, ObjectExpr } from '../syntax/facts.ts';
import type { TextEdit } from './define-rule.ts';

/**
 * Adds an argument to a call as its author would have: after the last one, in its style (one a line, or all on one
 * line), comments left where they are. Undefined where the arguments can't be extended by text alone (a variable
 * holds the options, or they are spread).
 */
export const insertArgument = (
  { request, facts, match }: CallSite,
  name: string,
  value: string,
): readonly TextEdit[] | undefined =>
  insertInCall(facts, request.call, { name, value, options: match.method.options ?? 0 });

/** The same for any call; `options` is the index of the argument that holds the options in JavaScript. */
export function insertInCall(
  facts: FileFacts,
  call: CallExpr,
  { name, value, options }: { readonly name: string; readonly value: string; readonly options: number },
): readonly TextEdit[] | undefined {
  const { file, text } = facts;
  if (call.argsStart < 0 || call.args.some(a => a.spread !== null || a.name === name)) return undefined;
  if (familyOf(facts) === 'python') {
    const last = call.args.at(-1);
    const added = `${name}=${value}`;
    return last
      ? insertAfter(file, text, last, call.argsEnd, added)
      : [{ file, start: call.argsStart, end: call.argsStart, text: added }];
  }
  const object = call.args[options]?.value;
  return object?.kind === 'object' ? insertInObject(facts, object, name, value) : undefined;
}

/** The same for an object literal. */
export function insertInObject(
  { file, text }: FileFacts,
  object: ObjectExpr,
  name: string,
  value: string,
): readonly TextEdit[] | undefined {
  if (object.entries.some(e => e.isSpread || e.key === name)) return undefined;
  const last = object.entries.at(-1);
  return last ? insertAfter(file, text, last, object.end - 1, `${name}: ${value}`) : undefined;
}

/** Behind an element of a list that ends at `close`: on a line of its own where the elements stand on lines of their own. */
export function insertAfter(
  file: string,
  text: string,
  last: { start: number; end: number },
  close: number,
  added: string,
): TextEdit[] {
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, last.start))![0];
  const rest = text.slice(last.end, close);
  const comma = /^\s*,/.exec(rest)?.[0].length ?? 0;
  const standsAlone = text.slice(lineStart, last.start).trim() === '' && rest.includes('\n');
  if (!standsAlone)
    return [
      { file, start: last.end + comma, end: last.end + comma, text: comma > 0 ? ` ${added},` : `, ${added}` },
    ];
  const lineEnd = last.end + comma + /^[^\r\n]*/.exec(rest.slice(comma))![0].length;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const line = {
    file,
    start: lineEnd,
    end: lineEnd,
    text: `${newline}${indent}${added}${comma > 0 ? ',' : ''}`,
  };
  return comma > 0
    ? [line]
    : lineEnd === last.end
      ? [{ ...line, text: `,${line.text}` }]
      : [{ file, start: last.end, end: last.end, text: ',' }, line];
}
