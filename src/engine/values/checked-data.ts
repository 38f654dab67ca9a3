import { argumentOf } from './arguments.ts';
import type { Machine } from './evaluate.ts';
import { fieldOf } from './members.ts';
import {
  hop,
  isNothing,
  oneOf,
  optionsOf,
  unknown,
  type BoundCall,
  type ExternalValue,
  type Value,
} from './value.ts';

/**
 * What a schema makes of data: `schema.parse(process.env)` of zod, `createEnv({ server: { … } })` of t3-env,
 * `cleanEnv(process.env, { … })` of envalid. What is given stays; a field that only run time gives has its default.
 */
export function checkedData(made: ExternalValue, call: BoundCall, machine: Machine): Value | undefined {
  const argument = (position: number): Value => argumentOf(call, '', position, machine.evaluate);
  const method = /\.(parse|parseAsync|safeParse|safeParseAsync)\(\)$/.exec(made.path)?.[1];
  if (method && ZOD.test(made.module)) {
    const schema = { ...made, path: made.path.slice(0, -method.length - 3), calls: made.calls.slice(0, -1) };
    const data = argument(0);
    const value = withDefaults(shapeOf(schema, machine), data, call, machine) ?? data;
    return method.startsWith('safe') ? answered(value, call) : value;
  }
  if (/^@t3-oss\/env/.test(made.module) && /^createEnv\(\)$/.test(made.path)) {
    const options = argument(0);
    const shapes = ['shared', 'client', 'server'].map(name => fieldOf(options, name, machine));
    const entries = shapes.flatMap(s => (s.kind === 'object' ? [...s.entries] : []));
    return withDefaults(new Map(entries), fieldOf(options, 'runtimeEnv', machine), call, machine);
  }
  if (made.module === 'envalid' && made.path === 'cleanEnv()') {
    const specs = argument(1);
    return specs.kind === 'object' ? withDefaults(specs.entries, argument(0), call, machine) : undefined;
  }
  return undefined;
}

const ZOD = /^(zod|astro\/zod|@hono\/zod-openapi)(\/|$)/;

const answered = (data: Value, { call, context }: BoundCall): Value => {
  const place = { file: context.facts.file, start: call.start, end: call.end };
  return { kind: 'object', entries: new Map([['data', data]]), isOpen: true, place };
};

/** The fields of `z.object({ … })`, whatever is done to it after. */
function shapeOf(schema: ExternalValue, machine: Machine): ReadonlyMap<string, Value> | undefined {
  const at = schema.path.split('()').findIndex(name => /(^|\.)(object|strictObject|looseObject)$/.test(name));
  const call = at < 0 ? undefined : schema.calls[at];
  const shape = call && argumentOf(call, '', 0, machine.evaluate);
  return shape?.kind === 'object' ? shape.entries : undefined;
}

function withDefaults(
  fields: ReadonlyMap<string, Value> | undefined,
  data: Value,
  { call, context }: BoundCall,
  machine: Machine,
): Value | undefined {
  if (!fields) return undefined;
  const entries = new Map<string, Value>();
  for (const [name, field] of fields) {
    const given = data.kind === 'absent' ? unknown('given at run time', name) : fieldOf(data, name, machine);
    const fallback = defaultOfField(field, machine);
    entries.set(name, fallback ? orDefault(given, fallback, data) : given);
  }
  const place = { file: context.facts.file, start: call.start, end: call.end };
  return { kind: 'object', entries, isOpen: true, place };
}

function orDefault(given: Value, fallback: Value, data: Value): Value {
  if (isNothing(given)) return fallback;
  if (optionsOf(given).every(o => o.value.kind !== 'unknown')) return given;
  const via = isEnvironment(data) || given.kind === 'unknown' ? 'environment-default' : 'parameter-default';
  return oneOf([
    { value: given, when: null },
    { value: hop(fallback, via), when: 'by default' },
  ]);
}

const isEnvironment = (data: Value): boolean => data.kind === 'external' && /(^|\.)env$/.test(data.path);

/** `z.string().default("x")`, `str({ default: "x" })`; a nested object has the defaults of its own fields. */
function defaultOfField(field: Value, machine: Machine): Value | undefined {
  if (field.kind !== 'external') return undefined;
  if (field.module === 'envalid') {
    const [call] = field.calls;
    const options = call ? argumentOf(call, '', 0, machine.evaluate) : undefined;
    const value = options && fieldOf(options, 'default', machine);
    return value && value.kind !== 'absent' && value.kind !== 'unknown' ? value : undefined;
  }
  const at = field.path.split('()').findIndex(name => /\.(default|catch|prefault)$/.test(name));
  const call = at < 0 ? undefined : field.calls[at];
  if (!call) return undefined;
  const value = argumentOf(call, '', 0, machine.evaluate);
  const given = value.kind === 'function' ? machine.callers.call(value, null) : value;
  const nested = given.kind === 'object' ? shapeOf(field, machine) : undefined;
  return (nested && withDefaults(nested, given, call, machine)) ?? given;
}
