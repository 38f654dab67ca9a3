import { createCounter, type Counter } from './counter.ts';
import type { EncodingName } from './pieces.ts';
import type { RankFile } from './ranks.ts';

/** The counters of both encodings, each of which reads its ranks on first use. */
export type Counters = Readonly<Record<EncodingName, Counter>>;

/** `ranks` are the parsed files `dist/ranks/*.json`. */
export const createCounters = (ranks: Readonly<Record<EncodingName, RankFile>>): Counters => ({
  o200k_base: createCounter('o200k_base', ranks.o200k_base),
  cl100k_base: createCounter('cl100k_base', ranks.cl100k_base),
});
