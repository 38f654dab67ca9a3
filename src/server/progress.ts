import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { method } from './protocol.ts';

/** Shorter work shows no progress: a notification that flashes by is noise. */
const quietMs = 700;

/** Progress of one analysis, shown when it takes long: to the client's own pages, and as the protocol has it where the client can show it. */
export function showProgress(connection: Connection, supported: boolean, onCancel: () => void) {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let ended = false;
  let latest: readonly [done: number, total: number] = [0, 0];
  let isLong = false;
  const tellPages = () => {
    const [done, total] = latest;
    void connection.sendNotification(method.progress, { done, total });
  };
  const timer = setTimeout(async () => {
    if (ended) return;
    isLong = true;
    tellPages();
    if (!supported) return;
    const created = await connection.window.createWorkDoneProgress();
    if (ended) return created.done();
    reporter = created;
    reporter.begin('Inference Cost', percentage(latest), message(latest), true);
    reporter.token.onCancellationRequested(onCancel);
  }, quietMs);
  return {
    report(done: number, total: number): void {
      latest = [done, total];
      if (isLong) tellPages();
      reporter?.report(percentage(latest), message(latest));
    },
    end(): void {
      ended = true;
      clearTimeout(timer);
      reporter?.done();
    },
  };
}

function percentage([done, total]: readonly [number, number]): number {
  return total > 0 ? Math.floor((done / total) * 100) : 0;
}

function message([done, total]: readonly [number, number]): string {
  return total > 0 ? `${done} of ${total} files` : 'listing files';
}
