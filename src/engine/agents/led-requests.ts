import type { MethodMatch } from '../calls/sdk-index.ts';
import type { Recognition } from '../calls/recognise.ts';
import { resolveRun } from '../calls/resolve-call.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { EdgeKind } from '../sdks/define-agents.ts';
import type { Field, Method, PromptField } from '../sdks/define-sdk.ts';
import { stringOf, unknown } from '../values/value.ts';
import { optionOf } from '../calls/fields.ts';
import type { AgentGraph, AgentNode, WrittenAgent } from './agent-graph.ts';

/** Name of the call that makes the agent which is led to, among the calls on the way. */
const LED = 'led-to agent';
const ASKED = unknown('written by the agent that asks', 'request');

/** What an agent sends where the run of another one leads to it; null where the declaration does not tell. */
export function ledRequest(
  call: ResolvedCall,
  root: AgentNode,
  led: AgentNode,
  by: EdgeKind,
  { graph, recognition }: { readonly graph: AgentGraph; readonly recognition: Recognition },
): ResolvedCall | null {
  const { site } = call;
  const { method } = site.match;
  if (led.written) {
    const { value } = led.written;
    const own = ofWritten(method, led.written, recognition);
    return resolveRun(
      { ...site, item: value, match: { ...site.match, method: own, fed: ASKED } },
      recognition,
    );
  }
  const { made } = led;
  // A team without a model only runs its members.
  if (!made || (made.shape.role === 'team' && led.models.size === 0)) return null;
  const prefixes = addressesOf(call, root, graph);
  if (!method.model.some(field => isBelow(field, prefixes))) return null;
  const { facts, functionId } = made;
  const match: MethodMatch = {
    ...site.match,
    method: ofAgent(method, prefixes, made.shape, by !== 'handoff'),
    calls: new Map([
      [LED, { call: made.call, context: { facts, functionId, frame: null } }],
      ...site.match.calls,
    ]),
    ...(by === 'handoff' ? {} : { fed: ASKED }),
  };
  return resolveRun({ ...site, match }, recognition);
}

/** Under which names the method's fields know the agent that starts. */
function addressesOf({ site }: ResolvedCall, root: AgentNode, { byCall }: AgentGraph): readonly Field[] {
  const { method, calls } = site.match;
  const own = [...calls].flatMap(([name, call]) =>
    call && byCall.get(call.call) === root ? [`@${name}`] : [],
  );
  return [...(method.starts ?? []), ...(method.each ? ['@each'] : []), ...own];
}

const isBelow = (field: Field, prefixes: readonly Field[]): boolean =>
  prefixes.some(prefix => field.startsWith(`${prefix}.`));

/** The method with the fields of another agent in the place of those of the one that starts. */
function ofAgent(
  method: Method,
  prefixes: readonly Field[],
  shape: NonNullable<AgentNode['made']>['shape'],
  isAsked: boolean,
): Method {
  const one = (field: Field): Field => {
    const prefix = prefixes.find(p => field.startsWith(`${p}.`));
    return prefix === undefined ? field : `@${LED}.${field.slice(prefix.length + 1)}`;
  };
  const all = (fields: readonly Field[]): Field[] => [...new Set(fields.map(one))];
  const said = method.prompt.filter(p => !isAsked || isBelow(p.field, prefixes));
  const prompt = said.map((p): PromptField => ({ ...p, field: one(p.field) }));
  const { turns, retries } = method;
  return {
    ...moved(method, all),
    model: [...all(method.model), ...(shape.inheritsModel ? method.model : [])],
    prompt: [
      ...prompt.filter((p, i) => prompt.findIndex(o => o.field === p.field) === i),
      ...(isAsked ? [{ field: '@fed', as: 'text', role: 'user' } as const] : []),
    ],
    ...(turns ? { turns: { ...turns, fields: all(turns.fields) } } : {}),
    ...(retries ? { retries: { ...retries, fields: all(retries.fields) } } : {}),
    inner: { ...method.inner, [LED]: shape },
  };
}

/** Lists of fields, each as `all` makes it. */
function moved(method: Method, all: (fields: readonly Field[]) => Field[]): Method {
  const { outputCap, tools, responseSchema, reasoningEffort, tier, promptCache } = method;
  return {
    ...method,
    ...(outputCap ? { outputCap: all(outputCap) } : {}),
    ...(tools ? { tools: all(tools) } : {}),
    ...(responseSchema ? { responseSchema: all(responseSchema) } : {}),
    ...(reasoningEffort ? { reasoningEffort: all(reasoningEffort) } : {}),
    ...(tier ? { tier: all(tier) } : {}),
    ...(promptCache ? { promptCache: all(promptCache) } : {}),
  };
}

/** An agent that is a dictionary among the options; what it does not say it takes from the agent that has it. */
function ofWritten(method: Method, { value, shape }: WrittenAgent, { evaluator }: Recognition): Method {
  const each = (fields: readonly Field[] | undefined): Field[] => (fields ?? []).map(f => `@each.${f}`);
  const named = (shape.model ?? []).map(f => stringOf(optionOf(value, f, evaluator.machine)));
  const inherits = named.includes('inherit');
  return {
    ...method,
    model: [...(inherits ? [] : each(shape.model)), ...method.model],
    prompt: [
      ...each(shape.instructions).map((field): PromptField => ({ field, as: 'text', role: 'system' })),
      { field: '@fed', as: 'text', role: 'user' },
    ],
    tools: [...each(shape.tools), ...(method.tools ?? [])],
  };
}
