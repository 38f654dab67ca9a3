import type { Call, CombinedAdvice, CostPart, Feature, Finding, SavedPart } from '../model.ts';
import { areRivals } from '../advice/rival-rules.ts';
import { largestFirst } from '../advice/largest-first.ts';
import { usdPerRunOf } from './usd-per-run.ts';

type Bounds = { low: number; high: number };
type Share = Exclude<SavedPart, 'all'> | 'rest';

/** What is left of a call's cost, as shares of it; `low` when every step saves at its low end, `high` at its high one. */
interface Remaining {
  readonly run: number;
  readonly month: number | null;
  readonly before: Readonly<Record<Share, number>>;
  readonly left: Record<Share, Bounds>;
}

const SHARES: readonly Share[] = ['fixed', 'filled', 'output', 'rest'];

/**
 * What all compatible advice saves together, the largest saving first: each step saves its share of what the steps
 * before have left of the part that it works on, so nothing is saved twice. Null where no finding has an amount.
 */
export function combineSavings(
  findings: readonly Finding[],
  calls: readonly Call[],
  features: readonly Feature[],
): CombinedAdvice | null {
  const { chosen, excluded } = compatible(findings.filter(f => f.saving.usdPerRun));
  const now = usdPerRunOf(calls, features);
  if (chosen.length === 0 || !now || now.run <= 0) return null;
  const remaining = new Map(calls.flatMap(call => entryOf(call, features)));
  const month: Bounds = { low: 0, high: 0 };
  let left: Bounds = { low: now.run, high: now.run };
  const steps = chosen.map(finding => {
    const saved: Bounds = { low: 0, high: 0 };
    for (const id of finding.calls) {
      const call = remaining.get(id);
      if (!call) continue;
      const shares = take(call, finding);
      for (const end of ['low', 'high'] as const) {
        saved[end] += call.run * shares[end];
        month[end] += (call.month ?? 0) * shares[end];
      }
    }
    left = { low: left.low - saved.high, high: left.high - saved.low };
    const { low, high } = finding.saving.usdPerRun!;
    return { finding: finding.id, alone: { low, high }, inSequence: ordered(saved), left };
  });
  const usdPerRun = { low: now.run - left.high, high: now.run - left.low };
  return {
    usdPerRun: now.run,
    saving: {
      fraction: { low: usdPerRun.low / now.run, high: usdPerRun.high / now.run },
      usdPerRun,
      ...(now.month === null ? {} : { usdPerMonth: month }),
    },
    steps,
    excluded,
  };
}

/** A step may save less at its high end than at its low one: the high ends before have left it less. */
const ordered = ({ low, high }: Bounds): Bounds => ({ low: Math.min(low, high), high: Math.max(low, high) });

function compatible(findings: readonly Finding[]): {
  chosen: Finding[];
  excluded: { finding: string; by: string }[];
} {
  const chosen: Finding[] = [];
  const excluded: { finding: string; by: string }[] = [];
  for (const finding of largestFirst(findings)) {
    const rival = chosen.find(c => areRivals(c, finding));
    if (rival) excluded.push({ finding: finding.id, by: rival.id });
    else chosen.push(finding);
  }
  return { chosen, excluded };
}

function entryOf(call: Call, features: readonly Feature[]): [string, Remaining][] {
  const each = usdPerRunOf([call], features);
  if (!each || !call.usd || call.usd.typical <= 0) return [];
  const before = sharesOf(call.parts, call.usd.typical);
  const left = Object.fromEntries(SHARES.map(s => [s, { low: before[s], high: before[s] }]));
  return [[call.id, { ...each, before, left: left as Record<Share, Bounds> }]];
}

function sharesOf(parts: readonly CostPart[], usd: number): Record<Share, number> {
  const sum = (...kinds: readonly CostPart['kind'][]): number =>
    parts.filter(p => kinds.includes(p.kind)).reduce((total, p) => total + (p.usd ?? 0), 0) / usd;
  const fixed = sum('static', 'tools', 'schema');
  const filled = sum('hole', 'history');
  const output = sum('output');
  return { fixed, filled, output, rest: Math.max(0, 1 - fixed - filled - output) };
}

/** Takes a step's share out of what is left of a call; returns the shares of the call's first cost that it saved. */
function take({ before, left }: Remaining, { saving: { fraction, part = 'all' } }: Finding): Bounds {
  const saved: Bounds = { low: 0, high: 0 };
  for (const share of SHARES) {
    if (part !== 'all' && part !== share) continue;
    for (const end of ['low', 'high'] as const) {
      const whole = part === 'all' ? 1 : before[share];
      const factor = whole > 0 ? Math.min(1, fraction![end] / whole) : 0;
      saved[end] += left[share][end] * factor;
      left[share][end] *= 1 - factor;
    }
  }
  return saved;
}
