// What the language server takes: `npm run bench:memory -- DIR…`: time to the report, the highest memory, and after idling
// (the server is asked to give its memory back after half of `IDLE_MS`; by itself it does after five minutes).
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const everyMs = 100;
const idleMs = Number(process.env.IDLE_MS ?? 5_000);

for (const folder of process.argv.slice(2)) await bench(resolve(folder));

async function bench(folder) {
  const server = spawn(process.execPath, [resolve('dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { request, notify } = connection(server);
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, residentMb(server.pid))), everyMs);
  const uri = pathToFileURL(folder).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: basename(folder) }],
    capabilities: {},
    initializationOptions: { idleMs: idleMs / 2 },
  });
  notify('initialized', {});
  const start = performance.now();
  const answer = await request('inferenceCost/report', {});
  const reportMs = performance.now() - start;
  clearInterval(timer);
  const after = residentMb(server.pid);
  await new Promise(done => setTimeout(done, idleMs));
  console.log(
    `${basename(folder)}: ${answer.error ? `error ${answer.error.message}` : 'report'} after ${reportMs.toFixed(0)} ms · ` +
      `peak ${peak.toFixed(0)} MB · then ${after.toFixed(0)} MB · after ${String(idleMs)} ms idle ${residentMb(server.pid).toFixed(0)} MB`,
  );
  server.kill();
}

/** JSON-RPC over the server's stdio; what the server asks is answered with nothing. */
function connection(server) {
  const waiting = new Map();
  let buffer = Buffer.alloc(0);
  let last = 0;
  const send = message => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  server.stdout.on('data', data => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
      const end = head + 4 + length;
      if (buffer.length < end) return;
      const message = JSON.parse(buffer.subarray(head + 4, end).toString());
      buffer = buffer.subarray(end);
      if (message.method !== undefined && message.id !== undefined)
        send({ id: message.id, result: (message.params?.items ?? []).map(() => null) });
      else if (message.id !== undefined) waiting.get(message.id)?.(message);
    }
  });
  return {
    notify: (method, params) => send({ method, params }),
    request: (method, params) =>
      new Promise(done => {
        waiting.set(++last, done);
        send({ id: last, method, params });
      }),
  };
}

/** Resident memory of a process (Linux). */
function residentMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return 0;
  }
}
