import type { ModelsAt } from '../engine/report/models-at.ts';
import { tokensShort } from './counts.ts';
import { amount, moneyRange, percentRange } from './money.ts';
import { plainText } from './plain-text.ts';

/** A model on the list of those that could stand at a place. Every string is plain text. */
export interface ModelRow {
  readonly id: string;
  /** `claude-haiku-5-5`, `claude-opus-4-1 (in use)`. */
  readonly label: string;
  /** `$0.0004 – 0.0009 · 97 – 99 % less · anthropic`. */
  readonly cost: string;
  /** Capabilities, room, evidence, price with its day, what is lost. */
  readonly detail: string;
  readonly isPresent: boolean;
  /** Why it can't be switched to; null where it can. */
  readonly why: string | null;
  /** What the list may be sorted by; null at the end. */
  readonly sort: {
    readonly cost: number | null;
    readonly context: number | null;
    readonly quality: number | null;
    readonly released: string | null;
  };
}

export interface ModelRows {
  /** `claude-opus-4-1 of 2 calls: what each model costs at their own tokens`. */
  readonly title: string;
  /** The benchmark that `sort.quality` compares; null where no two models share one. */
  readonly benchmark: string | null;
  readonly rows: readonly ModelRow[];
}

type Model = ModelsAt['models'][number];

export function modelRows({ title, models }: ModelsAt): ModelRows {
  const benchmark = commonBenchmark(models);
  return {
    title: `${plainText(title, 200)}: what each model costs at their own tokens`,
    benchmark,
    rows: models.map(model => rowOf(model, benchmark)),
  };
}

/** The benchmark with the most of these models: scores of different ones can't be compared. */
function commonBenchmark(models: readonly Model[]): string | null {
  const counts = new Map<string, number>();
  for (const { facts } of models)
    for (const name of new Set(facts.quality.map(q => q.benchmark)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most && most[1] > 1 ? most[0] : null;
}

function rowOf(model: Model, benchmark: string | null): ModelRow {
  const { id, isPresent, usd, facts, why } = model;
  return {
    id,
    label: `${plainText(id, 200)}${isPresent ? ' (in use)' : ''}`,
    cost: [usd ? moneyRange(usd) : 'unpriced', change(model), model.provider].filter(Boolean).join(' · '),
    detail: detailOf(model),
    isPresent,
    why: isPresent ? 'it is in use' : why,
    sort: {
      cost: usd?.typical ?? null,
      context: facts.contextTokens,
      quality: facts.quality.find(q => q.benchmark === benchmark)?.score ?? null,
      released: facts.released,
    },
  };
}

function change({ isPresent, saving }: Model): string {
  if (isPresent || !saving) return '';
  if (saving.typical < 0) return `${String(Math.round(-saving.typical * 100))} % more`;
  return saving.low > 0
    ? `${percentRange(saving.low, saving.high)} less`
    : `${String(Math.round(saving.typical * 100))} % less, or more where it writes more`;
}

const CAPABILITIES: readonly (readonly [keyof Model['facts']['capabilities'], string])[] = [
  ['tools', 'tools'],
  ['vision', 'images'],
  ['audio', 'audio'],
  ['structuredOutput', 'structured output'],
  ['reasoning', 'reasoning'],
];

function detailOf({
  facts,
  inputUsdPerMTok,
  outputUsdPerMTok,
  priceChecked,
  lost,
  missing,
  why,
}: Model): string {
  const has = CAPABILITIES.filter(([name]) => facts.capabilities[name] === true).map(([, words]) => words);
  const price = `$${amount(inputUsdPerMTok ?? 0)} in, $${amount(outputUsdPerMTok ?? 0)} out a million`;
  return [
    has.join(', '),
    facts.contextTokens === null ? '' : `${tokensShort(facts.contextTokens)} context`,
    facts.maxOutputTokens === null ? '' : `${tokensShort(facts.maxOutputTokens)} output`,
    facts.quality.length === 0 ? 'no published result' : facts.quality.slice(0, 3).map(evidence).join(', '),
    inputUsdPerMTok === null ? '' : `${price}${priceChecked === '' ? '' : ` (checked ${priceChecked})`}`,
    lost.length > 0 ? `lost: ${lost.join(', ')}` : '',
    missing.length > 0 ? `the calls use: ${missing.join(', ')}` : '',
    why === null || missing.length > 0 || why === 'it is in use' ? '' : why,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** `SWE-bench Verified 72.4 (swebench.com, 2026-02-01)`. */
function evidence({ benchmark, score, source, date }: Model['facts']['quality'][number]): string {
  const host = /^https?:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1] ?? source;
  return `${benchmark} ${String(score)} (${date === null ? host : `${host}, ${date}`})`;
}
