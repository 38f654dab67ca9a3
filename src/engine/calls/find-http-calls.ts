import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import { endpoints, type Endpoint } from '../sdks/endpoints.ts';
import type { Method } from '../sdks/define-sdk.ts';
import { httpClients, httpNames, type HttpForm } from '../sdks/http-clients.ts';
import { hostOf, providerOfOpenUrl, providerOfUrl } from '../sdks/hosts.ts';
import { argumentOf } from '../values/arguments.ts';
import { callsByName } from '../values/callers.ts';
import { addressWithHoles, joinTexts } from '../values/text.ts';
import {
  absent,
  optionsOf,
  stringOf,
  type BoundCall,
  type Context,
  type ExternalValue,
  type Value,
} from '../values/value.ts';
import { familyOf, type CallSite } from './call-site.ts';
import { argumentIn, optionOf } from './fields.ts';
import { externals, type Recognition } from './recognise.ts';
import { writtenAs } from './written-as.ts';

/** Requests to the HTTP APIs of models that no SDK makes: fetch, axios, requests and their like. */
export function findHttpCalls(facts: FileFacts, given: Recognition): CallSite[] {
  const sites: CallSite[] = [];
  const aliases = new Set(
    facts.imports
      .filter(
        i =>
          (i.name === 'default' || httpNames.has(i.name)) &&
          httpClients.some(c => i.module !== '' && c.module.test(i.module)),
      )
      .map(i => i.local),
  );
  for (const [name, calls] of callsByName(facts)) {
    if (!httpNames.has(name) && !aliases.has(name)) continue;
    for (const { call, functionId } of calls) {
      const site = httpSite(call, { facts, functionId, frame: null }, given);
      if (site) sites.push(site);
    }
  }
  return sites;
}

/** The request that a call sends, if it is one. */
export function httpSite(call: CallExpr, context: Context, given: Recognition): CallSite | undefined {
  const bound: BoundCall = { call, context };
  const callee = given.evaluator.evaluate(call.callee, context);
  const client = externals(callee).find(value => formOf(value));
  const form = client ? formOf(client) : untoldForm(callee, call, context);
  if (!form) return undefined;
  const request = requestOf(form, bound, client, given);
  if (!request || !mayPost(request.method)) return undefined;
  const found = endpointOf(request.url);
  // A receiver that nobody knows must not turn every `x.post(path)` into a request.
  if (!found || (!client && !found.hasHost)) return undefined;
  const { endpoint, provider } = found;
  const body = writtenAs(request.body, given.evaluator.machine);
  if (isForeign(body, endpoint.method)) return undefined;
  return {
    facts: context.facts,
    call,
    context,
    match: {
      sdk: { id: sdkName(provider, endpoint), provider, packages: {}, clients: [], methods: [] },
      client: endpoint.usesDeployments ? { name: '', usesDeployments: true } : null,
      method: endpoint.method,
      calls: new Map(),
    },
    request: bound,
    http: { body, url: request.url, provider },
    kind: 'http',
    foundBy: `request to ${found.address}`,
  };
}

/** A body as written that has no model and nothing to answer is a request to another server with such a path. */
function isForeign(body: Value, { model, prompt }: Method): boolean {
  if (body.kind !== 'object' || body.isOpen || prompt.length === 0) return false;
  const names = [...model, ...prompt.map(p => p.field)].map(field => field.split('.')[0]!);
  return !names.some(name => body.entries.has(name));
}

function formOf(value: ExternalValue): HttpForm | undefined {
  return httpClients.find(c => c.module.test(value.module) && c.path.test(value.path))?.form;
}

/** `session.post(url, json=…)` of a receiver that nobody knows. */
function untoldForm(callee: Value, { callee: written }: CallExpr, { facts }: Context): HttpForm | undefined {
  if (callee.kind !== 'unknown' && !(callee.kind === 'external' && callee.module === '')) return undefined;
  if (written.kind !== 'member') return undefined;
  if (familyOf(facts) === 'python')
    return written.property === 'post'
      ? 'url-keywords'
      : written.property === 'stream' || written.property === 'request'
        ? 'method-url-keywords'
        : undefined;
  return written.property === 'post' ? 'url-data' : undefined;
}

