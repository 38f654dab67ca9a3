import { argumentOf } from '../values/arguments.ts';
import { optionOf } from '../calls/fields.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Machine } from '../values/evaluate.ts';
import { stringOf, type ExternalValue, type FunctionValue, type Value } from '../values/value.ts';
import { holderOf } from './held-by.ts';

export interface NamedTool {
  readonly name: string;
  readonly value: Value;
}

/** The tools in a list or in an object by name, each with the name that the model sees. */
export function toolsIn(value: Value, machine: Machine, depth = 0): NamedTool[] {
  if (depth > 4) return [];
  switch (value.kind) {
    case 'list':
      return value.items.flatMap(i => toolsIn(i.value, machine, depth + 1));
    case 'one-of':
      return value.options.flatMap(o => toolsIn(o.value, machine, depth + 1));
    case 'object': {
      const name = nameIn(value, machine) ?? typeIn(value, machine);
      if (name !== undefined) return [{ name, value }];
      return [...value.entries].map(([key, inner]) => ({ name: key, value: inner }));
    }
    case 'function': {
      const name = functionName(value, machine);
      return name === undefined ? [] : [{ name, value }];
    }
    case 'external':
      return [{ name: externalName(value, machine), value }];
    case 'instance':
    case 'class': {
      const cls = value.kind === 'class' ? value : value.of;
      const name = cls.facts.classes[cls.classId]!.name;
      const own = value.kind === 'instance' ? stringOf(optionOf(value, 'name', machine)) : undefined;
      return name === null ? [] : [{ name: own ?? name, value }];
    }
    case 'operation':
      return [...toolsIn(value.left, machine, depth + 1), ...toolsIn(value.right, machine, depth + 1)];
    default:
      return [];
  }
}

const NAMES = ['name', 'tool_name', 'toolName', 'server_label', 'serverLabel', 'agent_name'];

/** The name that an object gives itself, also one level down (`{ type: "function", function: { name } }`). */
function nameIn(value: Value, machine: Machine): string | undefined {
  for (const name of NAMES) {
    const text = stringOf(optionOf(value, name, machine));
    if (text !== undefined) return text;
  }
  const inner = optionOf(value, 'function', machine);
  return inner.kind === 'object' ? stringOf(optionOf(inner, 'name', machine)) : undefined;
}

const typeIn = (value: Value, machine: Machine): string | undefined =>
  stringOf(optionOf(value, 'type', machine));

/** `@tool("search")`, `@function_tool(name_override="search")`, else the function's own name. */
function functionName(value: FunctionValue, machine: Machine): string | undefined {
  const fn = value.facts.functions[value.functionId]!;
  const context = { facts: value.facts, functionId: fn.parentId, frame: null };
  for (const decorator of fn.decorators) {
    if (decorator.kind !== 'call' || !/tool|register/i.test(lastNameOf(decorator.callee))) continue;
    for (const name of ['name_override', 'name']) {
      const text = stringOf(argumentOf({ call: decorator, context }, name, null, machine.evaluate));
      if (text !== undefined) return text;
    }
    const first = stringOf(argumentOf({ call: decorator, context }, '', 0, machine.evaluate));
    if (first !== undefined && /^[\w .-]{1,64}$/.test(first)) return first;
  }
  return fn.name ?? undefined;
}

/** A tool that a package makes: by its name, by the function in it, by its class. */
function externalName(value: ExternalValue, machine: Machine): string {
  const named = nameIn(value, machine);
  if (named !== undefined) return named;
  const call = value.calls.at(-1);
  const config = optionOf(value, 'tool_config', machine);
  const inConfig =
    config.kind === 'absent' ? undefined : (nameIn(config, machine) ?? typeIn(config, machine));
  if (inConfig !== undefined) return inConfig;
  if (call)
    for (const arg of call.call.args.slice(0, 2)) {
      if (arg.spread || !/^(name|member|function|string)$/.test(arg.value.kind)) continue;
      const given = machine.evaluate(arg.value, call.context);
      if (given.kind === 'function') {
        const name = functionName(given, machine);
        if (name !== undefined) return name;
      }
      // `tool(async () => …, { name })`, `mcp_tools("search")`
      const made = /([\w$]+)(\(\)|\[\])*$/.exec(value.path)?.[1] ?? '';
      const takesName = /^[a-z]/.test(made) && /tool/i.test(made);
      const text =
        takesName || /^(Structured|Function|Dynamic)?Tool$/.test(made) ? stringOf(given) : undefined;
      if (text !== undefined && /^[\w .-]{1,64}$/.test(text)) return text;
    }
  for (const arg of call?.call.args.slice(0, 3) ?? []) {
    if (arg.spread || arg.value.kind !== 'object') continue;
    const name = nameIn(machine.evaluate(arg.value, call!.context), machine);
    if (name !== undefined) return name;
  }
  const path = value.path.replace(/(\(\)|\[\])+$/, '');
  const word = path.slice(path.lastIndexOf('.') + 1);
  // A server of tools is called as what says where it is.
  const [first] = call?.call.args ?? [];
  if (/^[A-Z]\w*MCP|^MCP[A-Z]/.test(word) && first?.value.kind === 'name') return first.value.name;
  // A function that makes one says less than the variable that holds it.
  const held = call && /^[a-z]/.test(word) ? holderOf(call.context.facts, call.call) : undefined;
  const isTelling = held !== undefined && !/^_*(all_?|mcp_?|my_?)*tools?$/i.test(held);
  return isTelling ? held : word || value.module;
}
