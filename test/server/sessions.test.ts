import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { Cancelled, Sessions } from '../../src/server/sessions.ts';
import type { UpdateRequest } from '../../src/server/worker-protocol.ts';
import type { Session } from '../../src/workspace/session.ts';

/** Sessions that note what they are told. */
function setUp() {
  const told: string[] = [];
  const sessions = new Sessions(root => {
    if (root === '/missing') throw new Error('/missing does not exist');
    return {
      root,
      parsed: [],
      prepare: async () => undefined,
      report: (onProgress?: (done: number, total: number) => void) => {
        onProgress?.(1, 2);
        told.push(`report ${root}`);
        return { schema: 1 } as Report;
      },
      setText: (file: string, text: string | null) => told.push(`text ${root} ${file} ${text}`),
      filesChanged: (files: readonly string[]) => told.push(`files ${root} ${files.join()}`),
      explain: () => ({ call: null, features: [], reasons: ['because'] }),
    } as unknown as Session;
  });
  const update = (request: Partial<UpdateRequest>, onProgress = (): void => undefined) =>
    sessions.update({ kind: 'update', roots: ['/w'], texts: [], files: [], ...request }, onProgress);
  return { sessions, told, update };
}

describe('Sessions', () => {
  it('reports only the roots that something was told of', async () => {
    const { told, update } = setUp();
    expect((await update({ roots: ['/w', '/v'] })).reports.map(([root]) => root)).toEqual(['/w', '/v']);
    told.length = 0;
    expect((await update({ roots: ['/w', '/v'], texts: [['/v/a.py', 'x']] })).reports).toHaveLength(1);
    expect(told).toEqual(['text /v a.py x', 'report /v']);
    expect((await update({ roots: ['/w', '/v'] })).reports).toEqual([]);
  });

  it('tells every root that holds the file', async () => {
    const { told, update } = setUp();
    await update({ roots: ['/w', '/w/api'], files: ['/w/api/a.py'] });
    expect(told.filter(line => line.startsWith('files'))).toEqual(['files /w api/a.py', 'files /w/api a.py']);
  });

  it('goes on without a root that can not be read, and says why', async () => {
    const { update } = setUp();
    const answer = await update({ roots: ['/missing', '/w'] });
    expect(answer.problems).toEqual(['/missing does not exist']);
    expect(answer.reports).toHaveLength(1);
  });

  it('keeps what was cancelled for the next time', async () => {
    const { update } = setUp();
    const cancelled = await update({}, () => {
      throw new Cancelled();
    });
    expect(cancelled).toMatchObject({ cancelled: true, reports: [] });
    expect((await update({})).reports).toHaveLength(1);
  });

  it('explains only what it knows', async () => {
    const { sessions, update } = setUp();
    const request = { kind: 'explain', root: '/w', file: 'a.py', line: 1 } as const;
    expect((await sessions.explain(request)).reasons[0]).toContain('has not been analysed');
    await update({});
    expect((await sessions.explain(request)).reasons).toEqual(['because']);
  });
});
