import { createCounter, type Counter } from './counter.ts';
import type { EncodingName } from './pieces.ts';
import { isRankFile, type RankFile } from './ranks.ts';

/** The counters of both encodings, each of which reads its ranks on first use. */
export type Counters = Readonly<Record<EncodingName, Counter>>;

/** `ranks` are the parsed files `dist/ranks/*.json`; a getter that reads one runs when its encoding is first used. */
export function createCounters(ranks: Readonly<Record<EncodingName, unknown>>): Counters {
  const file = (name: EncodingName) => (): RankFile => {
    const value = ranks[name];
    if (!isRankFile(value))
      throw new TypeError(`the rank file ${name}.json is damaged: install the program anew`);
    return value;
  };
  return {
    o200k_base: createCounter('o200k_base', file('o200k_base')),
    cl100k_base: createCounter('cl100k_base', file('cl100k_base')),
  };
}
