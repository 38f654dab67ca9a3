import { describe, expect, it } from 'vitest';
import { RestartPolicy } from '../../src/vscode/restart-policy.ts';

describe('RestartPolicy', () => {
  it('starts a server again that died once, without a word', () => {
    expect(new RestartPolicy().crashed(undefined, 0)).toEqual({ restart: true, leaveOut: [] });
  });

  it('leaves out a file that the server died over twice, and says so once', () => {
    const policy = new RestartPolicy();
    expect(policy.crashed('/w/bad.py', 0).message).toBeUndefined();
    const second = policy.crashed('/w/bad.py', 1);
    expect(second).toMatchObject({ restart: true, leaveOut: ['/w/bad.py'] });
    expect(second.message).toContain('/w/bad.py');
    expect(policy.crashed('/w/bad.py', 2).message).toBeUndefined();
  });

  it('gives up on a server that goes on dying, with one message that names the file', () => {
    const policy = new RestartPolicy();
    const decisions = ['a', 'b', 'c', 'd', 'e'].map((file, ms) => policy.crashed(`/w/${file}.py`, ms));
    expect(decisions.map(decision => decision.restart)).toEqual([true, true, true, true, false]);
    const messages = decisions.map(decision => decision.message).filter(Boolean);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('/w/e.py');
  });

  it('forgets what is long past', () => {
    const policy = new RestartPolicy();
    const decisions = Array.from({ length: 10 }, (_, hour) => policy.crashed(undefined, hour * 3_600_000));
    expect(decisions.every(decision => decision.restart)).toBe(true);
  });
});
