import { fittingOffers } from '../engine/advice/cheapest-offer.ts';
import type { Report } from '../engine/model.ts';
import { assumptionRows } from './page-assumptions.ts';
import { whatIfOutcome, type Amounts } from './page-what-if.ts';
import { grouped } from './money.ts';
import { plainText } from './plain-text.ts';

/** A change of the settings that was worked out beforehand, for a page that nobody answers. Every string is plain text. */
export interface TriedChange {
  /** `gpt-4.1 → gpt-5.4-mini`, `output: 800 tokens`. */
  readonly title: string;
  /** As `scan --set` takes it. */
  readonly set: string;
  /** What `after` is of: `A month`. */
  readonly of: string;
  /** `$0.031 – 0.12`. */
  readonly after: string;
  /** `−34 %`. */
  readonly change: string;
}

const mostModels = 4;
const mostSizes = 5;

/** What a scan would cost under a change; null where it can't be told. */
export type TryChange = (set: string) => Promise<Amounts | null>;

/** What each of the changes that matter most does alone; those that move nothing are left out. */
export async function triedChanges(report: Report, run: TryChange): Promise<TriedChange[]> {
  const tried: TriedChange[] = [];
  for (const { title, set } of changesToTry(report)) {
    const after = await run(set);
    const [total] = after ? whatIfOutcome(report, after).totals : [];
    if (!total?.after || !total.change) continue;
    tried.push({
      title,
      set: plainText(set, 400),
      of: total.title,
      after: total.after,
      change: total.change,
    });
  }
  return tried;
}

interface Change {
  readonly title: string;
  readonly set: string;
}

function changesToTry(report: Report): Change[] {
  return [
    ...report.models.slice(0, mostModels).flatMap(use => cheaper(use, report)),
    { title: 'Prompt caching wherever a provider can', set: 'caching=on' },
    ...assumptionRows([{ root: '', report }])
      .slice(0, mostSizes)
      .flatMap(({ name, set, unit, least, most, isShare }): Change[] =>
        [least, most].map(value => ({
          title: isShare
            ? `${name}: ${Math.round(value * 100)} %`
            : `${name}: ${grouped(Number(value.toPrecision(3)))} ${unit}`,
          set: `${set}=${Number(value.toPrecision(6))}`,
        })),
      ),
  ];
}

/** The cheapest model that is like the present one and has what each of its calls uses. */
function cheaper({ ids, calls }: Report['models'][number], { calls: all, models }: Report): Change[] {
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0) return [];
  const fitting = all
    .filter(call => calls.includes(call.id) && call.usd !== null)
    .map(call => fittingOffers(call, models).map(({ offer }) => offer.id));
  const best = fitting[0]?.find(offer => fitting.every(ofCall => ofCall.includes(offer)));
  if (best === undefined) return [];
  return [{ title: `${plainText(id, 80)} → ${plainText(best, 80)}`, set: `models.${id}=${best}` }];
}
