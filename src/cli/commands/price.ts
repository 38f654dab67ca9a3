import { priceUsage } from '../../engine/prices/index.ts';
import type { PriceBook, Priced, PricePart, PriceQuery, Tier, Usage } from '../../engine/prices/index.ts';

/** What `price --jsonl` needs of its host. */
export interface PriceIo {
  /** Standard input, whole. */
  readonly input: string;
  /** Today in UTC, `YYYY-MM-DD`: the day of lines that name none. */
  readonly today: string;
  readonly write: (text: string) => void;
}

const TIERS: readonly string[] = ['standard', 'batch', 'flex', 'priority'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';

function readQuery(line: Record<string, unknown>, today: string): PriceQuery | string {
  const { provider, model, date, tier, region, usage } = line;
  if (typeof model !== 'string' || model === '') return 'model is missing: give it as a string';
  if (!isObject(usage)) return 'usage is missing: give it as an object with inputTokens and outputTokens';
  if (!isText(provider)) return 'provider is no string';
  if (!isText(date)) return 'date is no string: give a day (YYYY-MM-DD) or an ISO time';
  if (!isText(region)) return 'region is no string';
  if (!(tier == null || (typeof tier === 'string' && TIERS.includes(tier))))
    return `tier is none of ${TIERS.join(', ')}`;
  return {
    model,
    provider: provider ?? null,
    date: date ?? today,
    tier: (tier as Tier | null | undefined) ?? 'standard',
    region: region ?? null,
    usage: usage as unknown as Usage,
  };
}

// Amounts go out as the digits of their exact decimal: JSON.stringify would round them to a double and print 1e-7.
function printPart({ unit, quantity, usdPerMTok, usdEach, usd, ...origin }: PricePart): string {
  const rate = JSON.stringify({ unit, quantity, usdPerMTok, usdEach }).slice(0, -1);
  return `${rate},"usd":${usd},${JSON.stringify(origin).slice(1)}`;
}

function printPriced(id: unknown, { usd, parts, match, rates }: Priced): string {
  const { source, from, checked, disagreement, next, notes } = rates;
  const rest = {
    price: { source, from, checked, disagreement, next, notes },
    provider: match.provider,
    model: match.model,
  };
  return `{"id":${JSON.stringify(id)},"usd":${usd},"parts":[${parts.map(printPart).join(',')}],${JSON.stringify(rest).slice(1)}`;
}

function answer(text: string, today: string, book: PriceBook): string {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return JSON.stringify({ id: null, error: 'this line is no JSON', closest: [] });
  }
  if (!isObject(line)) return JSON.stringify({ id: null, error: 'this line is no JSON object', closest: [] });
  const id = line['id'] ?? null;
  const query = readQuery(line, today);
  if (typeof query === 'string') return JSON.stringify({ id, error: query, closest: [] });
  const priced = priceUsage(query, book);
  return priced.priced
    ? printPriced(id, priced)
    : JSON.stringify({ id, error: priced.why, closest: priced.closest });
}

/** `inference-cost price --jsonl`: one JSON object a line in, one a line out, in the same order. */
export function priceCommand({ input, today, write }: PriceIo, book: PriceBook): void {
  for (const line of input.split('\n')) if (line.trim() !== '') write(`${answer(line, today, book)}\n`);
}
