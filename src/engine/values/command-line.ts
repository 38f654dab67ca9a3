import type { CallExpr, Expr, FileFacts, FunctionFacts, Param } from '../syntax/facts.ts';
import { callsByName } from './callers.ts';
import type { Machine } from './evaluate.ts';
import { hop, stringOf, unknown, type Context, type ExternalValue, type Value } from './value.ts';

/** What an option of the command line holds by default: `args.model` of argparse, `program.opts().model` of commander. */
export function optionDefault(parsed: ExternalValue, name: string, machine: Machine): Value | undefined {
  const kind = KINDS.find(k => k.module.test(parsed.module) && k.path.test(parsed.path));
  if (!kind) return undefined;
  const files = new Set(parsed.calls.flatMap(c => (c ? [c.context.facts] : [])));
  for (const facts of files) {
    for (const declares of kind.declares) {
      for (const { call, functionId } of callsByName(facts).get(declares) ?? []) {
        const context: Context = { facts, functionId, frame: null };
        if (!declaresName(call, name, context, machine)) continue;
        return kind.read(call, name, context, machine) ?? unknown('given on the command line', name);
      }
    }
  }
  return undefined;
}

interface Kind {
  readonly module: RegExp;
  readonly path: RegExp;
  readonly declares: readonly string[];
  readonly read: (call: CallExpr, name: string, context: Context, machine: Machine) => Value | undefined;
}

const fromDefault = (value: Value): Value => hop(value, 'parameter-default');

function keyword(call: CallExpr, name: string, context: Context, machine: Machine): Value | undefined {
  const arg = call.args.find(a => a.name === name);
  return arg && fromDefault(machine.evaluate(arg.value, context));
}

const KINDS: readonly Kind[] = [
  {
    module: /^(argparse|configargparse|jsonargparse)$/,
    path: /\.parse_(known_)?args\(\)(\[\])?$/,
    declares: ['add_argument'],
    read: (call, _name, context, machine) => keyword(call, 'default', context, machine),
  },
  {
    module: /^commander$/,
    path: /(^|\.)(opts|optsWithGlobals)\(\)$/,
    declares: ['option', 'requiredOption'],
    read: (call, _name, context, machine) => {
      const given =
        call.args.slice(2).find(a => a.value.kind !== 'function' && a.value.kind !== 'name') ?? call.args[2];
      return given && fromDefault(machine.evaluate(given.value, context));
    },
  },
  {
    module: /^yargs(\/yargs|\/helpers)?$/,
    path: /(\.argv|\.parse(Sync|Async)?\(\))$/,
    declares: ['option', 'options'],
    read: (call, name, context, machine) => {
      const given = machine.evaluate(call.args.at(-1)!.value, context);
      const own = given.kind === 'object' ? (given.entries.get(name) ?? given) : given;
      const value = own.kind === 'object' ? own.entries.get('default') : undefined;
      return value && fromDefault(value);
    },
  },
  {
    module: /^(node:)?util$/,
    path: /^parseArgs\(\)\.values$/,
    declares: ['parseArgs'],
    read: (call, name, context, machine) => {
      const first = call.args[0] && machine.evaluate(call.args[0].value, context);
      const options = first?.kind === 'object' ? first.entries.get('options') : undefined;
      const own = options?.kind === 'object' ? options.entries.get(name) : undefined;
      const value = own?.kind === 'object' ? own.entries.get('default') : undefined;
      return value && fromDefault(value);
    },
  },
];

/** `--model`, `-m, --model <id>`, `dest="model"`, a key of the options object. */
function declaresName(call: CallExpr, name: string, context: Context, machine: Machine): boolean {
  const dest = call.args.find(a => a.name === 'dest');
  if (dest) return stringOf(machine.evaluate(dest.value, context)) === name;
  return call.args.some(({ name: key, value }) => {
    if (key !== null) return false;
    if (value.kind === 'string') return namesIn(value.value).includes(name);
    return value.kind === 'object' && holdsKey(value, name);
  });
}

function holdsKey(value: Expr, name: string, depth = 0): boolean {
  return (
    value.kind === 'object' &&
    value.entries.some(e => e.key === name || (depth < 1 && holdsKey(e.value, name, depth + 1)))
  );
}

/** Names under which an option's flags are known to the program. */
export function namesIn(flags: string): string[] {
  const long = [...flags.matchAll(/--(?:no-)?([\w-]+)/g)].map(m => m[1]!);
  const names = long.length > 0 ? long : [flags.replace(/^-+/, '')];
  return names.flatMap(n => [
    n,
    n.replaceAll('-', '_'),
    n.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()),
  ]);
}

/** Default of a parameter that click or typer fills from the command line: `@click.option("--model", default="…")`. */
export function decoratedDefault(
  fn: FunctionFacts,
  param: Param,
  facts: FileFacts,
  machine: Machine,
): Value | undefined {
  const context: Context = { facts, functionId: fn.parentId, frame: null };
  for (const decorator of fn.decorators) {
    if (decorator.kind !== 'call') continue;
    const { callee } = decorator;
    const last = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
    if (!/^(option|argument)$/.test(last)) continue;
    const named = decorator.args.some(
      a =>
        a.name === null &&
        a.value.kind === 'string' &&
        (a.value.value === param.name || namesIn(a.value.value).includes(param.name)),
    );
    if (named) return keyword(decorator, 'default', context, machine);
  }
  return undefined;
}
