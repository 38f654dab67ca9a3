import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { changedReport, ReportDifference } from '../../src/server/report-changes.ts';

const report = (calls: readonly object[], usd = 1): Report =>
  ({ schema: 1, calls, findings: [{ id: 'f' }], totals: { usd } }) as unknown as Report;
/** As it comes from another thread. */
const copied = <T>(value: T): T => structuredClone(value);

describe('what changed in a report', () => {
  it('is the call that was edited, and nothing else', () => {
    const difference = new ReportDifference();
    difference.next(report([{ id: 'a' }, { id: 'b', out: 1 }]));
    expect(difference.next(report([{ id: 'a' }, { id: 'b', out: 2 }]))).toEqual({
      calls: { list: [0, { item: { id: 'b', out: 2 } }] },
    });
    expect(difference.next(report([{ id: 'a' }, { id: 'b', out: 2 }]))).toEqual({});
    expect(difference.next(report([{ id: 'b', out: 2 }], 3))).toEqual({
      calls: { list: [1] },
      totals: { value: { usd: 3 } },
    });
  });

  it('gives the same report on the other side, in which all else is the same object', () => {
    const item = fc.record({ id: fc.constantFrom('a', 'b', 'c'), out: fc.nat(2) });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(item, { maxLength: 5 }), fc.nat(1)), { maxLength: 6 }),
        states => {
          const difference = new ReportDifference();
          let there: Report | undefined;
          for (const [calls, usd] of states) {
            const before = there;
            const now = report(calls, usd);
            there = changedReport(before, copied(difference.next(now)));
            expect(there).toEqual(now);
            const known = new Map(before?.calls.map(call => [JSON.stringify(call), call]));
            for (const call of there.calls) {
              const old = known.get(JSON.stringify(call));
              if (old) expect(before!.calls).toContain(call);
            }
          }
        },
      ),
      { seed: 3 },
    );
  });
});
