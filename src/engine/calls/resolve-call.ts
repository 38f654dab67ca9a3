import { enclosingLoop } from '../flow/enclosing-loop.ts';
import { withKeptHistory } from '../prompts/kept-history.ts';
import { withTrims } from '../prompts/trimmed-history.ts';
import { readPrompt } from '../prompts/read-prompt.ts';
import { readSchema } from '../prompts/read-schema.ts';
import { readTools } from '../prompts/read-tools.ts';
import { addressWithHoles } from '../values/text.ts';
import { providerOfOpenUrl, providerOfUrl } from '../sdks/hosts.ts';
import type { Client, Field, Versioned } from '../sdks/define-sdk.ts';
import type { FileFacts } from '../syntax/facts.ts';
import { fromEnvironment, type Machine } from '../values/evaluate.ts';
import { numberOf, oneOf, optionsOf, stringOf, truthOf, type Value } from '../values/value.ts';
import { familyOf, type CallSite } from './call-site.ts';
import { ambientModel } from './ambient-model.ts';
import { withoutExcluded } from './guarded-models.ts';
import { pathsTo } from './call-paths.ts';
import { seenFrom, together, type Reading } from './callers-together.ts';
import { createFieldReader, fieldsOfCall, optionOf, type FieldReader } from './fields.ts';
import { areAllSold, modelInPath, readModel, type ModelReading } from './read-model.ts';
import { readRegion } from './read-region.ts';
import { positionsOf } from './conditions.ts';
import type { Recognition } from './recognise.ts';
import { runsOf } from './runs-of.ts';
import type { ResolvedCall } from './resolved-call.ts';

/** Reads what the source says of a call's request; what several callers hand over stands side by side. */
export function resolveCall(found: CallSite, given: Recognition): ResolvedCall {
  const { paths, isPart } = pathsTo(
    found.context,
    found.call.start,
    found.request.call.args.map(a => a.value),
    given.evaluator.machine,
  );
  const readings = paths.map(({ context, when, isOpen = false }) => {
    const site = context === found.context ? found : seenFrom(found, context, given);
    return { when, isOpen, call: withEachClient(site, given) };
  });
  if (readings.length === 1) return readings[0]!.call;
  const all = together(readings);
  if (!isPart) return all;
  // Not all ways were told apart: what they say of prompts is true of some, and the rest stands as for any caller.
  return { ...withEachClient(found, given), prompts: all.prompts };
}

/** What it sends, with the models and limits of each client that the code may have chosen. */
function withEachClient(site: CallSite, given: Recognition): ResolvedCall {
  const first = readCall(site, given);
  const others = (site.others ?? []).map(({ match, when }): Reading => {
    const other = readCall({ ...site, match }, given);
    const { model, provider, sdk, isDeployment, outputCap, hasUnknownCap } = other;
    const call = { ...first, model, provider, sdk, isDeployment, outputCap, hasUnknownCap };
    return { when, isOpen: false, call };
  });
  return others.length === 0 ? first : together([{ when: null, isOpen: false, call: first }, ...others]);
}

/** What a call asks, the other runs that it stands for with it. */
function readCall(found: CallSite, given: Recognition): ResolvedCall {
  given.evaluator.restart();
  const [first, ...besides] = runsOf(found, given.evaluator.machine).map(run => readRun(run, given));
  return besides.length > 0 ? { ...first!, besides } : first!;
}

/** What one run asks, other than the call's own: that of an agent to which it leads. */
export function resolveRun(site: CallSite, given: Recognition): ResolvedCall {
  given.evaluator.restart();
  return readRun(site, given);
}

