import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromWorker, WorkerAnswers, WorkerRequest, WorkerSetup } from './worker-protocol.ts';

/** The worker died while it worked; `file` is what it was reading, where that is known. */
export class WorkerCrash extends Error {
  readonly file: string | undefined;
  constructor(cause: string, file: string | undefined) {
    super(cause);
    this.file = file;
  }
}

export interface WorkerLinkOptions {
  /** The bundled worker. */
  readonly script: string;
  readonly leaveOut: readonly string[];
  readonly readingNote: string;
  readonly priceFolder: string | null;
  onProgress(done: number, total: number): void;
}

/** One running worker: requests in, answers out. Ends with `end`, which gives its memory back, wasm included. */
export interface WorkerLink {
  ask<R extends WorkerRequest>(request: R): Promise<WorkerAnswers[R['kind']]>;
  /** Asks the worker to stop the update it does; the update answers `cancelled`. */
  cancel(): void;
  end(): Promise<void>;
}

interface Waiting {
  resolve(answer: never): void;
  reject(error: Error): void;
}

export function startWorker(options: WorkerLinkOptions): WorkerLink {
  const cancel = new SharedArrayBuffer(4);
  const cancelFlag = new Int32Array(cancel);
  writeFileSync(options.readingNote, '');
  const { readingNote, leaveOut, priceFolder } = options;
  const setup: WorkerSetup = { readingNote, leaveOut, priceFolder, cancel };
  const worker = new Worker(options.script, { workerData: setup });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let problem: string | undefined;
  let ended = false;

  worker.on('message', (message: FromWorker) => {
    if ('progress' in message) return options.onProgress(...message.progress);
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) one?.reject(new Error(message.error));
    else one?.resolve(message.answer as never);
  });
  worker.on('error', error => {
    problem = error.message;
  });
  worker.on('exit', code => {
    ended = true;
    const crash = new WorkerCrash(problem ?? `exit code ${code}`, readNote(options.readingNote));
    for (const one of waiting.values()) one.reject(crash);
    waiting.clear();
  });
  worker.unref();

  return {
    ask(request) {
      if (ended) return Promise.reject(new WorkerCrash(problem ?? 'the worker has ended', undefined));
      Atomics.store(cancelFlag, 0, 0);
      const id = nextId++;
      const answer = new Promise<never>((resolve, reject) => waiting.set(id, { resolve, reject }));
      worker.postMessage({ id, request });
      return answer;
    },
    cancel: () => void Atomics.store(cancelFlag, 0, 1),
    async end() {
      await worker.terminate();
    },
  };
}

/** The path that was being read when a worker, or a whole server, ended; undefined when it read none. */
export function readNote(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/\0+$/, '') || undefined;
  } catch {
    return undefined;
  }
}

/** A note of the server's own, for clients that gave none; the folder goes with the process. */
export function ownReadingNote(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inference-cost-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'reading');
}
