import { bare } from '../engine/advice/bare-id.ts';
import { smallerSize } from '../engine/advice/model-size.ts';
import type { ModelOffer, ModelUse, Report, SourcePlace } from '../engine/model.ts';
import { counted, tokensShort } from './counts.ts';
import { modelName } from './model-name.ts';
import { grouped, money } from './money.ts';
import { plainText } from './plain-text.ts';
import { siteName } from './site-name.ts';
import { placeName, shareText } from './terminal-page.ts';

/** A model in use on the report page. Every string is plain text. */
export interface ModelRow {
  /** Names the model among those of all folders. */
  readonly key: string;
  readonly root: string;
  readonly name: string;
  /** The id as the source writes it, for a what-if; null where the calls choose among several. */
  readonly id: string | null;
  /** `~$0.084 a run of each feature`, or that it is unpriced. */
  readonly cost: string;
  readonly month: string | null;
  /** `61 %` of all models; '' where nothing is priced. */
  readonly share: string;
  /** Typical cost as a share of the dearest model, 0 to 1. */
  readonly bar: number;
  /** `14 calls · openai · 24k in, 3.1k out`. */
  readonly detail: string;
  readonly places: readonly { readonly at: string; readonly place: SourcePlace }[];
  readonly offers: readonly OfferRow[];
  /** Benchmarks of which two or more of the offers have a result, the best known first. */
  readonly benchmarks: readonly string[];
}

/** A model that could stand in another one's place. */
export interface OfferRow {
  readonly id: string;
  readonly isPresent: boolean;
  /** `openai`, where it is another provider than the calls' own. */
  readonly elsewhere: string;
  readonly cost: string;
  readonly usd: number;
  /** `−80 %`, `+12 %`; '' for the model itself. */
  readonly change: string;
  /** `$0.40 in, $1.60 out`. */
  readonly rates: string;
  readonly context: string;
  /** `a smaller size`; '' where its name doesn't say so. */
  readonly smaller: string;
  /** What is lost by it; '' for nothing. */
  readonly lost: string;
  readonly quality: readonly {
    readonly benchmark: string;
    readonly score: number;
    /** What the score counts: `percent correct`. */
    readonly unit: string;
    readonly source: string;
  }[];
  /** Where the rates come from, and when they were compared with it: `openai.com/pricing, 2026-11-20`. */
  readonly source: string;
}

/** Models of all folders, the dearest first, unpriced last. */
export function modelRows(
  reports: readonly { readonly root: string; readonly report: Report }[],
): ModelRow[] {
  const uses = reports.flatMap(({ root, report }) => report.models.map(use => ({ root, use })));
  const amounts = uses.map(({ use }) => use.usd ?? 0);
  const [all, dearest] = [amounts.reduce((sum, usd) => sum + usd, 0), Math.max(0, ...amounts)];
  return [...uses]
    .sort((a, b) => (b.use.usd ?? -1) - (a.use.usd ?? -1))
    .map(({ root, use }, i) => row(`${i}`, root, use, all, dearest));
}

function row(key: string, root: string, use: ModelUse, all: number, dearest: number): ModelRow {
  const { usd, usdPerMonth, offers } = use;
  const tokens = `${tokensShort(use.inputTokens)} in, ${tokensShort(use.outputTokens)} out`;
  return {
    key,
    root,
    name: modelName(use) ?? '',
    id: use.ids.length === 1 ? use.ids[0]! : null,
    cost: usd === null ? 'unpriced' : `~${money(usd)}`,
    month: usdPerMonth === null ? null : `~${money(usdPerMonth)} a month`,
    share: usd === null ? '' : shareText(usd, all),
    bar: usd !== null && dearest > 0 ? usd / dearest : 0,
    detail: [counted(use.calls.length, 'call'), use.provider && plainText(use.provider), tokens]
      .filter(Boolean)
      .join(' · '),
    places: use.places.map(place => ({ at: placeName(place), place })),
    offers: offers.map(one => offerRow(one, offers.find(offer => offer.isPresent)?.id ?? one.id, usd)),
    benchmarks: sharedBenchmarks(offers),
  };
}

function offerRow(offer: ModelOffer, now: string, present: number | null): OfferRow {
  const change = present ? Math.round((offer.usd / present - 1) * 100) : 0;
  return {
    id: plainText(offer.id, 80),
    isPresent: offer.isPresent,
    elsewhere: offer.isSameProvider ? '' : plainText(offer.provider),
    cost: `~${money(offer.usd)}`,
    usd: offer.usd,
    change: offer.isPresent ? '' : change > 0 ? `+${grouped(change)} %` : `−${-change} %`,
    rates: `${money(offer.inputUsdPerMTok)} in, ${money(offer.outputUsdPerMTok)} out`,
    context: offer.contextTokens === null ? 'not known' : tokensShort(offer.contextTokens),
    smaller: smallerText[smallerSize(bare(now), bare(offer.id)) ?? 'as large'],
    lost: plainText(offer.lost.join(', '), 200),
    quality: bestOfEach(offer.quality).map(({ benchmark, score, unit, source, date }) => ({
      benchmark: plainText(benchmark),
      score,
      unit: plainText(unit),
      source: plainText(`${siteName(source)}${date ? `, ${date}` : ''}`, 200),
    })),
    source: plainText(`${siteName(offer.source)}${offer.checked ? `, ${offer.checked}` : ''}`, 200),
  };
}

const smallerText = { smaller: 'a smaller size', smallest: 'the smallest size', 'as large': '' };

/** One result a benchmark: a model may be listed with several settings, and the best is what it can do. */
function bestOfEach(quality: ModelOffer['quality']): ModelOffer['quality'] {
  const best = new Map<string, ModelOffer['quality'][number]>();
  for (const one of quality)
    if ((best.get(one.benchmark)?.score ?? -Infinity) < one.score) best.set(one.benchmark, one);
  return [...best.values()];
}

function sharedBenchmarks(offers: readonly ModelOffer[]): string[] {
  const counts = new Map<string, number>();
  for (const { quality } of offers)
    for (const name of new Set(quality.map(({ benchmark }) => plainText(benchmark))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name);
}
