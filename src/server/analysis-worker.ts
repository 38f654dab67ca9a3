// The worker thread that analyses: it holds the sessions, the parser's wasm and all texts, and ends when idle.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createSession } from '../workspace/create-session.ts';
import { nodeHost } from '../workspace/node-host.ts';
import type { Session } from '../workspace/session.ts';
import { fileNote, notingReader } from './noting-reader.ts';
import { isUntitled, withUntitled } from './untitled.ts';
import { Cancelled, Sessions } from './sessions.ts';
import type { FromWorker, ToWorker, WorkerAnswers, WorkerRequest, WorkerSetup } from './worker-protocol.ts';

const progressEveryMs = 100;

const setup = workerData as WorkerSetup;
const cancel = new Int32Array(setup.cancel);
const note = fileNote(setup.readingNote);
const leaveOut = new Set(setup.leaveOut);
const host = nodeHost(__dirname, setup.priceFolder);
const sessions = new Sessions(openSession);
let toldMs = 0;

// One request at a time, in order: an update must not overtake the one before it.
let last: Promise<unknown> = Promise.resolve();
parentPort!.on('message', (message: ToWorker) => {
  last = last.then(() => answer(message));
});

async function answer({ id, request }: ToWorker): Promise<void> {
  try {
    send({ id, answer: await answerTo(request) });
  } catch (error) {
    send({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

function answerTo(request: WorkerRequest): Promise<WorkerAnswers[WorkerRequest['kind']]> {
  switch (request.kind) {
    case 'update':
      return sessions.update(request, onProgress);
    case 'explain':
      return sessions.explain(request);
    case 'models':
      return sessions.models(request);
    case 'scenario':
      return sessions.scenario(request);
  }
}

function openSession(root: string): Session {
  const assets = {
    ranks: host.assets.ranks,
    catalogue: host.assets.catalogue ?? null,
    async sourceReader() {
      const reader = await host.assets.sourceReader();
      return notingReader(reader, note, leaveOut, file => join(session.root, file));
    },
  };
  const files = isUntitled(root) ? withUntitled(host.files, root) : host.files;
  const session = createSession({ ...host, files, assets }, { root, keepsHalfTyped: true });
  return session;
}

function onProgress(done: number, total: number): void {
  if (Atomics.load(cancel, 0) === 1) throw new Cancelled();
  const now = host.elapsedMs();
  if (now - toldMs < progressEveryMs) return;
  toldMs = now;
  send({ progress: [done, total] });
}

function send(message: FromWorker): void {
  parentPort!.postMessage(message);
}
