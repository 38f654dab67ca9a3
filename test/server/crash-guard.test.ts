import { describe, expect, it } from 'vitest';
import { CrashGuard } from '../../src/server/crash-guard.ts';

describe('CrashGuard', () => {
  it('forgives a file once, then leaves it out', () => {
    const guard = new CrashGuard();
    expect(guard.crashed('/w/a.py', 0)).toEqual({ action: 'again' });
    expect(guard.crashed('/w/b.py', 1)).toEqual({ action: 'again' });
    expect(guard.crashed('/w/a.py', 2)).toEqual({ action: 'leave-out', file: '/w/a.py' });
  });

  it('gives up when crashes with no file to blame come fast', () => {
    const guard = new CrashGuard();
    const verdicts = [0, 1, 2, 3].map(ms => guard.crashed(undefined, ms).action);
    expect(verdicts).toEqual(['again', 'again', 'again', 'give-up']);
  });

  it('goes on when they come hours apart', () => {
    const guard = new CrashGuard();
    const hours = [0, 1, 2, 3, 4, 5].map(hour => guard.crashed(undefined, hour * 3_600_000).action);
    expect(new Set(hours)).toEqual(new Set(['again']));
  });
});
