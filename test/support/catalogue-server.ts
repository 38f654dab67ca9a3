import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledProviders } from '../../src/engine/prices/bundled-catalogue.ts';

/** Serves a price catalogue on this machine, from a process of its own, so that a test may wait for others. */
export async function catalogueServer(): Promise<{ url: string; folder: string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  const file = join(folder, 'feed.json');
  writeFileSync(file, JSON.stringify(bundledProviders()));
  const script = `
    const [http, fs] = [require('http'), require('fs')];
    const server = http.createServer((q, a) => q.url === '/feed.json' ? a.end(fs.readFileSync(process.argv[1])) : a.writeHead(404).end());
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ['-e', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>(done =>
    child.stdout.once('data', data => done(String(data).trim())),
  );
  return {
    url: `http://127.0.0.1:${port}/feed.json`,
    folder,
    stop() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
