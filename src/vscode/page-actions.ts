import type { LanguageClient } from 'vscode-languageclient/node';
import { method, type OverviewAnswer } from '../server/protocol.ts';
import type { Answer, FromPage, ToPage } from '../webview/protocol.ts';
import { answerQuestion } from './answer-question.ts';
import { openPlace } from './open-place.ts';
import type { ReportPagesActions } from './report-pages.ts';

export interface PageSurroundings {
  /** The running client; starts one when none runs, because the user opened the page. */
  client(): Promise<LanguageClient>;
  scan(): Promise<void>;
}

/** What the report pages ask for, answered by the server. */
export function pageActions({ client, scan }: PageSurroundings): ReportPagesActions {
  return {
    async current(): Promise<ToPage> {
      try {
        const { overview, stopped } = await (await client()).sendRequest<OverviewAnswer>(method.overview);
        return { kind: 'overview', overview, ...(stopped === undefined ? {} : { stopped }) };
      } catch (error) {
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    },

    async take(message: FromPage, answer: (message: ToPage) => void): Promise<void> {
      switch (message.kind) {
        case 'open':
          return openPlace(message.root, message.place);
        case 'scan':
          return scan();
        case 'cancel':
          return (await client()).sendNotification(method.cancel);
        case 'ask':
          return answer({
            kind: 'answer',
            id: message.id,
            answer: await answerQuestion(await client(), message.question).catch((error: Error): Answer => ({
              kind: 'refused',
              why: error.message,
            })),
          });
        case 'ready':
          return;
      }
    },
  };
}