function readRun(found: CallSite, given: Recognition): ResolvedCall {
  const { machine } = given.evaluator;
  const fields = fieldsOf(found, machine);
  const model = modelOf(found, fields, given);
  const site = ofKind(found, model.ids);
  const { match, context, facts } = site;
  const { method, client, sdk } = match;
  const tools = readTools(read(fields, method.tools), machine);
  const schema = readSchema(read(fields, method.responseSchema), machine);
  const cap = read(fields, method.outputCap);
  const retries = method.retries ? numberOf(fields.read(method.retries.fields)) : undefined;
  const turns = method.turns ? numberOf(fields.read(method.turns.fields)) : undefined;
  const byVersion = <T extends string | number | null>(value: T | readonly Versioned<T>[]): T | null =>
    Array.isArray(value)
      ? (given.versions.choose(sdk, familyOf(facts), facts.file, value as readonly Versioned<T>[])?.value ??
        null)
      : (value as T);
  // A bound that changed with releases is none where nothing tells the release.
  const boundOf = (value: NonNullable<typeof method.turns>['default']): number | null => {
    if (!Array.isArray(value)) return value as number | null;
    const byRelease = value as readonly Versioned<number | null>[];
    const chosen = given.versions.choose(sdk, familyOf(facts), facts.file, byRelease);
    return chosen && (chosen.from !== null || byRelease.length === 1) ? chosen.value : null;
  };
  return {
    site,
    model,
    provider: areAllSold(model) ? null : (model.provider ?? providerOf(site, fields, model.ids)),
    sdk: client?.sdk ?? sdk.id,
    isDeployment: client?.usesDeployments ?? false,
    prompts: withTrims(
      withKeptHistory(readPrompt(method.prompt, fields, machine), method.keepsHistory, fields),
      codeAround(facts, context.functionId),
      facts.text,
    ),
    ...tools,
    ...schema,
    outputCap: capOf(cap),
    hasUnknownCap:
      cap.kind !== 'absent' && capOf(cap) === null && !(cap.kind === 'constant' && cap.value === null),
    reasoningEffort: stringOf(read(fields, method.reasoningEffort)) ?? null,
    tier: site.kind === 'batch' ? 'batch' : (stringOf(read(fields, method.tier)) ?? 'standard'),
    region: readRegion(site, fields),
    answers: numberOf(read(fields, method.answers)) ?? 1,
    stream: isStreaming(method.stream, fields),
    promptCache: (method.promptCache ?? []).some(f => fields.isGiven(f)) || marksCache(site),
    retries: retries ?? (method.retries && site.kind !== 'http' ? byVersion(method.retries.default) : null),
    retriesSource:
      retries !== undefined ? 'explicit' : method.retries && site.kind !== 'http' ? 'sdk-default' : null,
    turns: method.turns
      ? { most: turns ?? boundOf(method.turns.default), isExplicit: turns !== undefined }
      : null,
    loop: enclosingLoop(facts, site.call.nameStart, context, given.evaluator),
    enclosing: enclosingName(facts, context.functionId),
  };
}

/** The models of a site alone. */
export function modelsOfSite(site: CallSite, given: Recognition): ModelReading {
  given.evaluator.restart();
  return modelOf(site, fieldsOf(site, given.evaluator.machine), given);
}

/** The site as the model's kind makes it: `invoke_model` of an embedding model is an embedding. */
function ofKind(site: CallSite, ids: readonly string[]): CallSite {
  const { method } = site.match;
  const other = ids.length > 0 ? method.kinds?.find(k => ids.every(id => k.model.test(id))) : undefined;
  return other
    ? {
        ...site,
        kind: other.kind,
        match: { ...site.match, method: { ...method, kind: other.kind, api: other.api } },
      }
    : site;
}

/** Fields of the call's arguments, or of the body of an HTTP request ("@url" is its address). */
function fieldsOf(site: CallSite, machine: Machine): FieldReader {
  const { match, http } = site;
  const positions = positionsOf(match.method, match.client);
  if (!http)
    return fieldsOfCall(
      site.request,
      match.method,
      { calls: match.calls, positions, fed: match.fed, item: site.item, file: match.method.file },
      machine,
      site.skipped,
    );
  const body = createFieldReader(
    { argument: name => optionOf(http.body, name, machine), calls: match.calls, positions },
    machine,
  );
  return {
    isGiven: body.isGiven,
    read(names) {
      const [name, ...others] = names;
      if (name === undefined) return body.read([]);
      const value = name === '@url' ? http.url : body.read([name]);
      if (value.kind === 'absent') return this.read(others);
      // Where some callers give it and some don't, those are asked for the next one.
      if (others.length === 0 || !optionsOf(value).some(o => o.value.kind === 'absent')) return value;
      const given = optionsOf(value).filter(o => o.value.kind !== 'absent');
      return oneOf([...given, { value: this.read(others), when: 'otherwise' }]);
    },
  };
}

function modelOf(site: CallSite, fields: FieldReader, given: Recognition): ModelReading {
  const { method, sdk } = site.match;
  const own = fields.read(method.model);
  const { index, evaluator, versions } = given;
  const value =
    own.kind === 'absent' && !method.ignoresAmbient
      ? ambientModel(sdk, site.facts.file, evaluator.machine, method.kind === 'embedding')
      : own;
  const id = method.modelAfter === undefined ? value : modelInPath(value, method.modelAfter);
  const found = withoutExcluded(
    readModel(
      aliased(
        method.names ? named(id, method.names) : id,
        site.match.client?.aliases,
        fields,
        evaluator.machine,
      ),
      index,
      evaluator.machine,
    ),
    site.call.start,
    site.context,
    evaluator.machine,
  );
  const defaults = method.defaultModel ?? site.match.client?.defaultModel;
  if (value.kind !== 'absent' || !defaults) return found;
  const { facts } = site;
  const chosen = versions.choose(sdk, familyOf(facts), facts.file, defaults);
  // Defaults change with releases: without the version, none is known.
  return chosen && chosen.from !== null
    ? { ...found, ids: [chosen.value], source: 'sdk-default', why: null }
    : found;
}

/** What a name stands for, where it is one that the workspace gave. */
const named = (value: Value, names: ReadonlyMap<string, Value>): Value =>
  oneOf(optionsOf(value).map(o => ({ ...o, value: names.get(stringOf(o.value) ?? '') ?? o.value })));

