import { CloseAction, ErrorAction, LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { OutputChannel } from 'vscode';
import type { InitializationOptions } from '../server/protocol.ts';
import { linkCommands } from './command-ids.ts';
import { documentSelector } from './languages.ts';

export interface QuietClientOptions {
  /** The bundled server. */
  readonly module: string;
  readonly output: OutputChannel;
  readonly initializationOptions: InitializationOptions;
  /** Called once, when the connection to the server is gone without having been stopped. */
  closed(): void;
}

/** A language client that leaves restarts, and what the user is told of them, to its owner. */
export class QuietClient extends LanguageClient {
  constructor({ module, output, initializationOptions, closed }: QuietClientOptions) {
    super(
      'inferenceCost',
      'Inference Cost',
      { module, transport: TransportKind.ipc },
      {
        documentSelector,
        outputChannel: output,
        initializationOptions,
        markdown: { isTrusted: { enabledCommands: Object.values(linkCommands) }, supportHtml: false },
        initializationFailedHandler: () => false,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue }),
          closed() {
            closed();
            return { action: CloseAction.DoNotRestart, handled: true };
          },
        },
      },
    );
  }

  /** To the output channel only: the library would open a box for every step of a crash. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  /** A server that is gone already can't be stopped: that is no failure. */
  override async stop(timeout?: number): Promise<void> {
    await super.stop(timeout).catch(() => undefined);
  }
}
