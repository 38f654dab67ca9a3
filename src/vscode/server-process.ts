import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { window, type OutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../server/protocol.ts';
import { commandIds } from './command-ids.ts';
import { documentSelector } from './languages.ts';
import { RestartPolicy } from './restart-policy.ts';
import { readSettings } from './settings.ts';

/** The language server of this window: started when first needed, brought back when it dies. */
export class ServerProcess {
  readonly #module: string;
  readonly #output: OutputChannel;
  readonly #noteFolder = mkdtempSync(join(tmpdir(), 'inference-cost-'));
  #policy = new RestartPolicy();
  #leaveOut: readonly string[] = [];
  #client: LanguageClient | undefined;
  #started: Promise<LanguageClient> | undefined;

  constructor(module: string, output: OutputChannel) {
    this.#module = module;
    this.#output = output;
  }

  /** The running client; starts the server when none runs. */
  start(onStarted: (client: LanguageClient) => void): Promise<LanguageClient> {
    this.#started ??= this.#startOnce(onStarted);
    return this.#started;
  }

  get isStarted(): boolean {
    return this.#started !== undefined;
  }

  async #startOnce(onStarted: (client: LanguageClient) => void): Promise<LanguageClient> {
    const client = new LanguageClient(
      'inferenceCost',
      'Inference Cost',
      this.#serverOptions(),
      this.#clientOptions(),
    );
    this.#client = client;
    onStarted(client);
    await client.start();
    return client;
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#started = undefined;
    await client?.stop().catch(() => undefined); // it may have died already
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.#noteFolder, { recursive: true, force: true });
  }

  #serverOptions() {
    return { module: this.#module, transport: TransportKind.ipc };
  }

  #clientOptions(): LanguageClientOptions {
    return {
      documentSelector,
      outputChannel: this.#output,
      initializationOptions: () => this.#initializationOptions(),
      markdown: { isTrusted: false, supportHtml: false },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => this.#closed(),
      },
    };
  }

  #initializationOptions(): InitializationOptions {
    return {
      settings: readSettings(),
      readingNote: this.#readingNote(),
      leaveOut: this.#leaveOut,
      lensCommand: commandIds.showReport,
    };
  }

  #closed() {
    const decision = this.#policy.crashed(this.#fileBeingRead(), Date.now());
    this.#leaveOut = decision.leaveOut;
    if (decision.message) void window.showErrorMessage(decision.message);
    if (decision.restart) return { action: CloseAction.Restart, handled: true };
    this.#policy = new RestartPolicy();
    this.#started = undefined;
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  #readingNote(): string {
    return join(this.#noteFolder, 'reading');
  }

  #fileBeingRead(): string | undefined {
    try {
      return readFileSync(this.#readingNote(), 'utf8').replace(/\0+$/, '') || undefined;
    } catch {
      return undefined; // no worker has run yet
    }
  }
}
