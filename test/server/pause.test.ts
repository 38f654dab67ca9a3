import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pause } from '../../src/server/pause.ts';

describe('Pause', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('works once after the last of many', async () => {
    const work = vi.fn(async () => undefined);
    const pause = new Pause(250, work);
    for (let i = 0; i < 10; i++) {
      pause.restart();
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(50);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('lets waiters go when the work is done, and at once when nothing is under way', async () => {
    let finish = (): void => undefined;
    const pause = new Pause(250, () => new Promise<void>(done => (finish = done)));
    await pause.over();
    pause.restart();
    let over = false;
    void pause.over().then(() => (over = true));
    await vi.advanceTimersByTimeAsync(250);
    expect(over).toBe(false);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(over).toBe(true);
  });

  it('lets waiters go even when the work fails', async () => {
    const pause = new Pause(250, () => Promise.reject(new Error('no')));
    pause.restart();
    const over = pause.over();
    await pause.now().catch(() => undefined);
    await over;
  });
});
