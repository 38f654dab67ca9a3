import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JsonRpcClient } from './json-rpc-client.ts';

export interface StartOptions {
  readonly folder: string;
  /** More folders of the same workspace. */
  readonly otherFolders?: readonly string[];
  readonly initializationOptions?: unknown;
  readonly capabilities?: unknown;
  /** Arguments of Node before the script: a `--require` that a test injects. */
  readonly nodeArgs?: readonly string[];
  /** Server command after Node; the built server by default. */
  readonly command?: readonly string[];
}

interface Placed {
  readonly line: number;
  readonly character: number;
}

export interface CodeAction {
  readonly title: string;
  readonly edit: {
    readonly documentChanges: readonly {
      readonly textDocument: { readonly uri: string; readonly version: number | null };
      readonly edits: readonly { readonly range: { start: Placed; end: Placed }; readonly newText: string }[];
    }[];
  };
}

/** The built language server over stdio, on a folder, and the few messages that the tests send it. */
export class LanguageServer extends JsonRpcClient {
  readonly folder: string;
  #versions = new Map<string, number>();

  private constructor(options: StartOptions) {
    const command = options.command ?? [resolve('dist/server.js'), '--stdio'];
    super(process.execPath, [...(options.nodeArgs ?? []), ...command]);
    this.folder = options.folder;
  }

  static async start(options: StartOptions): Promise<LanguageServer> {
    const server = new LanguageServer(options);
    const rootUri = pathToFileURL(options.folder).href;
    await server.request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [
        { uri: rootUri, name: 'workspace' },
        ...(options.otherFolders ?? []).map(other => ({ uri: pathToFileURL(other).href, name: 'other' })),
      ],
      capabilities: options.capabilities ?? {},
      initializationOptions: options.initializationOptions,
    });
    server.notify('initialized', {});
    return server;
  }

  uri(file: string): string {
    return pathToFileURL(join(this.folder, file)).href;
  }

  /** Opens a file as it is on disk, or with the text given. */
  open(file: string, text = readFileSync(join(this.folder, file), 'utf8')): void {
    const languageId = file.endsWith('.py') ? 'python' : 'typescriptreact';
    this.#versions.set(file, 1);
    this.notify('textDocument/didOpen', {
      textDocument: { uri: this.uri(file), languageId, version: 1, text },
    });
  }

  /** An incremental edit: `text` in place of what stands between the two positions (0-based). */
  edit(file: string, start: readonly [number, number], end: readonly [number, number], text: string): void {
    const version = (this.#versions.get(file) ?? 1) + 1;
    this.#versions.set(file, version);
    const at = ([line, character]: readonly [number, number]) => ({ line, character });
    this.notify('textDocument/didChange', {
      textDocument: { uri: this.uri(file), version },
      contentChanges: [{ range: { start: at(start), end: at(end) }, text }],
    });
  }

  async lenses(file: string, uri = this.uri(file)): Promise<string[]> {
    const lenses = await this.request<{ command: { title: string } }[]>('textDocument/codeLens', {
      textDocument: { uri },
    });
    return lenses.map(lens => lens.command.title);
  }

  async hover(file: string, line: number, character: number, uri = this.uri(file)): Promise<string | null> {
    const hover = await this.request<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line, character },
    });
    return hover?.contents.value ?? null;
  }

  codeActions(file: string, line: number, uri = this.uri(file)): Promise<CodeAction[]> {
    const at = { line, character: 0 };
    return this.request('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
  }
}
