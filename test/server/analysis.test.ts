import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { ReportDifference } from '../../src/server/report-changes.ts';
import { Analysis, type AnalysisSurroundings } from '../../src/server/analysis.ts';
import { WorkerCrash, type WorkerLink } from '../../src/server/worker-link.ts';
import type { UpdateAnswer, UpdateRequest, WorkerRequest } from '../../src/server/worker-protocol.ts';

const root = '/w';

interface Answer {
  readonly reports?: readonly (readonly [root: string, report: Report])[];
  readonly cancelled?: boolean;
}

/** An analysis over workers that answer as the test says, and everything that passed between them. */
function setUp(answer: (request: UpdateRequest, worker: number) => Answer, idleMs = 60_000) {
  const open = new Map<string, string>();
  const seen = { updates: [] as UpdateRequest[], leaveOut: [] as string[][], ended: 0, told: [] as string[] };
  const changed = vi.fn();
  let workers = 0;
  const around: AnalysisSurroundings = {
    startWorker(leaveOut): WorkerLink {
      const worker = workers++;
      const difference = new ReportDifference();
      seen.leaveOut.push([...leaveOut]);
      return {
        async ask(request: WorkerRequest) {
          if (request.kind === 'explain') return { callId: null, lines: [] } as never;
          if (request.kind === 'scenario') return { refused: 'not here' } as never;
          if (request.kind === 'models') return null as never;
          seen.updates.push(request);
          const { reports = [], cancelled = false } = answer(request, worker);
          const changes = reports.map(([root, report]) => [root, difference.next(report)] as const);
          const update: UpdateAnswer = { reports: changes, parsed: [], problems: [], cancelled };
          return update as never;
        },
        cancel: () => undefined,
        end: async () => void seen.ended++,
      };
    },
    openTexts: () => open,
    showProgress: () => ({ report: () => undefined, end: () => undefined }),
    changed,
    tell: message => seen.told.push(message),
    log: () => undefined,
    nowMs: () => 0,
    idleMs,
    leaveOut: [],
  };
  const analysis = new Analysis(around);
  analysis.setFolders([root]);
  return { analysis, open, seen, changed };
}

function report(...files: string[]): Report {
  const calls = files.map(file => ({ id: file, file }));
  return { calls, modelSites: [], findings: [], totals: {} } as unknown as Report;
}

describe('Analysis', () => {
  it('does nothing before somebody asks', async () => {
    const { analysis, seen } = setUp(() => ({}));
    analysis.textChanged('/w/a.py', 'x');
    await new Promise(done => setTimeout(done, 400));
    expect(seen.leaveOut).toEqual([]);
    await analysis.settled(true);
    expect(seen.updates).toHaveLength(1);
  });

  it('asks for nothing when nothing changed', async () => {
    const { analysis, seen } = setUp(() => ({ reports: [[root, report('a.py')]] }));
    await analysis.settled();
    await analysis.settled();
    expect(seen.updates).toHaveLength(1);
  });

  it('sends only what was edited, once for many keystrokes', async () => {
    const { analysis, seen } = setUp(() => ({}));
    await analysis.settled();
    analysis.setLive(true);
    for (const text of ['a', 'ab', 'abc']) analysis.textChanged('/w/a.py', text);
    await analysis.settled();
    expect(seen.updates).toHaveLength(2);
    expect(seen.updates[1]).toMatchObject({ texts: [['/w/a.py', 'abc']], files: [] });
  });

  it('tells which open files show something else', async () => {
    const answers = [report('a.py', 'b.py'), report('a.py')];
    const { analysis, open, changed } = setUp(() => ({ reports: [[root, answers.shift()!]] }));
    open.set('/w/a.py', '').set('/w/b.py', '');
    await analysis.settled();
    expect(changed).toHaveBeenLastCalledWith(['/w/a.py', '/w/b.py']);
    analysis.filesChanged(['/w/b.py']);
    await analysis.settled();
    expect(changed).toHaveBeenLastCalledWith(['/w/b.py']);
  });

  it('starts afresh after a crash, and leaves out a file that crashed twice, saying so once', async () => {
    let crashes = 0;
    const { analysis, open, seen } = setUp(() => {
      if (crashes++ < 2) throw new WorkerCrash('out of memory', '/w/bad.py');
      return { reports: [[root, report('a.py')]] };
    });
    open.set('/w/a.py', 'unsaved');
    await analysis.settled();
    expect(seen.leaveOut).toEqual([[], [], ['/w/bad.py']]);
    expect(seen.updates.every(update => update.texts.length === 1)).toBe(true);
    expect(seen.told).toHaveLength(1);
    expect(seen.told[0]).toContain('/w/bad.py');
    expect(analysis.view('/w/a.py')?.calls).toHaveLength(1);
  });

  it('rests with one message when it goes on crashing, until a scan is asked for', async () => {
    let broken = true;
    const { analysis, seen } = setUp(() => {
      if (broken) throw new WorkerCrash('gone', undefined);
      return { reports: [[root, report('a.py')]] };
    });
    await analysis.settled();
    await analysis.settled();
    expect(seen.told).toHaveLength(1);
    broken = false;
    await analysis.scan();
    expect(analysis.reports).toHaveLength(1);
  });

  it('rests after the user cancelled, and keeps what it has', async () => {
    const { analysis, seen } = setUp(() => ({ cancelled: true }));
    await analysis.settled();
    analysis.textChanged('/w/a.py', 'x');
    await analysis.settled(true);
    expect(seen.updates).toHaveLength(1);
  });

  it('ends the worker when idle, keeps the reports, and tells the next one all open texts', async () => {
    const { analysis, open, seen } = setUp(() => ({ reports: [[root, report('a.py')]] }), 50);
    open.set('/w/a.py', 'unsaved');
    await analysis.settled();
    await new Promise(done => setTimeout(done, 150));
    expect(seen.ended).toBe(1);
    expect(analysis.view('/w/a.py')?.calls).toHaveLength(1);
    analysis.filesChanged(['/w/other.py']);
    await analysis.settled();
    expect(seen.updates[1]!.texts).toEqual([['/w/a.py', 'unsaved']]);
  });
});
