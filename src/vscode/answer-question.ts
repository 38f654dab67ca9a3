import { basename } from 'node:path';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  method,
  type EditConfigurationAnswer,
  type EditConfigurationParams,
  type FixAnswer,
  type FixParams,
  type WhatIfAnswer,
  type WhatIfParams,
} from '../server/protocol.ts';
import type { Answer, Question } from '../webview/protocol.ts';

/** The server's answer to what a page asks. */
export async function answerQuestion(client: LanguageClient, question: Question): Promise<Answer> {
  const { root } = question;
  if (question.kind === 'whatIf') {
    const params: WhatIfParams = { root, set: question.set };
    const answer = await client.sendRequest<WhatIfAnswer>(method.whatIf, params);
    return 'refused' in answer ? refused(answer.refused) : { kind: 'outcome', outcome: answer };
  }
  if (question.kind === 'fix') {
    const answer = await client.sendRequest<FixAnswer>(method.fix, question satisfies FixParams);
    return 'refused' in answer ? refused(answer.refused) : { kind: 'patches', ...answer };
  }
  const params: EditConfigurationParams = { root, edits: question.edits };
  const answer = await client.sendRequest<EditConfigurationAnswer>(method.editConfiguration, params);
  return 'refused' in answer ? refused(answer.refused) : { kind: 'saved', file: basename(answer.file) };
}

const refused = (why: string): Answer => ({ kind: 'refused', why });
