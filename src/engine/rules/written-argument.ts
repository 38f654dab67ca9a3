import { familyOf, type CallSite } from '../calls/call-site.ts';
import type { Expr, Span } from '../syntax/facts.ts';
import type { TextEdit } from './define-rule.ts';

/** An argument as it stands in the call: the whole of it (`name=value`, `name: value`) and its value. */
export interface WrittenArgument extends Span {
  readonly name: string;
  readonly value: Expr;
}

/** The argument of that name, where the call itself spells it; `reasoning.effort` is a member of an argument. */
export function writtenArgument(site: CallSite, path: string): WrittenArgument | undefined {
  const [name, ...inner] = path.split('.') as [string, ...string[]];
  const { call } = site.request;
  let found: WrittenArgument | undefined;
  if (familyOf(site.facts) === 'python') {
    const arg = call.args.find(a => a.name === name);
    found = arg && { name, start: arg.start, end: arg.end, value: arg.value };
  } else found = member(call.args[site.match.method.options ?? 0]?.value, name);
  for (const next of inner) found = found && member(found.value, next);
  return found;
}

function member(expr: Expr | undefined, name: string): WrittenArgument | undefined {
  if (expr?.kind !== 'object') return undefined;
  const entry = [...expr.entries].reverse().find(e => e.key === name && !e.isSpread);
  return entry && { name, start: entry.start, end: entry.end, value: entry.value };
}

/** Whether something that we can't read may give arguments too: `**options`, `{ ...options }`, a variable. */
export function hasHiddenArguments({ request: { call }, facts, match }: CallSite): boolean {
  if (call.args.some(a => a.spread !== null)) return true;
  if (familyOf(facts) === 'python') return false;
  const object = call.args[match.method.options ?? 0]?.value;
  return object?.kind !== 'object' || object.entries.some(e => e.isSpread);
}

/** Gives an argument another name; a shorthand `{ name }` keeps its value. */
export function renameArgument({ facts }: CallSite, arg: WrittenArgument, name: string): TextEdit {
  const { file, text } = facts;
  if (arg.value.start === arg.start) return { file, start: arg.start, end: arg.start, text: `${name}: ` };
  const start = text.indexOf(arg.name, arg.start);
  return { file, start, end: start + arg.name.length, text: name };
}

/** Takes an argument out with its comma, and with its line and the comment behind it where it stands alone there. */
export function removeArgument({ facts }: CallSite, arg: WrittenArgument): TextEdit {
  const { file, text } = facts;
  const comma = /^\s*,/.exec(text.slice(arg.end))?.[0].length ?? 0;
  const lineStart = text.lastIndexOf('\n', arg.start - 1) + 1;
  const lineEnd = text.indexOf('\n', arg.end);
  const behind = text.slice(arg.end + comma, lineEnd < 0 ? text.length : lineEnd);
  if (
    text.slice(lineStart, arg.start).trim() === '' &&
    /^[ \t]*((#|\/\/).*)?\r?$/.test(behind) &&
    lineEnd >= 0
  )
    return { file, start: lineStart, end: lineEnd + 1, text: '' };
  if (comma > 0)
    return { file, start: arg.start, end: arg.end + comma + /^[ \t]*/.exec(behind)![0].length, text: '' };
  const before = /,\s*$/.exec(text.slice(0, arg.start));
  return { file, start: arg.start - (before?.[0].length ?? 0), end: arg.end, text: '' };
}