interface HttpRequest {
  readonly url: Value;
  readonly body: Value;
  readonly method: Value;
}

const posts: Value = { kind: 'text', pieces: [{ text: 'POST', file: '', start: 0, end: 0 }], via: 'literal' };

function requestOf(
  form: HttpForm,
  bound: BoundCall,
  client: ExternalValue | undefined,
  { evaluator }: Recognition,
): HttpRequest | undefined {
  const { machine } = evaluator;
  const at = (index: number): Value => {
    const arg = bound.call.args.filter(a => a.name === null)[index];
    return arg && !arg.spread ? machine.evaluate(arg.value, bound.context) : absent;
  };
  const keyword = (name: string): Value => argumentOf(bound, name, null, machine.evaluate);
  const first = (...values: (() => Value)[]): Value => {
    for (const value of values) {
      const one = value();
      if (one.kind !== 'absent') return one;
    }
    return absent;
  };
  const based = (url: Value): Value => withBase(addressOf(url, machine), client, machine);
  const member = (object: Value, ...names: string[]): Value =>
    first(...names.map(name => () => optionOf(object, name, machine)));
  const wasPosted = /(^|\.)(post|postForm|put|patch)$/.test(client?.path ?? lastNameOf(bound.call.callee));
  switch (form) {
    case 'url-options': {
      const target = at(0);
      const made = externals(target).find(v => v.path === 'Request()' || v.path === 'default.Request()');
      const url = made?.calls[0] ? argumentOf(made.calls[0], 'url', 0, machine.evaluate) : target;
      const options = made?.calls[0] ? argumentOf(made.calls[0], 'init', 1, machine.evaluate) : at(1);
      if (url.kind === 'object') return requestOf('options', bound, client, { evaluator } as Recognition);
      return {
        url: based(url),
        body: member(options, 'json', 'body', 'payload', 'data', 'form'),
        method: wasPosted ? posts : member(options, 'method'),
      };
    }
    case 'url-data': {
      const data = at(1);
      return {
        url: based(at(0)),
        body: isOptions(data) ? member(data, 'json', 'body') : data,
        method: posts,
      };
    }
    case 'options': {
      const options = at(0).kind === 'text' ? at(1) : at(0);
      return {
        url: based(at(0).kind === 'text' ? at(0) : member(options, 'url')),
        body: member(options, 'data', 'body', 'json'),
        method: member(options, 'method'),
      };
    }
    case 'url-keywords':
      return {
        url: based(
          first(
            () => at(0),
            () => keyword('url'),
          ),
        ),
        body: first(
          () => keyword('json'),
          () => keyword('data'),
          () => keyword('content'),
          () => at(1),
        ),
        method: posts,
      };
    case 'method-url-keywords':
      return {
        url: based(
          first(
            () => keyword('url'),
            () => at(1),
          ),
        ),
        body: first(
          () => keyword('json'),
          () => keyword('data'),
          () => keyword('content'),
          () => keyword('body'),
        ),
        method: first(
          () => keyword('method'),
          () => at(0),
        ),
      };
    case 'request': {
      const made = externals(at(0)).find(v => v.path.endsWith('Request()'));
      const call = made?.calls.at(-1);
      const body = call
        ? argumentOf(call, 'data', 1, machine.evaluate)
        : first(
            () => keyword('data'),
            () => at(1),
          );
      return {
        url: based(call ? argumentOf(call, 'url', 0, machine.evaluate) : at(0)),
        body,
        method: body.kind === 'absent' ? absent : posts,
      };
    }
  }
}

const isOptions = (value: Value): boolean =>
  value.kind === 'object' &&
  (value.entries.has('json') || (value.entries.has('body') && value.entries.has('headers')));

/** Whether a request may carry a body: models are asked by POST, lists and states by GET. */
function mayPost(method: Value): boolean {
  if (method.kind === 'absent') return false;
  const texts = optionsOf(method).map(o => stringOf(o.value));
  return texts.some(t => t === undefined || /^(post|put|patch)$/i.test(t));
}

