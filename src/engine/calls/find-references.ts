import type { CallExpr, Expr, FileFacts, MemberExpr } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import { callsOf } from '../values/callers.ts';
import type { BoundCall, Context } from '../values/value.ts';
import type { CallSite } from './call-site.ts';
import { matchOf, type Recognition } from './recognise.ts';
import { listOf } from './sdk-index.ts';

interface Reference {
  readonly method: MemberExpr;
  /** The call that it is handed to. */
  readonly holder: CallExpr;
  readonly index: number;
  readonly functionId: number | null;
}

/** Functions that call what they are given. */
const RUNNERS =
  /retry|partial|to_thread|run_in_|submit|gather|^map$|imap|starmap|wrap|with_?backoff|limit|queue|throttle|pool|trace|execute|schedule|delay|^apply|^run|^call|attempt|async_to_sync|sync_to_async|^add$|memo|cache/i;
/** Functions that only look at it, or put a double in its place. */
const LOOKERS =
  /^(expect|assert\w*|mocked|mock\w*|spy\w*|spyOn|patch|isinstance|hasattr|getattr|setattr|callable|signature|print|log|repr|type|typeof|id|getsource|unwrap|wrap_function_wrapper|is\w*|should|stub|replace|iscoroutinefunction)$/;

/** Methods that are handed over instead of called: `retry(client.chat.completions.create, model=…)`, `partial(…)`. */
export function findReferences(facts: FileFacts, given: Recognition): CallSite[] {
  const sites: CallSite[] = [];
  for (const reference of referencesIn(facts, given.index.methodNames)) {
    const { method, holder, index, functionId } = reference;
    const context: Context = { facts, functionId, frame: null };
    const called = calledWith(facts, holder);
    const request: BoundCall = { call: called ?? holder, context };
    const found = matchOf(given.evaluator.evaluate(method, context), request, given);
    if (!found || !runs(reference, context, listOf(found.match.method.path), given)) continue;
    sites.push({
      facts,
      call: { ...holder, nameStart: method.propertyStart },
      context,
      match: found.match,
      request,
      skipped: called ? 0 : index + 1,
      kind: found.match.method.kind,
      foundBy: `${found.by}, handed over`,
    });
  }
  return sites;
}

/** Local names that hold a method: `create = client.chat.completions.create`, `const create = x.create.bind(x)`. */
export function methodAliases(facts: FileFacts, names: ReadonlySet<string>): ReadonlySet<string> {
  const aliases = new Set<string>();
  walkFile(facts, {
    stmt: stmt => {
      if (stmt.kind !== 'assign' || !stmt.value) return;
      const value = unbound(stmt.value);
      for (const one of value.kind === 'conditional' ? [value.then, value.else] : [value])
        if (one.kind === 'member' && names.has(one.property))
          for (const target of stmt.targets) {
            const name = lastNameOf(target);
            if (name !== '' && !names.has(name)) aliases.add(name);
          }
    },
  });
  return aliases;
}

/** What `x.create.bind(x)` binds; anything else as it is. */
function unbound(expr: Expr): Expr {
  const binds = expr.kind === 'call' && expr.callee.kind === 'member' && expr.callee.property === 'bind';
  return binds ? expr.callee.object : expr;
}

function referencesIn(facts: FileFacts, names: ReadonlySet<string>): Reference[] {
  const found: Reference[] = [];
  for (const { call, functionId } of callsOf(facts))
    for (const [index, { value: given, spread }] of call.args.entries()) {
      const value = unbound(given);
      if (spread || value.kind !== 'member' || !names.has(value.property)) continue;
      found.push({ method: value, holder: call, index, functionId });
    }
  return found;
}

/** `retry(…)(client.create)(model=…)`: the call that the result of the holder gets. */
const calledWith = (facts: FileFacts, holder: CallExpr): CallExpr | undefined =>
  callsOf(facts)
    .filter(({ call }) => call.callee === holder)
    .at(-1)?.call;

function runs(
  { holder, index }: Reference,
  context: Context,
  paths: readonly string[],
  { evaluator }: Recognition,
): boolean {
  const { callee } = holder;
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  if (paths.length === 0 || LOOKERS.test(name)) return false;
  if (RUNNERS.test(name)) return true;
  // Arguments of the request stand beside it.
  const rest = holder.args.slice(index + 1);
  const isRequest = (key: string | null): boolean =>
    key !== null && /^(model|messages|input|prompt|contents)$/.test(key);
  if (rest.some(a => isRequest(a.name))) return true;
  if (rest.some(a => a.value.kind === 'object' && a.value.entries.some(e => isRequest(e.key)))) return true;
  return evaluator.evaluate(callee, context).kind === 'function';
}
