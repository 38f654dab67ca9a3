import { enclosingLoop } from '../flow/enclosing-loop.ts';
import { readPrompt } from '../prompts/read-prompt.ts';
import { readSchema } from '../prompts/read-schema.ts';
import { readTools } from '../prompts/read-tools.ts';
import { providerOfUrl } from '../sdks/hosts.ts';
import type { Field } from '../sdks/define-sdk.ts';
import type { FileFacts } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { numberOf, optionsOf, stringOf, truthOf, type Value } from '../values/value.ts';
import type { CallSite } from './call-site.ts';
import { createFieldReader, type FieldReader } from './fields.ts';
import { readModel } from './read-model.ts';
import type { ResolvedCall } from './resolved-call.ts';
import type { SdkIndex } from './sdk-index.ts';

/** Reads what the source says of a call's request. */
export function resolveCall(site: CallSite, index: SdkIndex, evaluator: Evaluator): ResolvedCall {
  const { match, context, facts } = site;
  const { method, client, sdk } = match;
  const { machine } = evaluator;
  const fields = createFieldReader(
    site.request,
    method,
    match.calls,
    { positional: client?.positional },
    machine,
  );
  const model = readModel(fields.read(method.model), index, machine);
  const tools = readTools(read(fields, method.tools), machine);
  const schema = readSchema(read(fields, method.responseSchema), machine);
  const cap = read(fields, method.outputCap);
  const retries = method.retries ? numberOf(fields.read(method.retries.fields)) : undefined;
  const turns = method.turns ? numberOf(fields.read(method.turns.fields)) : undefined;
  return {
    site,
    model,
    provider: model.provider ?? providerOf(site, fields, model.ids),
    sdk: client?.sdk ?? sdk.id,
    isDeployment: client?.usesDeployments ?? false,
    prompts: readPrompt(method.prompt, fields, machine),
    ...tools,
    ...schema,
    outputCap: capOf(cap),
    hasUnknownCap:
      cap.kind !== 'absent' && capOf(cap) === null && !(cap.kind === 'constant' && cap.value === null),
    reasoningEffort: stringOf(read(fields, method.reasoningEffort)) ?? null,
    tier: stringOf(read(fields, method.tier)) ?? 'standard',
    answers: numberOf(read(fields, method.answers)) ?? 1,
    stream: isStreaming(method.stream, fields),
    promptCache: (method.promptCache ?? []).some(f => fields.isGiven(f)) || marksCache(site),
    retries: retries ?? method.retries?.default ?? null,
    retriesSource: retries !== undefined ? 'explicit' : method.retries ? 'sdk-default' : null,
    turns: method.turns ? { most: turns ?? method.turns.default, isExplicit: turns !== undefined } : null,
    loop: enclosingLoop(facts, site.call.nameStart, context, evaluator),
    enclosing: enclosingName(facts, context.functionId),
  };
}

const read = (fields: FieldReader, names: readonly Field[] | undefined): Value =>
  names ? fields.read(names) : { kind: 'absent' };

/** The cap that the code sets; with a choice the largest, since that bounds the output. */
function capOf(value: Value): number | null {
  const numbers = optionsOf(value).map(o => numberOf(o.value));
  const known = numbers.filter((n): n is number => n !== undefined && Number.isInteger(n) && n > 0);
  return known.length > 0 && known.length === numbers.length
    ? Math.max(...known)
    : known.length === 1
      ? known[0]!
      : null;
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
function providerOf({ match }: CallSite, fields: FieldReader, ids: readonly string[]): string | null {
  const { client, sdk } = match;
  for (const option of client?.baseUrl ?? []) {
    const value = fields.read([`@client.${option}`]);
    if (value.kind === 'absent' || (value.kind === 'constant' && value.value === null)) continue;
    for (const { value: one } of optionsOf(value)) {
      const url = stringOf(one) ?? firstText(one);
      if (url !== undefined && url !== '') return providerOfUrl(url);
    }
    // A base URL that only run time knows may be anybody's.
    if (value.kind === 'unknown') return client?.provider !== undefined ? client.provider : sdk.provider;
  }
  if (client?.provider !== undefined) return client.provider;
  return sdk.provider ?? (ids.some(id => id.includes('/')) ? 'vercel' : null);
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