/** What stands behind a name in the list that the client was made with: several entries of one name share the calls. */
function aliased(value: Value, aliases: Client['aliases'], fields: FieldReader, machine: Machine): Value {
  if (!aliases) return value;
  const list = fields.read([`@client.${aliases.list}`]);
  const items = list.kind === 'list' ? list.items.map(i => i.value) : [];
  const given = (item: Value, path: Field): Value =>
    path.split('.').reduce((one, key) => optionOf(one, key, machine), item);
  return oneOf(
    optionsOf(value).flatMap(option => {
      const name = stringOf(option.value);
      const found = items.filter(item => name !== undefined && stringOf(given(item, aliases.name)) === name);
      return found.length > 0
        ? found.map(item => ({ value: given(item, aliases.model), when: option.when }))
        : [option];
    }),
  );
}

const read = (fields: FieldReader, names: readonly Field[] | undefined): Value =>
  names ? fields.read(names) : { kind: 'absent' };

/** The cap that the code sets; with a choice the largest that is known, since that bounds the output. */
function capOf(value: Value): number | null {
  if (optionsOf(value).some(o => isAnswer(o.value))) return null;
  const numbers = optionsOf(value).map(o => numberOf(o.value));
  const known = numbers.filter((n): n is number => n !== undefined && Number.isInteger(n) && n > 0);
  return known.length > 0 ? Math.max(...known) : null;
}

/** What a service answered (`client.models.retrieve(id).max_tokens`): what stands beside it is a last resort, not the cap. */
function isAnswer(value: Value): boolean {
  const made = value.kind === 'unknown' ? value.made : value;
  return made?.kind === 'external' && made.module !== '' && /\(\)\./.test(made.path);
}

function isStreaming(stream: boolean | readonly Field[] | undefined, fields: FieldReader): boolean {
  if (typeof stream === 'boolean') return stream;
  return stream !== undefined && truthOf(fields.read(stream)) === true;
}

/** `cache_control` or `cachePoint` anywhere in the arguments as written. */
function marksCache({ request }: CallSite): boolean {
  const { call, context } = request;
  const text = context.facts.text.slice(call.start, call.end);
  return /cache_control|cacheControl|cachePoint|cache_point/.test(text);
}

/** The base URL's host tells who bills; else the SDK's own vendor. */
function providerOf({ match, http }: CallSite, fields: FieldReader, ids: readonly string[]): string | null {
  const { client, sdk } = match;
  if (http) return http.provider;
  const own = client?.provider !== undefined ? client.provider : sdk.provider;
  for (const option of client?.baseUrl ?? []) {
    const value = fields.read([`@client.${option}`]);
    if (value.kind === 'absent' || (value.kind === 'constant' && value.value === null)) continue;
    const urls = optionsOf(value).map(o => stringOf(o.value) ?? firstText(o.value));
    const url = urls.find(u => u !== undefined && u !== '');
    if (url !== undefined) return providerOfUrl(url);
    const open = optionsOf(value).flatMap(o => addressWithHoles(o.value) ?? [])[0];
    if (open !== undefined) return providerOfOpenUrl(open) ?? client?.provider ?? null;
    // An object known by its class alone, and a variable of the environment that is mostly not set, leave the default.
    if (value.kind === 'unknown' && (fromEnvironment(value) || /made where/.test(value.why))) return own;
    // A base URL that only run time knows may be anybody's.
    if (value.kind === 'unknown') return client?.provider !== undefined ? client.provider : null;
  }
  if (own !== null) return own;
  return sdk.id === 'vercel_ai' && ids.some(id => id.includes('/')) ? 'vercel' : vendorInName(sdk.id, ids);
}

/** LiteLLM, instructor and BAML name the vendor before the model: "anthropic/claude-…". */
function vendorInName(sdk: string, ids: readonly string[]): string | null {
  if (sdk !== 'litellm' && sdk !== 'instructor' && sdk !== 'baml') return null;
  const vendors = new Set(ids.map(id => (id.includes('/') ? id.slice(0, id.indexOf('/')) : null)));
  return vendors.size === 1 ? [...vendors][0]! : null;
}

function firstText(value: Value): string | undefined {
  const piece = value.kind === 'text' ? value.pieces[0] : undefined;
  return piece && 'text' in piece ? piece.text : undefined;
}

/** `Class.method`, or the nearest named function around a callback. */
export function enclosingName(facts: FileFacts, functionId: number | null): string | null {
  for (let id = functionId; id !== null; id = facts.functions[id]!.parentId) {
    const fn = facts.functions[id]!;
    if (fn.name === null) continue;
    const cls = fn.classId === null ? null : facts.classes[fn.classId]!.name;
    return cls ? `${cls}.${fn.name}` : fn.name;
  }
  return null;
}

/** The function that makes a call, as written; a module's own code is all of it. */
function codeAround({ text, functions }: FileFacts, functionId: number | null): string {
  if (functionId === null) return text;
  const { start, end } = functions[functionId]!;
  return text.slice(start, end);
}
