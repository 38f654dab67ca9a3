import {
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver/node';

/** Sources, and what calls are made of beside them: manifests, prompt files, settings. */
const extensions =
  'py,pyi,ipynb,ts,mts,cts,tsx,js,mjs,cjs,jsx,md,txt,prompty,prompt,jinja,jinja2,j2,mustache,hbs,yaml,yml,json,toml,baml';

/** One each: VS Code reads no braces within braces, and would tell of nothing. */
export const watchedGlobs: readonly string[] = [`**/*.{${extensions}}`, '**/.gitignore', '**/.env*'];

/** Asks the client to tell of changed files, where it lets itself be asked. */
export function watchFiles(connection: Connection, capabilities: ClientCapabilities): void {
  if (!capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  void connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: watchedGlobs.map(globPattern => ({ globPattern })),
  });
}
