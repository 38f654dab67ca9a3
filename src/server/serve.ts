import { dirname, join } from 'node:path';
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { Analysis } from './analysis.ts';
import { answerFeatures } from './answer-features.ts';
import { answerModelRequests } from './answer-model-requests.ts';
import { answerOwnRequests } from './answer-own-requests.ts';
import { answerSettingsRequests } from './answer-settings-requests.ts';
import { OpenDocuments } from './open-documents.ts';
import { showProgress } from './progress.ts';
import { defaultSettings, editCommand, method, type InitializationOptions } from './protocol.ts';
import { PriceUpdating } from './price-updating.ts';
import { PushedDiagnostics } from './pushed-diagnostics.ts';
import { pathOfUri } from './roots.ts';
import { ownPriceFolder } from '../workspace/price-folder.ts';
import { anySurface, askSettings, readSettings, wantsPriceUpdates } from './settings.ts';
import { watchFiles } from './watched-files.ts';
import { ownReadingNote, startWorker } from './worker-link.ts';

const idleMs = 5 * 60_000;

/** A language server on an open connection. `workerScript` is the bundled worker that analyses. */
export function serve(connection: Connection, workerScript: string, version: string): void {
  let capabilities: ClientCapabilities = {};
  let options: InitializationOptions = {};
  let settings = defaultSettings;
  let analysis: Analysis;
  let prices: PriceUpdating;

  const documents = new OpenDocuments(connection, (path, text) => analysis.textChanged(path, text));
  const pushed = new PushedDiagnostics(connection, documents);
  const context = {
    documents,
    settings: () => settings,
    analysis: () => analysis,
    lensCommand: () => options.lensCommand ?? '',
    editCommands: () => options.editCommands,
    switchCommand: () => options.switchCommand,
    linkCommands: () => options.linkCommands,
    pageFolder: join(dirname(workerScript), 'webview'),
  };

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    options = readOptions(params.initializationOptions);
    settings = readSettings(options.settings);
    prices = makePriceUpdating();
    analysis = makeAnalysis();
    analysis.setFolders(foldersOf(params));
    return { capabilities: serverCapabilities(options), serverInfo: { name: 'Inference Cost', version } };
  });

  connection.onInitialized(async () => {
    watchFiles(connection, capabilities);
    if (capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(() => void readFolders());
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'inferenceCost' });
    await takeSettings(undefined);
  });

  connection.onDidChangeConfiguration(({ settings: raw }) => takeSettings(raw?.inferenceCost));
  connection.onDidChangeWatchedFiles(({ changes }) =>
    analysis.filesChanged(changes.map(change => pathOfUri(change.uri)).filter(path => path !== undefined)),
  );
  connection.onShutdown(() => analysis.end());

  answerFeatures(connection, context);
  answerOwnRequests(connection, context);
  answerSettingsRequests(connection, context);
  answerModelRequests(connection, context);

  async function takeSettings(raw: unknown): Promise<void> {
    const given = capabilities.workspace?.configuration ? await askSettings(connection) : raw;
    if (given !== undefined) settings = readSettings(given);
    void prices.follow(wantsPriceUpdates(given ?? options.settings));
    analysis.setLive(anySurface(settings));
    refresh();
  }

  function refresh(): void {
    if (capabilities.workspace?.codeLens?.refreshSupport)
      void connection.sendRequest(CodeLensRefreshRequest.type);
    if (capabilities.workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
    pushed.show(analysis, settings);
  }

  async function readFolders(): Promise<void> {
    const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
    analysis.setFolders(folders.map(folder => pathOfUri(folder.uri)).filter(path => path !== undefined));
  }

  function makePriceUpdating(): PriceUpdating {
    return new PriceUpdating({
      folder: options.priceFolder ?? ownPriceFolder(),
      url: options.priceUrl,
      today: () => new Date().toISOString().slice(0, 10),
      log: line => connection.console.info(line),
      changed: () => void analysis.restart(),
    });
  }

  function makeAnalysis(): Analysis {
    const readingNote = options.readingNote ?? ownReadingNote();
    return new Analysis({
      startWorker: (leaveOut, onProgress) =>
        startWorker({
          script: workerScript,
          leaveOut,
          readingNote,
          priceFolder: prices.folder,
          onProgress,
        }),
      openTexts: () => documents.texts(),
      showProgress: onCancel =>
        showProgress(connection, capabilities.window?.workDoneProgress === true, onCancel),
      changed: paths => {
        if (paths.length > 0) refresh();
        else pushed.show(analysis, settings); // of other files: settings that were mended
        void connection.sendNotification(method.changed);
      },
      tell: message =>
        void connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message,
        }),
      log: line => connection.console.info(line),
      nowMs: () => performance.now(),
      idleMs: options.idleMs ?? idleMs,
      leaveOut: options.leaveOut ?? [],
    });
  }
}

function readOptions(raw: unknown): InitializationOptions {
  return typeof raw === 'object' && raw !== null ? (raw as InitializationOptions) : {};
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(folder => folder.uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(pathOfUri).filter(path => path !== undefined);
}

function serverCapabilities({ editCommands }: InitializationOptions): InitializeResult['capabilities'] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    // all cells, Markdown too: the report counts cells as the notebook file does
    notebookDocumentSync: { notebookSelector: [{ notebook: { notebookType: 'jupyter-notebook' } }] },
    hoverProvider: true,
    codeLensProvider: {},
    inlayHintProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] },
    ...(editCommands ? {} : { executeCommandProvider: { commands: [editCommand] } }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** The worker lies beside the bundled server. */
export function workerBeside(directory: string): string {
  return join(directory, 'server-worker.js');
}
