import {
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver/node';

/** Sources, and what calls are made of beside them: manifests, prompt files, settings. */
const watchedGlob =
  '**/{*.{py,pyi,ipynb,ts,mts,cts,tsx,js,mjs,cjs,jsx,md,txt,prompty,prompt,jinja,jinja2,j2,mustache,hbs,yaml,yml,json,toml},.gitignore}';

/** Asks the client to tell of changed files, where it lets itself be asked. */
export function watchFiles(connection: Connection, capabilities: ClientCapabilities): void {
  if (!capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  void connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: watchedGlob }],
  });
}
