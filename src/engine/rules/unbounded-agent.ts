import { familyOf } from '../calls/call-site.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import type { Place } from '../values/value.ts';
import {
  defineRule,
  threshold,
  type RuledCall,
  type SharedSuggestion,
  type TextEdit,
} from './define-rule.ts';
import { followName } from './follow-name.ts';
import { insertInCall, insertInObject } from './insert-argument.ts';

/**
 * SDKs whose runs go on until the model stops asking for tools, by their own documentation. In others nobody published
 * what holds where no bound is given, or a bound of their own does.
 */
const WITHOUT_BOUND: ReadonlySet<string> = new Set(['anthropic', 'claude_agent_sdk', 'strands', 'agno']);
/** Brings tools of its own: files, shell, web. */
const WITH_OWN_TOOLS: ReadonlySet<string> = new Set(['claude_agent_sdk']);

/** Agents make 10 to 20 calls for a user's task. */
const TURNS = { about: 'Turns that the fix writes.', usual: 20 };
/** Where single tool calls count, of which a turn may make several, or an agent works on files in small steps. */
const STEPS = { about: 'The same where single tool calls count, or an agent works on files.', usual: 50 };
const IN_STEPS: ReadonlySet<string> = new Set(['agno', 'claude_agent_sdk']);

export const unboundedAgent = defineRule({
  id: 'unbounded-agent',
  title: 'An agent run without a bound on its turns',
  severity: 'hint',
  docs: `Each turn sends everything said before again, so the cost of a run grows with about the square of its turns, and
nothing ends a run that goes round in circles. A bound ends it. It does not make normal runs cheaper, so nothing is
promised as saved. The fix writes 20 turns, the far end of what agents usually take for a task, or 50 where single tool
calls count or the agent works on files, where the SDK takes the bound: at the run, or at the agent that several runs
share. Choose your own number, and say what happens when it is reached. Runs whose SDK sets a bound by itself are not
named.`,
  options: { turns: TURNS, steps: STEPS },
  checkAll(calls) {
    const found = new Map<string, SharedSuggestion & { calls: RuledCall[] }>();
    for (const call of calls) {
      if (!isUnbounded(call)) continue;
      const inSteps = IN_STEPS.has(call.resolved.sdk);
      const most = inSteps ? threshold('steps', STEPS, call) : threshold('turns', TURNS, call);
      const turns = String(Math.round(most));
      const bound = boundOf(call.resolved, turns);
      const key = bound?.place ? `${bound.place.file}:${String(bound.place.start)}` : call.report.id;
      const shared = found.get(key);
      if (shared) {
        shared.calls.push(call);
        continue;
      }
      found.set(key, {
        calls: [call],
        ...(bound?.place ? { place: bound.place } : {}),
        message: '',
        saving: null,
        risk: 'low',
        effort: 'one edit',
        fixes: bound ? [{ title: `Set ${bound.name} to ${turns}`, edits: bound.edits }] : [],
      });
    }
    return [...found.values()].map(finding => ({ ...finding, message: messageFor(finding) }));
  },
});

function isUnbounded({ resolved, report }: RuledCall): boolean {
  if (report.kind !== 'agent-run' || !resolved.turns || !WITHOUT_BOUND.has(resolved.sdk)) return false;
  if (resolved.turns.most !== null || resolved.turns.isExplicit) return false;
  return resolved.tools.length > 0 || resolved.hasUnknownTools || WITH_OWN_TOOLS.has(resolved.sdk);
}

function messageFor({ calls: [first, ...more] }: SharedSuggestion): string {
  const who =
    more.length > 0
      ? `${String(more.length + 1)} runs let this agent`
      : `${first!.report.enclosing ?? 'This run'} lets an agent`;
  return `${who} take any number of turns, each of which resends all before`;
}

interface Bound {
  readonly name: string;
  readonly edits: readonly TextEdit[];
  /** Where the agent is made, when the bound belongs there. */
  readonly place: Place | undefined;
}

/**
 * Where the SDK takes the bound: `max_iterations`, `@client.tool_call_limit`. Of two names one is Python's
 * (`options.max_turns`) and one JavaScript's (`options.maxTurns`).
 */
function boundOf({ site }: ResolvedCall, turns: string): Bound | undefined {
  const isPython = familyOf(site.facts) === 'python';
  const fields = site.match.method.turns?.fields ?? [];
  for (const field of fields) {
    const path = field.split('.');
    const isAtAgent = path[0] === '@client';
    const at = isAtAgent ? site.match.calls.get('client') : site.request;
    if (isAtAgent) path.shift();
    const [name, inner] = path as [string, string | undefined];
    if (!at || (fields.length > 1 && /[A-Z]/.test(inner ?? name) === isPython)) continue;
    const { facts } = at.context;
    const options = site.match.method.options ?? 0;
    const edits =
      inner === undefined
        ? insertInCall(facts, at.call, { name, value: turns, options })
        : insertInOptions(facts, at.call, { name, inner, turns, options });
    if (!edits) continue;
    const { file } = facts;
    const place = isAtAgent ? { file, start: at.call.nameStart, end: at.call.end } : undefined;
    return { name: inner ?? name, edits, place };
  }
  return undefined;
}

/** Into the options that a call is given: `options=Options(…)` or `{ options: { … } }`, also by a name set once. */
function insertInOptions(
  facts: FileFacts,
  call: CallExpr,
  {
    name,
    inner,
    turns,
    options,
  }: { readonly name: string; readonly inner: string; readonly turns: string; readonly options: number },
): readonly TextEdit[] | undefined {
  const object = call.args[options]?.value;
  const written =
    call.args.find(a => a.name === name)?.value ??
    (object?.kind === 'object' ? object.entries.find(e => e.key === name)?.value : undefined);
  const given = written && followName(facts, written);
  if (given?.kind === 'object') return insertInObject(facts, given, inner, turns);
  if (given?.kind !== 'call') return undefined;
  return insertInCall(facts, given, { name: inner, value: turns, options: 0 });
}
