import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { optionsOf, type BoundCall, type Context, type ExternalValue, type Value } from '../values/value.ts';
import type { Method } from '../sdks/define-sdk.ts';
import { familyOf } from './call-site.ts';
import { meets } from './conditions.ts';
import { fieldsOfCall } from './fields.ts';
import type { PackageVersions } from './package-versions.ts';
import type { MethodMatch, SdkIndex } from './sdk-index.ts';

/** What recognising needs to know of the workspace. */
export interface Recognition {
  readonly index: SdkIndex;
  readonly evaluator: Evaluator;
  /** Whether the workspace uses an SDK at all: then a distinctive path counts without a known receiver. */
  readonly usesSdk: (sdkId: string) => boolean;
  readonly versions: PackageVersions;
}

export interface Recognised {
  readonly match: MethodMatch;
  /** The call whose arguments are the request's. */
  readonly request: BoundCall;
  readonly by: string;
  /** What it may be instead, where the code chooses among clients. */
  readonly others?: readonly Choice[];
}

/** One of several clients that may send, and when. */
export interface Choice {
  readonly match: MethodMatch;
  readonly when: string | null;
}

/** More clients than this are a list of all that exist. */
const MOST_CHOICES = 12;

/** The request that a call sends, if it is one. */
export function recogniseCall(call: CallExpr, context: Context, given: Recognition): Recognised | undefined {
  const bound = { call, context };
  const command = commandOf(bound, given);
  if (command) return command;
  const callee = given.evaluator.evaluate(call.callee, context);
  const match = matchOf(callee, bound, given);
  if (match) return { ...match, request: bound, others: othersOf(callee, match.match, bound, given) };
  return byPath(callee, bound, given);
}

/** The method that a value is, with all conditions on its arguments. */
export function matchOf(
  callee: Value,
  request: BoundCall | null,
  given: Recognition,
): { match: MethodMatch; by: string } | undefined {
  const language = request ? familyOf(request.context.facts) : null;
  for (const value of externals(callee)) {
    const own = request ? language! : familyOf(value.calls.find(c => c)?.context.facts ?? noFacts);
    const plain = withoutBinding(value);
    for (const form of forms(plain, given)) {
      for (const match of given.index.methods(form, own)) {
        if (holds(match, request, given)) return { match, by: `${form.module}: ${form.path}` };
      }
    }
  }
  return undefined;
}

/** The other options of a chosen client that send a request of the same kind. */
function othersOf(
  callee: Value,
  first: MethodMatch,
  request: BoundCall,
  given: Recognition,
): readonly Choice[] {
  const options = optionsOf(callee);
  if (options.length < 2) return [];
  return options
    .flatMap(({ value, when }) => {
      const found = matchOf(value, request, given)?.match;
      return found?.method.kind === first.method.kind ? [{ match: found, when }] : [];
    })
    .filter(({ match }) => match.calls.get('client') !== first.calls.get('client'))
    .slice(0, MOST_CHOICES);
}

const noFacts = { language: 'typescript' } as FileFacts;

/** `create.bind(client)`, `create.call(client, …)` are the method itself. */
function withoutBinding(value: ExternalValue): ExternalValue {
  return value.path.endsWith('.bind()')
    ? { ...value, path: value.path.slice(0, -'.bind()'.length), calls: value.calls.slice(0, -1) }
    : value;
}

/** A value as it is, then with every wrapper around a client taken away: `wrap_openai(OpenAI())`, `Instructor({client})`. */
function* forms(value: ExternalValue, given: Recognition): Generator<ExternalValue> {
  yield value;
  let outer = value;
  for (let depth = 0; depth < 3; depth++) {
    const inner = unwrapped(outer, given);
    if (!inner) return;
    yield inner;
    outer = inner;
  }
}

function unwrapped(value: ExternalValue, { index, evaluator }: Recognition): ExternalValue | undefined {
  const at = value.path.indexOf('()');
  const [made] = value.calls;
  if (at < 0 || !made) return undefined;
  for (const arg of made.call.args.slice(0, 3)) {
    if (arg.spread || arg.value.kind === 'string' || arg.value.kind === 'function') continue;
    const given = evaluator.machine.evaluate(arg.value, made.context);
    const candidates = given.kind === 'object' ? [...given.entries.values()] : [given];
    for (const candidate of candidates.flatMap(externals))
      if (candidate.path.endsWith('()') && index.isKnown(candidate) && candidate.module !== value.module)
        return {
          ...candidate,
          path: candidate.path + value.path.slice(at + 2),
          calls: [...candidate.calls, ...value.calls.slice(1)],
        };
  }
  return undefined;
}

/** `client.send(new ConverseCommand({…}))`: what is sent tells, whoever sends it. */
function commandOf({ call, context }: BoundCall, given: Recognition): Recognised | undefined {
  const [first] = call.args;
  if (!first || first.spread || call.callee.kind !== 'member' || call.callee.property !== 'send')
    return undefined;
  for (const value of externals(given.evaluator.evaluate(first.value, context))) {
    const match = given.index.command(value, familyOf(context.facts));
    const request = value.calls.at(-1);
    if (match && request) return { match, request, by: `${value.module}: ${value.path}` };
  }
  return undefined;
}

/** Modules whose objects only look like clients. */
const MOCKS = /mock|vitest|jest|sinon|pytest|respx|vcr/i;
const STANDS_IN = /mock|fake|stub|dummy|spy/i;