/** `new URL(path, base)`, `httpx.URL(…)`, `url.href`: the address itself. */
function addressOf(url: Value, machine: Recognition['evaluator']['machine']): Value {
  const made =
    url.kind === 'external' && /(^|\.)URL\(\)(\.(href|toString\(\)))?$/.test(url.path)
      ? url.calls[0]
      : undefined;
  if (!made) return url;
  const path = argumentOf(made, 'url', 0, machine.evaluate);
  const base = argumentOf(made, 'base', 1, machine.evaluate);
  return base.kind === 'absent' || hostOf(leading(path) ?? '') !== '' ? path : joinTexts([base, path]);
}

/** An address below the base of the client that sends it: `axios.create({baseURL})`, `httpx.Client(base_url=…)`. */
function withBase(
  url: Value,
  client: ExternalValue | undefined,
  machine: Recognition['evaluator']['machine'],
): Value {
  const [made] = client?.calls ?? [];
  const start = leading(url);
  if (!made || start === undefined || hostOf(start) !== '') return url;
  for (const name of ['base_url', 'baseURL', 'prefixUrl', 'baseUrl', 'prefix']) {
    const base = argumentIn(made, name, {}, machine);
    if (base.kind !== 'absent') return joinTexts([base, url]);
  }
  return url;
}

const leading = (value: Value): string | undefined => {
  const [piece] = value.kind === 'text' ? value.pieces : [];
  return piece && 'text' in piece ? piece.text : undefined;
};

interface FoundEndpoint {
  readonly endpoint: Endpoint;
  readonly provider: string | null;
  readonly address: string;
  readonly hasHost: boolean;
}

/** The API that an address belongs to; of several the first that is known. */
function endpointOf(url: Value): FoundEndpoint | undefined {
  for (const { value } of optionsOf(url)) {
    const address = addressWithHoles(value);
    const found = address === undefined ? undefined : endpointAt(address);
    if (found) return found;
  }
  return undefined;
}

function endpointAt(address: string): FoundEndpoint | undefined {
  const host = hostOf(address);
  // "/api/chat" is a path of one's own server; an address without a scheme begins with a variable that holds it.
  const isOpen = host === '' ? /^\{[^}]*\}/.test(address) : host.includes('{');
  if (host === '' && !isOpen) return undefined;
  const known = host === '' ? null : providerOfUrl(address);
  const provider = known ?? (isOpen ? providerOfOpenUrl(address) : null);
  const path = host === '' ? address : address.replace(/^[^/]*\/\/[^/?#]*/, '');
  for (const endpoint of endpoints) {
    if (!endpoint.path.test(path)) continue;
    const asOllama =
      provider === 'local' || (provider === null && /ollama|11434/i.test(address)) ? 'ollama' : null;
    if (endpoint.providers) {
      if (provider !== null && endpoint.providers.includes(provider)) return result(endpoint, provider);
      if (asOllama && endpoint.providers.includes(asOllama)) return result(endpoint, 'local');
      continue;
    }
    if (provider !== null || endpoint.isDistinctive) return result(endpoint, provider);
  }
  return undefined;

  function result(endpoint: Endpoint, by: string | null): FoundEndpoint {
    return {
      endpoint,
      provider: by,
      address: address.replace(/[?#].*$/, '').slice(0, 100),
      hasHost: known !== null || endpoint.isDistinctive === true,
    };
  }
}

const SDK_NAMES: ReadonlyMap<string, string> = new Map([
  ['azure', 'azure_openai'],
  ['google', 'google_genai'],
  ['aws', 'bedrock'],
  ['x-ai', 'xai'],
]);

/** Whose API it is, by the name of that vendor's SDK. */
function sdkName(provider: string | null, { providers }: Endpoint): string {
  if (provider === 'local' || provider === null)
    return providers?.includes('ollama') ? 'ollama' : 'openai_compatible';
  return SDK_NAMES.get(provider) ?? provider;
}
