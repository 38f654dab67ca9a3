import { sumModel } from '../estimate/cost-model.ts';
import { amountAndDrivers } from '../estimate/propagate.ts';
import type { Call, CostPart, Range } from '../model.ts';
import type { ReportedCall } from './report-call.ts';

/**
 * A call with the runs that it stands for besides its first one (the other tasks of a crew, its manager): tokens, turns
 * and amounts are those of all, model and prompt those of the first. What has no price leaves the whole without one.
 */
export function withBesides(
  { call, model }: ReportedCall,
  others: readonly ReportedCall[],
  isBoundOfAll: boolean,
): ReportedCall {
  const all = [call, ...others.map(o => o.call)];
  const models = [model, ...others.map(o => o.model)].filter(m => m !== null);
  const sum = models.length === all.length ? sumModel(models.map(m => ({ model: m, times: 1 }))) : null;
  const amount = sum && amountAndDrivers(sum);
  const turns = all.flatMap(c => c.turns ?? []);
  const unpriced = all.find(c => c.usd === null)?.unpriced;
  return {
    call: {
      ...priced(call),
      inputTokens: {
        ...call.inputTokens,
        ...added(all.map(c => c.inputTokens)),
        exact: all.every(c => c.inputTokens.exact),
      },
      outputTokens: { ...call.outputTokens, ...added(all.map(c => c.outputTokens)) },
      ...(turns.length > 0
        ? { turns: isBoundOfAll ? { ...added(turns), high: turns[0]!.high } : added(turns) }
        : {}),
      usd: amount?.usd ?? null,
      ...(amount ? {} : { unpriced: unpriced ?? 'a part of it has no price' }),
      parts: joined(all.flatMap(c => c.parts)),
      drivers: amount?.drivers ?? call.drivers,
    },
    model: sum,
  };
}

/** Without the reason for which it alone had no amount. */
function priced(call: Call): Call {
  const { ...rest } = call as Call & { unpriced?: string };
  delete rest.unpriced;
  return rest;
}

const added = (ranges: readonly Range[]): Range => ({
  low: total(ranges.map(r => r.low)),
  typical: total(ranges.map(r => r.typical)),
  high: ranges.some(r => r.high === null) ? null : total(ranges.map(r => r.high!)),
});

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** Parts of one name are one part. */
function joined(parts: readonly CostPart[]): CostPart[] {
  const byName = new Map<string, CostPart>();
  for (const part of parts) {
    const key = `${part.kind} ${part.name}`;
    const before = byName.get(key);
    byName.set(
      key,
      before
        ? {
            ...before,
            tokens: before.tokens + part.tokens,
            usd: before.usd === null || part.usd === null ? null : before.usd + part.usd,
          }
        : part,
    );
  }
  return [...byName.values()];
}
