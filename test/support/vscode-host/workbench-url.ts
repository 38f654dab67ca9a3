import type { EditorServer } from './server.ts';

export interface WorkbenchQuery {
  /** Absolute path of the folder to open, or of a `.code-workspace` of several. */
  readonly folder: string;
  /** Absolute path of an unpacked extension to run. */
  readonly extension?: string;
  /** Absolute path of a module whose `run()` is the test run; the page reports its output and its end. */
  readonly tests?: string;
}

/** The address at which a browser opens the folder. The payload is read because the server runs with its test driver. */
export function workbenchUrl(server: EditorServer, query: WorkbenchQuery): string {
  const remote = (path: string) => `vscode-remote://${server.authority}${path}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (query.extension) payload.push(['extensionDevelopmentPath', remote(query.extension)]);
  if (query.tests) payload.push(['extensionTestsPath', remote(query.tests)]);
  const what = query.folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const params = new URLSearchParams({ [what]: query.folder, payload: JSON.stringify(payload) });
  return `${server.address}/?${params}`;
}
