import type { CallExpr, Expr, FileFacts, FunctionFacts, Span } from '../syntax/facts.ts';
import { sourceOf, walkBlock, walkExpr, type Visit } from '../syntax/walk.ts';
import type { UnknownValue } from '../values/value.ts';

/** A search whose results reach a prompt: how many, and how long a piece is where a splitter of the file says. */
export interface Retrieval {
  readonly results: number;
  readonly source: string;
  readonly file: string;
  readonly place: Span;
  readonly chunkChars: number | null;
}

const COUNT = /^(k|top_?k|n_?results|similarity_?top_?k|match_?count|num_?results|max_?results|limit)$/i;
const SEARCHES =
  /^(similarity_?search\w*|max_?marginal_?relevance_?search|as_?retriever|query\w*|search\w*|retrieve\w*|get_?relevant_?\w*|invoke|near_?(text|vector)|hybrid|match\w*|as_?query_?engine)$/i;
/** Searches of the web and of tables take counts too: only what is called like a store of texts counts. */
const STORES =
  /retriev|vector|chroma|pinecone|qdrant|weaviate|faiss|milvus|pgvector|embedding|index\b|store\b|collection|knowledge|similarity/i;
/** Hops from the prompt to the search. */
const MOST_HOPS = 4;

/** The search that fills a hole, followed through the names of its file; undefined where none can be seen. */
export function retrievalOf(
  hole: UnknownValue,
  factsOf: (file: string) => FileFacts | undefined,
): Retrieval | undefined {
  const calls = hole.made?.kind === 'external' ? hole.made.calls.filter(c => c !== null) : [];
  for (const { call, context } of [...calls].reverse()) {
    const found = searchIn(call, context.facts);
    if (found) return found;
  }
  const facts = hole.place ? factsOf(hole.place.file) : undefined;
  return facts && follow(namesIn(facts, hole.place!), facts, hole.place!, 0, new Set());
}

function follow(
  names: ReadonlySet<string>,
  facts: FileFacts,
  near: Span,
  hops: number,
  seen: Set<string>,
): Retrieval | undefined {
  if (hops > MOST_HOPS) return undefined;
  const next = new Set<string>();
  for (const value of [...valuesOf(names, facts, near)]) {
    for (const call of callsIn(value)) {
      const found = searchIn(call, facts);
      if (found) return found;
    }
    for (const name of namesIn(facts, value)) if (!names.has(name) && !seen.has(name)) next.add(name);
  }
  for (const name of names) seen.add(name);
  return next.size > 0 ? follow(next, facts, near, hops + 1, seen) : undefined;
}

/** What the names are set to in the function around `near`, and at the level of the file. */
function valuesOf(names: ReadonlySet<string>, facts: FileFacts, near: Span): Expr[] {
  const values: Expr[] = [];
  const around = functionAround(facts, near);
  const read = (functionId: number | null): boolean =>
    functionId === null || functionId === (around?.id ?? null);
  const visit: Visit = {
    stmt: stmt => {
      if (stmt.kind === 'assign' && stmt.value && stmt.targets.some(t => targets(t, names)))
        values.push(stmt.value);
      if (stmt.kind === 'for' && stmt.iterable && stmt.target && targets(stmt.target, names))
        values.push(stmt.iterable);
    },
  };
  walkBlock(facts.body, null, visit);
  if (around) walkBlock(around.body, around.id, visit);
  for (const { body, functionId } of facts.classes) if (read(functionId)) walkBlock(body, functionId, visit);
  return values;
}

function targets(target: Expr, names: ReadonlySet<string>): boolean {
  if (target.kind === 'name') return names.has(target.name);
  if (target.kind === 'member') return names.has(target.property);
  return target.kind === 'list' && target.items.some(item => targets(item, names));
}

function functionAround(facts: FileFacts, { start }: Span): FunctionFacts | undefined {
  return facts.functions
    .filter(fn => fn.start <= start && start < fn.end)
    .sort((a, b) => b.start - a.start)[0];
}

/** Names and last members in a stretch of source. */
function namesIn(facts: FileFacts, { start, end }: Span): Set<string> {
  const names = facts.text.slice(start, Math.min(end, start + 400)).match(/[A-Za-z_]\w*/g) ?? [];
  return new Set(
    names.filter(name => !/^(join|map|for|in|await|self|this|f|str|new|const|doc|d|n)$/.test(name)),
  );
}

function callsIn(root: Expr): CallExpr[] {
  const calls: CallExpr[] = [];
  walkExpr(root, null, { expr: expr => void (expr.kind === 'call' && calls.push(expr)) });
  return calls;
}

/** The call itself, where it searches a store of texts for a number of results that the source gives. */
function searchIn(call: CallExpr, facts: FileFacts): Retrieval | undefined {
  const name = facts.text.slice(call.nameStart, call.argsStart).match(/^\w+/)?.[0] ?? '';
  if (!SEARCHES.test(name)) return undefined;
  if (!STORES.test(facts.text.slice(call.start, call.argsStart)) && !STORES.test(name)) return undefined;
  const count = countIn(call, facts);
  if (!count) return undefined;
  return {
    results: count.value,
    source: count.isPositional
      ? `${name}(…, ${sourceOf(facts, count.place, 40)})`
      : sourceOf(facts, count.place, 40),
    file: facts.file,
    place: { start: count.place.start, end: count.place.end },
    chunkChars: chunkCharsIn(facts),
  };
}

function countIn(
  call: CallExpr,
  facts: FileFacts,
): { value: number; place: Span; isPositional?: boolean } | undefined {
  const read = (
    name: string | null,
    value: Expr,
    place: Span,
  ): { value: number; place: Span } | undefined => {
    const number = name !== null && COUNT.test(name) ? numberIn(value, facts) : undefined;
    return number === undefined ? undefined : { value: number, place };
  };
  for (const arg of call.args) {
    const direct = read(arg.name, arg.value, arg);
    if (direct) return direct;
    if (arg.value.kind !== 'object') continue;
    for (const entry of arg.value.entries) {
      const found = read(entry.key, entry.value, entry);
      if (found) return found;
    }
  }
  // `similaritySearch(query, 15)`
  const [, second] = call.args;
  if (
    !second ||
    second.name !== null ||
    !/^similarity_?search/i.test(facts.text.slice(call.nameStart, call.argsStart))
  )
    return undefined;
  const value = numberIn(second.value, facts);
  return value === undefined ? undefined : { value, place: second, isPositional: true };
}

/** A number as written, or the constant or default that a name stands for in the file. */
function numberIn(expr: Expr, facts: FileFacts): number | undefined {
  if (expr.kind === 'number') return expr.value;
  if (expr.kind !== 'name') return undefined;
  const found: Expr[] = [];
  walkBlock(facts.body, null, {
    stmt: stmt => {
      if (stmt.kind === 'assign' && stmt.value && stmt.targets.some(t => targets(t, new Set([expr.name]))))
        found.push(stmt.value);
    },
  });
  for (const fn of facts.functions)
    if (fn.start <= expr.start && expr.end <= fn.end)
      for (const param of fn.params) if (param.name === expr.name && param.default) found.push(param.default);
  const numbers = found.flatMap(e => (e.kind === 'number' ? [e.value] : []));
  return numbers.length === found.length && numbers.length === 1 ? numbers[0] : undefined;
}

/** `chunk_size=1000` of a splitter in the same file. */
function chunkCharsIn({ text }: FileFacts): number | null {
  const found = /chunk_?size["']?\s*[=:]\s*(\d{2,6})\b/i.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
