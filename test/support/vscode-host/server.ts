import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NpmEditor } from './npm-editor.ts';

export interface ServerOptions {
  /** User settings, by their full names. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** With trust on, an unknown folder opens in Restricted Mode. Off by default, as test runs of VS Code have it. */
  readonly workspaceTrust?: boolean;
  /** Packaged extensions, installed before the start. */
  readonly vsix?: readonly string[];
  /** Port to listen on; a free one by default. */
  readonly port?: number;
}

export interface EditorServer {
  /** Such as `http://localhost:40123`, without a slash at the end. */
  readonly address: string;
  readonly authority: string;
  readonly dataDir: string;
  /** Process id of the server; its children are the extension hosts and what they start. */
  readonly pid: number;
  stop(): Promise<void>;
}

const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // as on a desktop
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'editor.fontFamily': 'DejaVu Sans Mono',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

/** Starts a VS Code server with a data folder of its own, which is removed at the end. Resolves when it answers. */
export async function startServer(editor: NpmEditor, options: ServerOptions = {}): Promise<EditorServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vscode-server-'));
  const extensionsDir = join(dataDir, 'extensions');
  await mkdir(join(dataDir, 'data', 'User'), { recursive: true });
  const settings = JSON.stringify({ ...quietSettings, ...options.settings }, null, 2);
  await writeFile(join(dataDir, 'data', 'User', 'settings.json'), settings);
  const dirs = ['--server-data-dir', dataDir, '--extensions-dir', extensionsDir];
  for (const file of options.vsix ?? [])
    await finished(editor, ['--install-extension', file, '--accept-server-license-terms', ...dirs]);

  const port = options.port ?? (await freePort());
  const flags = [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--disable-telemetry', '--enable-smoke-test-driver'],
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
  const child = spawn(editor.node, [editor.serverMain, ...flags, ...dirs], {
    env: serverEnv(),
    detached: true,
  });
  await answering(child, port);
  return {
    address: `http://localhost:${port}`,
    authority: `localhost:${port}`,
    dataDir,
    pid: child.pid!,
    stop: () => stop(child, dataDir),
  };
}

/** The editor must not take its Node options or npm's variables from the test run. */
function serverEnv(): NodeJS.ProcessEnv {
  const drop = /^(npm_|NODE_OPTIONS$|VITEST|VSCODE_|ELECTRON_)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !drop.test(name)));
}

async function finished(editor: NpmEditor, args: readonly string[]): Promise<void> {
  const child = spawn(editor.node, [editor.serverMain, ...args], { env: serverEnv() });
  const output = collect(child);
  const code = await new Promise<number | null>(done => child.once('close', done));
  if (code !== 0) throw new Error(`VS Code server ended with ${code}:\n${output.join('')}`);
}

async function answering(child: ChildProcess, port: number): Promise<void> {
  const output = collect(child);
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise(done => setTimeout(done, 100));
  }
  killGroup(child, 'SIGKILL');
  throw new Error(`VS Code server did not start on port ${port}:\n${output.join('')}`);
}

function collect(child: ChildProcess): string[] {
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => output.push(String(data)));
  return output;
}

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null) {
    const closed = new Promise(done => child.once('close', done));
    killGroup(child, 'SIGTERM');
    const timer = setTimeout(() => killGroup(child, 'SIGKILL'), 5_000);
    await closed;
    clearTimeout(timer);
  }
  killGroup(child, 'SIGKILL'); // extension hosts outlive their server for minutes, waiting for a reconnection
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** The server leads a process group of its own, so that nothing it started stays behind. */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal);
  } catch {
    // the group is gone already
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