/** A receiver from nowhere (an untyped parameter, a fixture, something a framework puts there), told by its path. */
function byPath(value: Value, request: BoundCall, given: Recognition): Recognised | undefined {
  // A choice of things of which nothing is known says no more than one of them.
  const callee =
    value.kind === 'one-of' && value.options.every(o => isFromNowhere(o.value))
      ? value.options[0]!.value
      : value;
  const names = pathNames(request.call);
  if (names.length < 2) return undefined;
  const outside = callee.kind === 'external' && callee.module !== '' ? callee.module : null;
  if (callee.kind !== 'unknown' && callee.kind !== 'external') return undefined;
  if (outside !== null && (MOCKS.test(outside) || given.index.isKnown(callee as ExternalValue)))
    return undefined;
  if (callee.kind === 'unknown' && callee.made?.kind === 'external' && MOCKS.test(callee.made.module))
    return undefined;
  if (STANDS_IN.test(rootName(request.call))) return undefined;
  // What a package of the user's own makes is told by what is done with it: `builder.compile().invoke`.
  const path = outside !== null && names.length === 2 ? (callee as ExternalValue).path : names.join('.');
  const imported = new Set(
    request.context.facts.imports.flatMap(i => given.index.ofModule(i.module).map(s => s.id)),
  );
  const found = given.index
    .distinctive(path, familyOf(request.context.facts))
    .filter(
      ({ sdk, method }) =>
        given.usesSdk(sdk.id) &&
        (!method.receivers ||
          (imported.has(sdk.id) &&
            !isMissing(callee) &&
            names.slice(0, -1).some(n => method.receivers!.test(n)))) &&
        (!method.imports || importsLike(method.imports, sdk.id, request.context.facts, given)) &&
        holds({ sdk, method, client: null, calls: new Map() }, request, given) &&
        hasRequest(method, request, given),
    );
  const [first] = found;
  if (!first) return undefined;
  const chosen = found.find(f => imported.has(f.sdk.id)) ?? first;
  const isOpen =
    outside !== null ||
    (!imported.has(chosen.sdk.id) && found.some(f => f.sdk.provider !== chosen.sdk.provider));
  return {
    match: {
      sdk: isOpen ? { ...chosen.sdk, provider: null } : chosen.sdk,
      method: chosen.method,
      client: null,
      calls: new Map(),
    },
    request,
    by: `path .${path} in a workspace that uses ${chosen.sdk.id}`,
  };
}

const importsLike = (names: RegExp, id: string, facts: FileFacts, { index }: Recognition): boolean =>
  facts.imports.some(
    i => names.test(`${i.module} ${i.name}`) && index.ofModule(i.module).some(sdk => sdk.id === id),
  );

/** No object of the class ever gets that attribute. */
/** Of which no package is known: `(await import(path)).nodeClass` is as open as a parameter. */
const isFromNowhere = (value: Value): boolean =>
  value.kind === 'unknown' || (value.kind === 'external' && value.module === '');

const isMissing = (callee: Value): boolean =>
  callee.kind === 'unknown' && callee.why === 'attribute not found';

/** Names behind the receiver, as written: `chat.completions.create` of `x.chat.completions.create`. */
function pathNames(call: CallExpr): string[] {
  const names: string[] = [];
  let expr = call.callee;
  // `llm.with_structured_output(X).invoke`: behind a single name, what was called to get there.
  while (expr.kind === 'member' || (expr.kind === 'call' && names.length === 1)) {
    if (expr.kind === 'member') names.unshift(expr.property);
    expr = expr.kind === 'member' ? expr.object : expr.callee;
  }
  if (expr.kind === 'name' && names.length <= 2) names.unshift(expr.name);
  return names;
}

function rootName(call: CallExpr): string {
  const names: string[] = [];
  let expr = call.callee;
  while (expr.kind === 'member' || expr.kind === 'call') {
    if (expr.kind === 'member') names.push(expr.property);
    expr = expr.kind === 'member' ? expr.object : expr.callee;
  }
  if (expr.kind === 'name') names.push(expr.name);
  return names.slice(1).join(' ');
}

export function externals(value: Value): ExternalValue[] {
  if (value.kind === 'external') return [value];
  return value.kind === 'one-of' ? value.options.flatMap(o => externals(o.value)) : [];
}

function holds(match: MethodMatch, request: BoundCall | null, given: Recognition): boolean {
  const { client, method, sdk } = match;
  const { evaluator } = given;
  if (method.versions !== undefined && request) {
    const { file, language } = request.context.facts;
    if (!given.versions.isWithin(sdk, language === 'python' ? 'python' : 'script', file, method.versions))
      return false;
  }
  return (
    meets(client?.where, match, request, evaluator.machine) &&
    (!request || meets(method.where, match, request, evaluator.machine))
  );
}

/** Where the path alone is the proof, the arguments must not speak against it: `twilio.messages.create(body=…)`. */
function hasRequest(method: Method, request: BoundCall, { evaluator }: Recognition): boolean {
  const reader = fieldsOfCall(request, method, { calls: new Map(), positions: {} }, evaluator.machine);
  return [method.model, method.prompt.map(p => p.field)].every(
    group =>
      group.length === 0 ||
      group.some(field => field.startsWith('@')) ||
      reader.read(group).kind !== 'absent',
  );
}
