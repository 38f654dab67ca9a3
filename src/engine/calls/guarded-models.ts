import type { Expr } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Machine } from '../values/evaluate.ts';
import { conditionsAt } from '../values/scopes.ts';
import { optionsOf, stringOf, type Context, type Place } from '../values/value.ts';
import { keepingIds, type ModelReading } from './read-model.ts';

const MOST_GUARDS = 8;

/**
 * A model without the ids that the conditions around a place rule out: behind `if provider == "minimax":` no
 * "anthropic.claude-…" arrives, nor does a default behind `else` of `if model == "gpt-4o":`. What remains may be nothing
 * that the source decides.
 */
export function withoutExcluded(
  model: ModelReading,
  at: number,
  context: Context,
  machine: Machine,
): ModelReading {
  if (model.ids.length === 0 || model.source === 'literal') return model;
  const tests = conditionsAt(context.facts, context.functionId, at)
    .slice(-MOST_GUARDS)
    .flatMap(g => testsOf(g.expr, g.negated));
  if (tests.length === 0) return model;
  const isRuledOut = (i: number): boolean =>
    tests.some(t => holds(t, model.ids[i]!, model.places[i]!, context, machine) === t.negated);
  const kept = keepingIds(model, i => !isRuledOut(i));
  if (kept.ids.length > 0) return kept;
  return { ...kept, source: 'runtime', why: 'the conditions around the call leave out the default' };
}

interface Test {
  readonly subject: Expr;
  readonly word: string;
  readonly as: 'equal' | 'part' | 'start' | 'end';
  readonly negated: boolean;
}

/** The tests for a word that surely hold (or, negated, surely don't) where a condition does. */
function testsOf(expr: Expr, negated: boolean): Test[] {
  switch (expr.kind) {
    case 'unary':
      return expr.op === 'not' ? testsOf(expr.value, !negated) : [];
    case 'logical':
      return expr.op === (negated ? 'or' : 'and')
        ? [...testsOf(expr.left, negated), ...testsOf(expr.right, negated)]
        : [];
    case 'compare': {
      const { op, left, right } = expr;
      if (/^(==|is|!=|is not)$/.test(op)) {
        const isNot = op === '!=' || op === 'is not';
        const [word, subject] = left.kind === 'string' ? [left, right] : [right, left];
        return word.kind === 'string'
          ? [{ subject, word: word.value, as: 'equal', negated: negated !== isNot }]
          : [];
      }
      return /^(not )?in$/.test(op) && left.kind === 'string'
        ? [{ subject: right, word: left.value, as: 'part', negated: negated !== (op === 'not in') }]
        : [];
    }
    case 'call': {
      const as = METHODS.get(lastNameOf(expr.callee));
      const [word] = expr.args;
      return as && expr.callee.kind === 'member' && word?.value.kind === 'string'
        ? [{ subject: expr.callee.object, word: word.value.value, as, negated }]
        : [];
    }
    default:
      return [];
  }
}

const METHODS: ReadonlyMap<string, Test['as']> = new Map([
  ['startswith', 'start'],
  ['startsWith', 'start'],
  ['endswith', 'end'],
  ['endsWith', 'end'],
  ['includes', 'part'],
]);

/** Whether a test holds where an id is what is sent; undefined where it asks for something else. */
function holds(
  test: Test,
  id: string,
  place: Place,
  context: Context,
  machine: Machine,
): boolean | undefined {
  const vendor = ofVendor(test, id);
  if (vendor !== undefined) return vendor;
  for (const { value } of optionsOf(machine.evaluate(test.subject, context))) {
    const text = stringOf(value);
    const [piece] = value.kind === 'text' ? value.pieces : [];
    // The same literal: what is tested is what is sent.
    if (text === undefined || !piece || !('text' in piece)) continue;
    if (piece.file !== place.file || piece.start !== place.start || text.toLowerCase() !== id.toLowerCase())
      continue;
    if (test.as === 'equal') return text === test.word;
    if (test.as === 'start') return text.startsWith(test.word);
    return test.as === 'end' ? text.endsWith(test.word) : text.includes(test.word);
  }
  return undefined;
}

/** `provider == "anthropic"` of "anthropic.claude-…" and "us.anthropic.claude-…": sellers of many name the vendor first. */
function ofVendor({ subject, word, as }: Test, id: string): boolean | undefined {
  if (as !== 'equal' || !/provider|vendor/i.test(lastNameOf(subject))) return undefined;
  const vendor = /^(?:(?:us|eu|apac|global)\.)?([a-z][a-z0-9-]+)[./]/.exec(id)?.[1];
  if (vendor === undefined) return undefined;
  return vendor === word ? true : SOLD.has(word) ? false : undefined;
}

/** Vendors whose models others sell. */
const SOLD = new Set([
  'ai21',
  'amazon',
  'anthropic',
  'cohere',
  'deepseek',
  'google',
  'meta',
  'meta-llama',
  'minimax',
  'mistral',
  'mistralai',
  'moonshotai',
  'nvidia',
  'openai',
  'qwen',
  'stability',
  'writer',
  'x-ai',
]);
