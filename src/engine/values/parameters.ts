import { isTestOrExample } from '../calls/test-or-example.ts';
import type { FunctionFacts, Param } from '../syntax/facts.ts';
import { paramName } from './arguments.ts';
import { callbackValue } from './callbacks.ts';
import { defaultOf } from './class-fields.ts';
import { decoratedDefault } from './command-line.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { frameFor } from './names.ts';
import { otherThanDefault } from './other-than-default.ts';
import { fixtureValue } from './test-fixtures.ts';
import { typed } from './types.ts';
import { absent, hop, oneOf, unknown, type Context, type Frame, type Option, type Value } from './value.ts';

/** Most values that different callers may give to one parameter before they count as unknown. */
const MOST_CALLERS = 16;

/** What a parameter holds: the known call's argument, what the callers give, its default, or an object of its annotated type. */
export function parameterValue(param: Param, context: Context, machine: Machine, readAt: number): Value {
  const fn = context.facts.functions[context.functionId!]!;
  const frame = frameFor(context.frame, context.facts, fn.id);
  const place = placeOf(param, context);
  const outer: Context = { facts: context.facts, functionId: fn.parentId, frame: context.frame };
  const fallback = (): Value =>
    param.default
      ? hop(
          defaultOf(machine.evaluate(param.default, outer), machine),
          frame ? 'known-default' : 'parameter-default',
        )
      : (decoratedDefault(fn, param, context.facts, machine) ??
        unknown(`parameter of ${fn.name ?? 'a function'}`, param.name, place));
  const shaped = (value: Value): Value =>
    value.kind === 'unknown'
      ? typed(
          param.annotation,
          { ...value, name: value.name || param.name, place: value.place ?? place },
          outer,
          machine,
        )
      : value;
  const meant = (value: Value, given: Frame['args']): Value =>
    otherThanDefault(value, param, fn, { start: readAt }, given, context, machine);
  if (frame) {
    const given = frame.args.get(paramName(param));
    if (given) return shaped(hop(meant(given(), frame.args), 'same-file'));
    if (frame.isOpen) return shaped(unknown('may be in what is spread into the call', param.name, place));
    if (isOfCall(frame) && mayBeLeftOut(param, fn, context)) return absent;
    return shaped(fallback());
  }
  const fixture = param.default ? undefined : fixtureValue(param.name, fn, context.facts, machine);
  const handed = fixture || fn.name !== null ? undefined : callbackValue(param, fn, context, machine);
  return shaped(fixture ?? handed ?? fromCallers(param, fn, context, fallback, machine, meant));
}

const isOfCall = ({ isStart, held, chosen, turn }: Frame): boolean => !isStart && !held && !chosen && !turn;

/** In JavaScript an argument that a call doesn't give is undefined; callbacks get more than we know of. */
const mayBeLeftOut = (param: Param, fn: FunctionFacts, { facts }: Context): boolean =>
  facts.language !== 'python' &&
  fn.name !== null &&
  param.default === null &&
  param.kind === 'positional' &&
  param.name !== '';

function fromCallers(
  param: Param,
  fn: FunctionFacts,
  context: Context,
  fallback: () => Value,
  machine: Machine,
  meant: (value: Value, given: Frame['args']) => Value,
): Value {
  // What a test passes is not what the program sends.
  const isTest = isTestOrExample(context.facts.file);
  const calls = machine.callers
    .of(context.facts, fn)
    .filter(c => isTest || !isTestOrExample(c.context.facts.file));
  const options: Option[] = [];
  for (const call of calls.slice(0, MOST_CALLERS)) {
    const bound = machine.callers.bind(fn, call);
    const given = bound.args.get(paramName(param));
    const when = `called at ${call.context.facts.file}`;
    const via = call.context.facts === context.facts ? 'same-file' : 'cross-file';
    if (given) options.push({ value: hop(meant(given(), bound.args), via), when });
    else if (!bound.isOpen) options.push({ value: fallback(), when });
  }
  const known = options.filter(o => o.value.kind !== 'unknown');
  if (calls.length > MOST_CALLERS || known.length === 0) return fallback();
  return oneOf(options);
}
