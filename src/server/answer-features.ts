import type { CodeAction, Connection, Range } from 'vscode-languageserver/node';
import type { Analysis } from './analysis.ts';
import { codeActions } from './features/code-actions.ts';
import { modelLine, switchActions } from './features/switch-actions.ts';
import { settingActions } from './features/setting-actions.ts';
import { codeLenses } from './features/code-lens.ts';
import { hoverLinks } from './features/hover-links.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlay-hints.ts';
import type { FileView } from './file-view.ts';
import type { Located, OpenDocuments } from './open-documents.ts';
import type { EditCommands, LinkCommands, Settings } from './protocol.ts';

/** What the answers are made from; functions where the value changes while the server runs. */
export interface AnswerContext {
  readonly documents: OpenDocuments;
  settings(): Settings;
  analysis(): Analysis;
  lensCommand(): string;
  /** The client's own, where it has them. */
  editCommands(): EditCommands | undefined;
  /** The client's command for the list of models, where it has one. */
  switchCommand(): string | undefined;
  linkCommands(): LinkCommands | undefined;
  /** The report page's script and style. */
  readonly pageFolder: string;
}

/** Answers the standard requests. A surface that is off answers at once, without any work. */
export function answerFeatures(connection: Connection, context: AnswerContext): void {
  connection.onHover(({ textDocument, position }) =>
    answer('hover', textDocument.uri, true, null, (view, located) =>
      hover(view, located, position, linksIn(view), context.settings().diagnostics.enabled),
    ),
  );
  connection.onCodeLens(({ textDocument }) =>
    answer('codeLens', textDocument.uri, false, [], (view, located) =>
      codeLenses(view, located, context.settings().codeLens, context.lensCommand()),
    ),
  );
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    answer('inlayHints', textDocument.uri, false, [], (view, located) => inlayHints(view, located, range)),
  );
  connection.onCodeAction(({ textDocument, range }) =>
    answer('diagnostics', textDocument.uri, true, [], async (view, located) => [
      ...codeActions(view, located, range, context.documents, file =>
        context.analysis().pathOf(view.root, file),
      ),
      ...(context.analysis().isFolder(view.root)
        ? settingActions(view, located, range, context.editCommands())
        : []),
      ...(await switches(view, located, range)),
    ]),
  );

  async function switches(view: FileView, located: Located, range: Range): Promise<CodeAction[]> {
    const line = modelLine(view, located, range);
    const models = line && (await context.analysis().models(located.path, line, located.cell));
    if (!models) return [];
    const { uri } = located.document;
    return switchActions(
      models,
      { uri, line },
      context.documents,
      file => context.analysis().pathOf(view.root, file),
      context.switchCommand(),
    );
  }

  const linksIn = (view: FileView) =>
    hoverLinks(context.linkCommands(), view, (file, cell) =>
      context.documents.uriOf(context.analysis().pathOf(view.root, file), cell),
    );

  async function answer<T>(
    surface: keyof Settings,
    uri: string,
    now: boolean,
    nothing: T,
    make: (view: FileView, located: Located) => T | Promise<T>,
  ): Promise<T> {
    if (!context.settings()[surface].enabled || !context.documents.locate(uri)) return nothing;
    await context.analysis().settled(now);
    const located = context.documents.locate(uri); // it may have been closed, or its cell moved, meanwhile
    const view = located && context.analysis().view(located.path);
    return view ? make(view, located) : nothing;
  }
}
