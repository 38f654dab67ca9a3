import type { DocumentSelector } from 'vscode-languageclient/node';

/** Languages with call sites; `activationEvents` of package.json names the same. */
export const languages = [
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
] as const;

/** Documents that the server is told of: files on disk and unsaved new ones, the cells of notebooks, and the settings of the workspace. */
export const documentSelector: DocumentSelector = [
  ...languages.map(language => ({ scheme: 'file', language })),
  ...languages.map(language => ({ scheme: 'untitled', language })),
  { notebook: { scheme: 'untitled', notebookType: 'jupyter-notebook' }, language: 'python' },
  { notebook: { scheme: 'file', notebookType: 'jupyter-notebook' }, language: 'python' },
  { scheme: 'file', pattern: '**/inference-cost.yml' },
];
