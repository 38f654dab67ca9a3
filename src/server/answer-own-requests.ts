import type { Connection } from 'vscode-languageserver/node';
import { explanationLines } from '../present/explanation.ts';
import { overview } from '../present/overview.ts';
import { whatIfOutcome } from '../present/page-what-if.ts';
import { fileStatus } from '../present/status.ts';
import type { AnswerContext } from './answer-features.ts';
import { answerFix } from './answer-fix.ts';
import { exported } from './exported.ts';
import {
  method,
  type ExplainAnswer,
  type ExportAnswer,
  type ExportParams,
  type ExplainParams,
  type FixAnswer,
  type FixParams,
  type OverviewAnswer,
  type ReportAnswer,
  type StatusAnswer,
  type StatusParams,
  type WhatIfAnswer,
  type WhatIfParams,
} from './protocol.ts';

/** Answers what the Language Server Protocol has no request for. */
export function answerOwnRequests(connection: Connection, context: AnswerContext): void {
  connection.onRequest(method.report, async (): Promise<ReportAnswer> => {
    await context.analysis().settled(true);
    return { reports: context.analysis().reports };
  });

  connection.onRequest(method.scan, async (): Promise<ReportAnswer> => {
    await context.analysis().scan();
    return { reports: context.analysis().reports };
  });

  connection.onRequest(method.overview, async (): Promise<OverviewAnswer> => {
    await context.analysis().settled();
    const { reports, stopped } = context.analysis();
    return { overview: JSON.stringify(overview(reports)), ...(stopped === undefined ? {} : { stopped }) };
  });

  connection.onNotification(method.cancel, () => context.analysis().cancel());

  connection.onRequest(method.whatIf, async ({ root, set }: WhatIfParams): Promise<WhatIfAnswer> => {
    const after = await context.analysis().scenario(root, set);
    const before = context.analysis().reports.find(one => one.root === root)?.report;
    if ('refused' in after) return after;
    return before ? whatIfOutcome(before, after) : { refused: `${root} has not been analysed.` };
  });

  connection.onRequest(method.fix, (params: FixParams): Promise<FixAnswer> =>
    answerFix(connection, context, params),
  );

  connection.onRequest(method.export, async ({ format }: ExportParams): Promise<ExportAnswer> => {
    await context.analysis().settled(true);
    const run = (root: string) => async (set: string) => {
      const after = await context.analysis().scenario(root, [set]);
      return 'refused' in after ? null : after;
    };
    return { text: await exported(context.analysis().reports, format, context.pageFolder, run) };
  });

  connection.onRequest(method.explain, async (params: ExplainParams): Promise<ExplainAnswer> => {
    const located = context.documents.locate(params.textDocument.uri);
    if (!located) return { callId: null, lines: ['Only files of a supported language can be explained.'] };
    const explanation = await context
      .analysis()
      .explain(located.path, params.position.line + 1, located.cell);
    return { callId: explanation.call?.id ?? null, lines: explanationLines(explanation) };
  });

  connection.onRequest(method.status, async (params: StatusParams): Promise<StatusAnswer | null> => {
    const located = context.documents.locate(params.textDocument.uri);
    const { statusBar, codeLens } = context.settings();
    const isWanted = statusBar.enabled || (codeLens.enabled && codeLens.mode === 'cursor');
    if (!located || !isWanted) return null;
    await context.analysis().settled();
    const view = context.analysis().view(located.path);
    const { cell } = located;
    const line = params.position && params.position.line + 1;
    const cursor = line === undefined ? undefined : { line, ...(cell === undefined ? {} : { cell }) };
    const status = view && fileStatus(view.file, view.calls, view.report, cursor);
    if (!status) return null;
    const { here, ...shown } = status;
    return here ? { ...shown, call: { line: here.call.line - 1, title: here.title } } : shown;
  });
}
