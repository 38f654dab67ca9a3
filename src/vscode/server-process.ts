import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { window, type OutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../server/protocol.ts';
import { commandIds, linkCommands } from './command-ids.ts';
import { QuietClient } from './quiet-client.ts';
import { RestartPolicy } from './restart-policy.ts';
import { readPriceSettings, readSettings } from './settings.ts';

export interface ServerProcessOptions {
  /** The bundled server. */
  readonly module: string;
  readonly output: OutputChannel;
  /** Folder of this extension's own storage, for fetched prices. */
  readonly priceFolder: string;
  /** Called with each new client, before its server runs. */
  started(client: LanguageClient): void;
}

/** The language server of this window: started when first needed, brought back when it dies. */
export class ServerProcess {
  readonly #options: ServerProcessOptions;
  readonly #noteFolder = mkdtempSync(join(tmpdir(), 'inference-cost-'));
  #policy = new RestartPolicy();
  #leaveOut: readonly string[] = [];
  #client: LanguageClient | undefined;
  #running: Promise<LanguageClient> | undefined;

  constructor(options: ServerProcessOptions) {
    this.#options = options;
  }

  /** The client of a running server; starts one when none runs. Rejects when it can't be kept alive. */
  start(): Promise<LanguageClient> {
    this.#running ??= this.#launch();
    return this.#running;
  }

  /** The client of the server that runs or starts; undefined when none does. */
  get running(): Promise<LanguageClient> | undefined {
    return this.#running;
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#running = undefined;
    await client?.stop();
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.#noteFolder, { recursive: true, force: true });
  }

  async #launch(): Promise<LanguageClient> {
    let died = (): void => undefined;
    const death = new Promise<void>(done => (died = done));
    const client: LanguageClient = new QuietClient({
      module: this.#options.module,
      output: this.#options.output,
      initializationOptions: this.#initializationOptions(),
      closed: () => {
        this.#closed(client);
        died();
      },
    });
    this.#client = client;
    this.#options.started(client);
    try {
      await client.start();
      return client;
    } catch (error) {
      await death; // before it was up: who waits for this server gets the next one, where there is one
      if (this.#running === undefined) throw error;
      return this.#running;
    }
  }

  #closed(client: LanguageClient): void {
    if (client !== this.#client) return; // it was stopped on purpose
    const decision = this.#policy.crashed(this.#fileBeingRead(), Date.now());
    this.#leaveOut = decision.leaveOut;
    this.#client = undefined;
    this.#running = decision.restart ? this.#launch() : undefined;
    this.#running?.catch(() => undefined); // told below, or by the death that follows
    if (decision.message) void window.showErrorMessage(decision.message);
    if (!decision.restart) this.#policy = new RestartPolicy();
  }

  #initializationOptions(): InitializationOptions {
    return {
      settings: { ...readSettings(), prices: readPriceSettings() },
      priceFolder: this.#options.priceFolder,
      readingNote: this.#readingNote(),
      leaveOut: this.#leaveOut,
      lensCommand: commandIds.showReport,
      switchCommand: commandIds.switchModel,
      editCommands: {
        dismiss: commandIds.dismiss,
        volume: commandIds.setVolume,
        assumption: commandIds.changeAssumption,
      },
      linkCommands,
    };
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
