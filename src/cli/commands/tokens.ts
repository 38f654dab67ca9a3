import { answerLine } from '../../engine/tokens/answer-line.ts';
import type { Counters } from '../../engine/tokens/count/counters.ts';

/** What `tokens --jsonl` needs of its host. */
export interface TokensIo {
  /** Standard input, whole. */
  readonly input: string;
  readonly counters: Counters;
  readonly write: (text: string) => void;
}

/** `inference-cost tokens --jsonl`: one JSON object a line in, one a line out, in the same order. */
export function tokensCommand({ input, counters, write }: TokensIo): void {
  for (const line of input.split('\n')) {
    if (line.trim() !== '') write(`${JSON.stringify(answerLine(line, counters))}\n`);
  }
}
